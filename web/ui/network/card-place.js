/** Where the card of a unit stands. */
import { onPhone } from '../dom.js';

/** Pixels between a unit and its card. */
const CARD_DISTANCE = 14;
/** Cards may reach into the space that the page leaves around the diagram. */
const BEYOND = 8;

/**
 * Beside its unit, away from the links that come into it, and within the diagram. Where that side has no room, an open card goes to
 * the other side, and a small one below the unit.
 *
 * @param {HTMLElement} card
 * @param {{ x: number, y: number }} unit its centre
 * @param {number} size of the unit
 * @param {{ width: number, height: number }} diagram
 * @param {number} above the height of the controls above the columns
 * @param {boolean} open
 */
export function placeBeside(card, { x, y }, size, diagram, above, open) {
  if (onPhone()) {
    // A sheet at the lower edge of the screen: network-card.css gives it its place.
    card.style.left = card.style.top = '';
    return;
  }
  const { offsetWidth: width, offsetHeight: height } = card;
  const half = size / 2 + CARD_DISTANCE;
  const fits = x + half + width <= diagram.width + BEYOND;
  let left = fits ? x + half : x - half - width;
  let top = y - height / 2;
  if (!fits && (!open || left < -BEYOND)) {
    // Below the unit, or above it.
    left = x - width / 2;
    top = y + half + height <= diagram.height ? y + half : y - half - height;
  }
  // The controls above the columns stay free where there is room for that.
  const free = height + above <= diagram.height && top >= 0 ? above : 0;
  card.style.left = `${Math.round(clamp(left, -BEYOND, diagram.width + BEYOND - width))}px`;
  card.style.top = `${Math.round(clamp(top, free, diagram.height - height))}px`;
}

/** Scrolls a phone's page until the unit stands above the sheet of its card. @param {HTMLElement} card @param {HTMLElement} unit */
export function uncover(card, unit) {
  // A unit that only has the focus has no card on a phone.
  if (!card.checkVisibility()) return;
  const room = card.getBoundingClientRect().top - unit.getBoundingClientRect().bottom - CARD_DISTANCE;
  if (room < 0) window.scrollBy({ top: -room, behavior: 'instant' });
}

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
