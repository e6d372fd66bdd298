/**
 * The checks from which `messages.js` and `inspections.js` build those of the server's messages: a check returns what doesn't fit,
 * or nothing. Pure functions.
 */

/** A value that doesn't fit, and the path to it from where the check began. */
class Misfit {
  /** @param {unknown} value @param {string} expected */
  constructor(value, expected) {
    this.path = '';
    this.value = value;
    this.expected = expected;
  }

  /** @param {string} step  such as `.name` or `[3]` */
  within(step) {
    this.path = step + this.path;
    return this;
  }

  toString() {
    const shown = JSON.stringify(this.value) ?? 'nothing';
    return `${this.path}: expected ${this.expected}, got ${shown.length > 60 ? shown.slice(0, 60) + '…' : shown}`;
  }
}

/** @typedef {(value: unknown) => Misfit | undefined} Check */

/** @type {Check} */
export const text = (value) => (typeof value === 'string' ? undefined : new Misfit(value, 'a string'));

/** @type {Check} */
export const number = (value) => (Number.isFinite(value) ? undefined : new Misfit(value, 'a number'));

/** @type {Check} */
export const flag = (value) => (typeof value === 'boolean' ? undefined : new Misfit(value, 'true or false'));

/** @param {(string | number)[]} allowed @returns {Check} */
export const oneOf = (allowed) => (value) =>
  allowed.some((one) => one === value) ? undefined : new Misfit(value, 'one of ' + allowed.join(', '));

/** @param {Check} check @returns {Check} */
export const nullable = (check) => (value) => (value === null ? undefined : check(value));

/** @param {Check} check @returns {Check}  of a field that may be missing */
export const optional = (check) => (value) => (value === undefined ? undefined : check(value));

/** @param {Check} check @returns {Check} */
export const list = (check) => (value) => {
  if (!Array.isArray(value)) return new Misfit(value, 'a list');
  for (let i = 0; i < value.length; i++) {
    const misfit = check(value[i]);
    if (misfit) return misfit.within(`[${i}]`);
  }
  return undefined;
};

/** @param {Check[]} checks @returns {Check}  a list with an entry for each */
export const tuple =
  (...checks) =>
  (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) return new Misfit(value, `a list of ${checks.length}`);
    for (let i = 0; i < checks.length; i++) {
      const misfit = checks[i](value[i]);
      if (misfit) return misfit.within(`[${i}]`);
    }
    return undefined;
  };

/** @param {Record<string, Check>} fields @returns {Check}  fields beyond these are let through: a newer server may send more */
export const object = (fields) => {
  const entries = Object.entries(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Misfit(value, 'an object');
    const given = /** @type {Record<string, unknown>} */ (value);
    for (const [name, check] of entries) {
      const misfit = check(given[name]);
      if (misfit) return misfit.within('.' + name);
    }
    return undefined;
  };
};

/** @param {string} key @param {Record<string, Check>} kinds @returns {Check}  of objects whose field `key` says which they are */
export const union = (key, kinds) => {
  const kind = object({ [key]: oneOf(Object.keys(kinds)) });
  return (value) => kind(value) ?? kinds[/** @type {Record<string, string>} */ (value)[key]](value);
};

/** @param {Check[]} checks @returns {Check}  one of them is enough; if none fits, it returns what the last one found */
export const either =
  (...checks) =>
  (value) => {
    let misfit;
    for (const check of checks) {
      misfit = check(value);
      if (!misfit) return undefined;
    }
    return misfit;
  };

/** @param {() => Check} check @returns {Check}  a check defined later, or one that contains this check */
export const later = (check) => (value) => check()(value);
