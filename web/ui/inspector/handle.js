/**
 * The inspector's handle: how much of the page the open panel takes, in one of three sizes, which this browser remembers. The
 * style sheets say how large each is, and on which side of the panel the handle is.
 */
import { onLanguage, t } from '../i18n.js';
import { setAttribute, standsOnTheRight } from '../dom.js';
import { rememberedSize, rememberSize } from './size.js';

const SIZES = Object.freeze(['low', 'middle', 'high']);
const USUAL = 1;
/** A press that moves no farther is none that drags. */
const STILL = 4;

/** @returns {() => void} is called when the panel was opened */
export function bindHandle() {
  const handle = /** @type {HTMLElement} */ (document.getElementById('inspector-handle'));
  const { body } = document;
  let size = remembered();

  function show() {
    body.dataset.size = SIZES[size];
    setAttribute(handle, 'aria-orientation', standsOnTheRight() ? 'vertical' : 'horizontal');
    setAttribute(handle, 'aria-valuenow', String(size + 1));
    setAttribute(handle, 'aria-valuetext', t('inspector.size.' + SIZES[size]));
  }

  /** @param {number} to */
  function choose(to) {
    size = Math.min(SIZES.length - 1, Math.max(0, to));
    show();
    rememberSize(SIZES[size]);
  }

  /** How large the panel is, from the handle to the edge of the page. */
  function extent() {
    const { left, top } = handle.getBoundingClientRect();
    return standsOnTheRight() ? innerWidth - left : innerHeight - top;
  }

  /** What each size comes to on this page. */
  function extents() {
    const each = SIZES.map((name) => {
      body.dataset.size = name;
      return extent();
    });
    show();
    return each;
  }

  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const along = () => (standsOnTheRight() ? 'clientX' : 'clientY');
    const each = extents();
    const start = event[along()];
    const before = extent();
    let now = before;
    let moved = false;
    handle.setPointerCapture(event.pointerId);
    /** @param {PointerEvent} move */
    const drag = (move) => {
      moved ||= Math.abs(move[along()] - start) > STILL;
      if (!moved) return;
      now = Math.min(each[each.length - 1], Math.max(each[0], before + start - move[along()]));
      body.style.setProperty('--sheet', now + 'px');
    };
    const end = () => {
      handle.removeEventListener('pointermove', drag);
      body.style.removeProperty('--sheet');
      // A press alone goes on to the next size, so that a finger need not drag.
      choose(moved ? nearest(each, now) : (size + 1) % SIZES.length);
    };
    handle.addEventListener('pointermove', drag);
    handle.addEventListener('lostpointercapture', end, { once: true });
  });
  handle.addEventListener('keydown', (event) => {
    const to = sizeAfter(event.key, size);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    choose(to);
  });
  addEventListener('resize', show);
  onLanguage(show);
  show();
  return show;
}

/** @param {string} key @param {number} size */
function sizeAfter(key, size) {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowLeft':
      return size + 1;
    case 'ArrowDown':
    case 'ArrowRight':
      return size - 1;
    case 'Home':
      return 0;
    case 'End':
      return SIZES.length - 1;
    case 'Enter':
      return (size + 1) % SIZES.length;
    default:
      return null;
  }
}

/** @param {number[]} each @param {number} value */
function nearest(each, value) {
  const distances = each.map((one) => Math.abs(one - value));
  return distances.indexOf(Math.min(...distances));
}

function remembered() {
  const at = SIZES.indexOf(rememberedSize());
  return at < 0 ? USUAL : at;
}
