/** The letters that quantities are written with, which the catalogue has by their names in messages. */

/** @type {Readonly<Record<string, string>>} */
let letters = {};

/** As the page starts. @param {Readonly<Record<string, string>>} ofNames  the letter of each quantity that is written as one */
export function writeWith(ofNames) {
  letters = ofNames;
}

/** @param {string} name  of a quantity, which stands for itself if it has no letter */
export function letterOf(name) {
  return letters[name] ?? name;
}
