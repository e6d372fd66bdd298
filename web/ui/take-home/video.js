/** The run as a video: what it'd hold, in which formats it can be had, and how far one is that is being made. */
import { action, enable, make, makeButton, setAttribute, worded } from '../dom.js';
import { onLanguage, say, t } from '../i18n.js';
import { complain, tell } from '../messages.js';
import { makeFilm, secondsOf } from './film.js';
import { GifFile } from './gif-file.js';
import { row } from './row.js';
import { saved } from './save.js';
import { findFormat, VideoFile } from './video-file.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('./film.js').File} File */

/** The letters of a video are larger than those of a page, since it's often seen small, or from afar. */
const TICK = 14;

export class Video {
  /** @param {State} state @param {(tick: number) => import('../../draw/theme.js').Theme} themeNow */
  constructor(state, themeNow) {
    this.state = state;
    this.themeNow = themeNow;
    /** @type {AbortController | null} */
    this.making = null;
    this.holds = make('p', 'hint');
    this.lacks = make('p', 'hint');
    this.formats = make('div', 'take-home-rows', this.format('GIF', 'take-home.gif', () => new GifFile()));
    this.bar = make('progress', '');
    const working = worded('p', 'hint', 'take-home.making');
    working.id = 'take-home-making';
    setAttribute(this.bar, 'aria-labelledby', working.id);
    this.cancel = action('take-home.cancel', () => this.making?.abort());
    this.work = make('div', 'take-home-work', working, this.bar, this.cancel);
    this.work.hidden = true;
    const status = make('div', 'take-home-status', this.work);
    status.setAttribute('aria-live', 'polite');
    this.element = make('section', '', worded('h3', '', 'take-home.video'), this.holds, this.lacks, this.formats, status);
    onLanguage(() => this.describe());
    void findFormat().then((format) => {
      if (!format) return;
      this.formats.prepend(this.format(format.name, 'take-home.' + format.ending, () => new VideoFile(format)));
      this.describe();
    });
  }

  /** @param {string} name @param {string} key  of what it gives @param {() => File} begin */
  format(name, key, begin) {
    const button = makeButton('button', name, () => void this.make(button, begin()));
    return row(button, key);
  }

  /** Says what a video made now would hold. */
  describe() {
    const { moments } = this.state.recording;
    const [first] = moments;
    const some = moments.length > 1;
    const seconds = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    if (some) {
      const steps = { from: first.frame.step, to: moments[moments.length - 1].frame.step };
      say(this.holds, 'take-home.video-holds', {
        count: moments.length,
        ...steps,
        seconds: seconds.format(secondsOf(moments.length)),
      });
      say(this.lacks, 'take-home.video-lacks', { from: steps.from });
    } else say(this.holds, 'take-home.video-empty');
    this.lacks.hidden = !some || first.frame.step === 0;
    for (const button of this.formats.querySelectorAll('button')) enable(button, some && !this.making);
  }

  /** @param {HTMLElement} button that was pressed @param {File} file to be */
  async make(button, file) {
    const making = new AbortController();
    this.making = making;
    this.describe();
    this.progress(0);
    this.work.hidden = false;
    this.cancel.focus();
    try {
      saved(file.name, await makeFilm(this.state, this.themeNow(TICK), file, (part) => this.progress(part), making.signal));
    } catch (error) {
      if (making.signal.aborted) tell(t('take-home.cancelled'));
      else {
        console.error(error);
        complain(t('take-home.video-failed', { name: file.name }));
      }
    }
    file.close();
    this.making = null;
    const returns = document.activeElement === this.cancel;
    this.work.hidden = true;
    this.describe();
    if (returns) button.focus();
  }

  /** @param {number} part from 0 to 1 */
  progress(part) {
    this.bar.value = part;
  }
}
