/** The code that shows the experiment in another page, with the controls that its author chooses. */
import { action, make, named, worded } from '../dom.js';
import { copyText } from './clipboard.js';
import { Shown } from './shown.js';

/** As high as plane, figures and run need side by side. */
const HEIGHT = 560;

export class Embed {
  /** @param {(hide: readonly string[]) => string} link */
  constructor(link) {
    this.link = link;
    this.shown = new Shown((hide) => this.write(hide));
    this.code = named(make('textarea', 'share-code'), 'share.embed-code');
    this.code.readOnly = true;
    this.code.rows = 4;
    this.code.addEventListener('focus', () => this.code.select());
    this.element = make(
      'details',
      'share-embed',
      worded('summary', '', 'share.embed'),
      worded('p', 'hint', 'share.embed-hint'),
      this.code,
      action('share.copy-code', () => copyText(this.code.value, 'share.code-copied', 'share.code-failed')),
      worded('h3', '', 'share.what-is-shown'),
      this.shown.element,
    );
  }

  /** @param {readonly string[]} hide the names of the controls that are hidden at first */
  begin(hide) {
    this.shown.begin(hide);
    this.write(hide);
  }

  /** @param {readonly string[]} hide */
  write(hide) {
    const source = this.link(hide).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    this.code.value =
      `<iframe src="${source}" title="Backprop Playground" width="100%" height="${HEIGHT}" style="border:0" ` +
      'allow="clipboard-write"></iframe>';
  }
}
