/** The pictures of a film, coded. */

/**
 * @typedef {object} Film
 * @property {number} width
 * @property {number} height
 * @property {number} rate  pictures a second
 * @property {string} codec  as WebCodecs name it
 * @property {import('./bytes.js').Bytes} description  what a decoder must know beforehand; may be empty
 * @property {VideoColorSpaceInit} colour
 * @property {{ bytes: import('./bytes.js').Bytes, key: boolean }[]} frames  key: can be decoded without those before
 */
export {};
