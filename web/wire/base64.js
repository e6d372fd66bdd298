/** Bytes as text. Pure functions. */

/** How many bytes one call of `String.fromCharCode` takes as arguments: browsers bound their number. */
const CHUNK = 8192;

/** @param {Uint8Array & { toBase64?: () => string }} bytes  which newer browsers write by themselves, at once @returns {string} */
export function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} @throws {DOMException} when it is no base64 */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
