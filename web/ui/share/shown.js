/**
 * What of the page is shown, to be chosen: a checkbox for each control that a link can hide (playground.page.Control), below the
 * part of the page that it stands in.
 */
import { make, setAttribute, worded } from '../dom.js';
import { hasText, say } from '../i18n.js';

/** The parts, in the order in which a person meets them. Those that have the name of a control are hidden as a whole by it. */
const PARTS = Object.freeze({
  page: '.top',
  transport: '.transport',
  training: '.settings',
  more: '#more-settings',
  plane: '#plane-panel',
  data: '#data-rail',
  network: '#network-panel',
  inspector: '#inspector',
});
const ANY_PART = Object.values(PARTS).join();

/**
 * @typedef {object} Item
 * @property {string} name
 * @property {string} part
 * @property {string} key of its label
 * @property {string} heading the key of the group of settings that it belongs to, or ''
 * @property {string | undefined} holder the name of the control that it stands in
 * @property {HTMLInputElement} box
 */

/** For ids, since the same choice may stand in two places. */
let made = 0;

export class Shown {
  /** @param {(hide: string[]) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.items = [...document.querySelectorAll('[data-control]')].map(item);
    this.byName = new Map(this.items.map((each) => [each.name, each]));
    this.parts = Object.keys(PARTS).map((part) => this.makePart(part));
    this.element = make('ul', 'shown', ...this.parts.map(({ element }) => element));
    this.element.addEventListener('change', () => {
      this.render();
      onChange(this.hidden());
    });
  }

  /** @param {readonly string[]} hide */
  begin(hide) {
    for (const { name, box } of this.items) box.checked = !hide.includes(name);
    this.render();
  }

  /** @returns {string[]} the names to hide; what stands in something hidden needs no name */
  hidden() {
    return this.items.filter((each) => !each.box.checked && this.isThere(each)).map(({ name }) => name);
  }

  /** Whether all that it stands in is shown. @param {Item} item @returns {boolean} */
  isThere({ holder }) {
    const outer = holder && this.byName.get(holder);
    return !outer || (outer.box.checked && this.isThere(outer));
  }

  /** @param {string} part */
  makePart(part) {
    const own = this.byName.get(part);
    const items = this.items.filter((each) => each.part === part && !(each.name in PARTS));
    const box = own?.box ?? checkbox();
    if (!own) {
      box.addEventListener('change', () => {
        for (const each of items) each.box.checked = box.checked;
      });
    }
    const list = make('ul', '');
    list.hidden = true;
    let heading = '';
    for (const each of items) {
      if (each.heading !== heading) {
        heading = each.heading;
        if (heading) list.append(worded('li', 'shown-heading', heading));
      }
      list.append(make('li', '', labelled(each.box, each.key)));
    }
    const label = labelled(box, hasText('shown.part.' + part) ? 'shown.part.' + part : 'section.' + part);
    label.id = 'shown-' + ++made;
    const count = make('button', 'button shown-count');
    count.type = 'button';
    count.id = label.id + '-count';
    count.setAttribute('aria-labelledby', label.id + ' ' + count.id);
    count.hidden = items.length === 0;
    count.addEventListener('click', () => {
      list.hidden = !list.hidden;
      this.render();
    });
    return { element: make('li', '', make('div', 'shown-part', label, count), list), box, own, items, list, count };
  }

  render() {
    for (const { box, own, items, list, count } of this.parts) {
      const shown = items.filter((each) => each.box.checked && this.isThere(each)).length;
      if (!own) {
        box.checked = shown > 0;
        box.indeterminate = shown > 0 && shown < items.length;
      }
      for (const each of items) each.box.disabled = !this.isThere(each);
      say(count, 'customize.count', { shown, all: items.length });
      setAttribute(count, 'aria-expanded', String(!list.hidden));
    }
  }
}

/** @param {Element} element @returns {Item} */
function item(element) {
  const name = String(element.getAttribute('data-control'));
  const region = element.closest(ANY_PART);
  const part = Object.entries(PARTS).find(([, selector]) => region?.matches(selector))?.[0] ?? 'page';
  const key = hasText('shown.' + name) ? 'shown.' + name : keyOf(element);
  const group = part === 'more' ? keyOf(element.closest('section')) : '';
  const around = element.parentElement?.closest('[data-control]')?.getAttribute('data-control');
  // A popover stands in no control, but what opens it hides it.
  const holder = around ?? (part === name ? undefined : part);
  return { name, part, key, heading: group === key ? '' : group, holder, box: checkbox() };
}

/** The text that names an element: its own, or the first within. @param {Element | null} element */
function keyOf(element) {
  const key = element?.getAttribute('data-i18n-aria') ?? element?.querySelector('[data-i18n]')?.getAttribute('data-i18n');
  return key ?? '';
}

function checkbox() {
  const box = make('input', '');
  box.type = 'checkbox';
  return box;
}

/** @param {HTMLInputElement} box @param {string} key */
function labelled(box, key) {
  return make('label', '', box, worded('span', '', key));
}
