/** Copies for a person, and says so. */
import { t } from '../i18n.js';
import { complain, tell } from '../messages.js';
import { saveFile } from '../take-home/save.js';

/**
 * @param {string} text
 * @param {string} done the key of what is said then
 * @param {string} failed the key of what is said if it can't be copied
 */
export async function copyText(text, done, failed) {
  try {
    // Without HTTPS there is no clipboard at all.
    await navigator.clipboard.writeText(text);
    tell(t(done));
  } catch {
    complain(t(failed));
  }
}

/** Copies a canvas as a picture, or saves it where a browser can't copy pictures. @param {HTMLCanvasElement} canvas */
export async function copyPicture(canvas) {
  /** @type {Promise<Blob>} */
  const picture = new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas is empty'))));
  });
  try {
    // The promise itself: Safari copies only within the click.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    tell(t('share.picture-copied'));
  } catch {
    saveFile('plane.png', await picture);
    tell(t('share.picture-saved'));
  }
}
