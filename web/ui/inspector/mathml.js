/** The elements of MathML. */

const NAMESPACE = 'http://www.w3.org/1998/Math/MathML';

/** @param {string} name @param {Element[]} children */
export function ms(name, ...children) {
  const element = document.createElementNS(NAMESPACE, name);
  element.append(...children);
  return element;
}

/** @param {string} name @param {string} text */
function leaf(name, text) {
  const element = ms(name);
  element.textContent = text;
  return element;
}

/** A letter or a function's name. @param {string} text @param {'normal'} [variant] upright */
export function mi(text, variant) {
  const element = leaf('mi', text);
  if (variant) element.setAttribute('mathvariant', variant);
  return element;
}

/** @param {string} text */
export const mn = (text) => leaf('mn', text);
/** @param {string} text */
export const mo = (text) => leaf('mo', text);
/** @param {string} text words within a formula */
export const mtext = (text) => leaf('mtext', text);
/** @param {Element[]} children */
export const row = (...children) => (children.length === 1 ? children[0] : ms('mrow', ...children));
/** @param {Element} inner */
export const fenced = (inner) => row(mo('('), inner, mo(')'));
/** @param {Element[][]} rows of cells */
export const table = (rows) => ms('mtable', ...rows.map((cells) => ms('mtr', ...cells.map((cell) => ms('mtd', cell)))));

/** A formula of its own. @param {Element[]} children */
export const mathOf = (...children) => ms('math', ...children);
