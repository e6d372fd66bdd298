/** What a person may have meant by a key that a link can't have. */

/**
 * @param {string} key
 * @param {readonly string[]} keys  those that a link can have
 * @returns {string | null} the nearest, if it is a slip or two away
 */
export function nearKey(key, keys) {
  let nearest = null;
  // A letter at least must be right.
  let least = Math.min(key.length - 1, key.length < 5 ? 1 : 2);
  for (const each of keys) {
    // Also since a key may be as long as a link.
    if (Math.abs(key.length - each.length) > least) continue;
    const away = slips(key.toLowerCase(), each.toLowerCase());
    if (away > least || (away === least && nearest !== null)) continue;
    nearest = each;
    least = away;
  }
  return nearest;
}

/** @param {string} a @param {string} b @returns {number} the letters to add, to leave out, to change or to swap */
function slips(a, b) {
  const rows = [[...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
