/** The little card of one weight, beside its line: its value under the pointer, to be set after a click. */
import { parameterIndex } from '../../net/forward.js';
import { make, setAttribute, setText } from '../dom.js';
import { NumberField } from './number.js';
import { shortName, shortSourceName, sourceName, unitName } from './text.js';

/** @typedef {import('./panel.js').NetworkView} NetworkView */
/** @typedef {import('../../draw/links.js').Link} Link */

const WIDTH = 192;

export class LinkCard {
  /**
   * @param {(layer: number, unit: number, input: number, value: number) => void} onSetParameter
   * @param {() => void} onClose
   */
  constructor(onSetParameter, onClose) {
    /** @type {Link | null} */
    this.link = null;
    this.editing = false;
    this.element = make('div', 'network-link');
    this.element.setAttribute('role', 'group');
    this.element.hidden = true;
    this.title = make('span', 'network-link-title');
    this.field = new NumberField(
      (value) => this.link && onSetParameter(this.link.layer, this.link.unit, this.link.input, value),
      (message) => (this.message.textContent = message),
    );
    this.message = make('p', 'network-message');
    this.message.setAttribute('role', 'alert');
    this.element.append(this.title, this.field.element, this.message);
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' || (event.key === 'Enter' && !this.field.typed)) onClose();
    });
    this.element.addEventListener('focusout', () => this.editing && onClose());
  }

  /**
   * @param {Link | null} link null hides the card
   * @param {boolean} editing
   * @param {number} left where the line was pointed at
   * @param {number} top
   * @param {{width: number, height: number}} room
   */
  choose(link, editing, left, top, room) {
    const other = JSON.stringify(link) !== JSON.stringify(this.link);
    if (other) this.field.takeBack();
    this.link = link;
    this.editing = editing;
    this.element.hidden = link === null;
    this.element.classList.toggle('editing', editing);
    if (!link) return;
    const x = Math.max(4, Math.min(room.width - WIDTH - 4, left - WIDTH / 2));
    const y = top > room.height - 84 ? top - 76 : top + 16;
    this.element.style.transform = `translate(${x}px, ${y}px)`;
    this.element.style.width = `${WIDTH}px`;
  }

  /** @param {NetworkView} view */
  update({ shape, parameters, t, range }) {
    if (!this.link || !parameters) return;
    const { layer, unit, input } = this.link;
    const place = { layer, unit };
    const name = { source: sourceName(t, shape, layer, input), target: unitName(t, shape, place) };
    const short = { source: shortSourceName(t, shape, layer, input), target: shortName(t, shape, place) };
    setText(this.title, t('network.link', short));
    setAttribute(this.element, 'aria-label', t('network.link', name));
    this.field.show(parameters[parameterIndex(shape, layer, unit, input)], t('network.weight'), range, t);
  }
}
