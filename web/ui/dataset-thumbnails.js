/**
 * The small pictures of the data sets: a sketch of each, drawn from few points at fixed places. They are pictures, not the
 * data: the data come from the server's generators.
 */

/** A number in 0 … 1, the same for the same `i`, without a pattern to the eye. @param {number} i @param {number} salt */
function random(i, salt) {
  const mixed = Math.sin(i * 127.1 + salt * 311.7) * 43758.5453;
  return mixed - Math.floor(mixed);
}

/** @typedef {{ x: number, y: number, colour: number }} Dot  in −6 … 6; colour −1 … 1, the first class to the second */

/** @type {Record<string, (i: number, n: number) => Dot>} */
const SKETCHES = {
  circle(i, n) {
    const inner = i < n / 2;
    const radius = inner ? 2.6 * Math.sqrt(random(i, 1)) : 4 + random(i, 1);
    return polar(radius, 2 * Math.PI * random(i, 2), inner ? 1 : -1);
  },
  xor(i) {
    const x = spaced(10 * random(i, 1) - 5);
    const y = spaced(10 * random(i, 2) - 5);
    return { x, y, colour: x * y > 0 ? 1 : -1 };
  },
  gauss(i, n) {
    const side = i < n / 2 ? 1 : -1;
    const dot = polar(2.6 * random(i, 1), 2 * Math.PI * random(i, 2), side);
    return { ...dot, x: dot.x + 2.3 * side, y: dot.y + 2.3 * side };
  },
  spiral(i, n) {
    const arm = i % 2;
    const along = (i - arm + 2) / n;
    return polar(5 * along, 1.75 * 2 * Math.PI * along + arm * Math.PI, arm ? -1 : 1);
  },
  moons(i, n) {
    const side = i % 2 === 0 ? 1 : -1;
    const angle = Math.PI * (i / n);
    const x = 3.3 * Math.cos(angle) - 1.6 + 0.8 * (random(i, 1) - 0.5);
    const y = 3.8 * Math.sin(angle) - 1 + 0.8 * (random(i, 2) - 0.5);
    return { x: side * x, y: side * y, colour: side };
  },
  checkerboard(i) {
    const x = 10 * random(i, 1) - 5;
    const y = 10 * random(i, 2) - 5;
    return { x, y, colour: (Math.floor(x / 2.5) + Math.floor(y / 2.5)) % 2 === 0 ? 1 : -1 };
  },
  parity(i) {
    const x = 3 * (i % 4) - 4.5;
    const y = 3 * (Math.floor(i / 4) % 4) - 4.5;
    const nth = Math.floor(i / 16);
    const ones = [x > 0, y > 0, Math.abs(x) < 3, Math.abs(y) < 3].filter(Boolean).length;
    return { x: x + 0.9 * (nth % 2) - 0.45, y: y + 0.9 * (Math.floor(nth / 2) % 2) - 0.45, colour: ones % 2 === 0 ? -1 : 1 };
  },
  'above-curve'(i) {
    const x = 11 * random(i, 1) - 5.5;
    const y = 11 * random(i, 2) - 5.5;
    const above = y - 2.5 * Math.sin(x);
    return { x, y: y + Math.sign(above) * 0.4, colour: Math.sign(above) };
  },
  sine: curve(Math.sin),
  absolute: curve((x) => Math.abs(x) / 3 - 1),
  step: curve((x) => (x < 0 ? -0.8 : 0.8)),
  bumps: curve((x) => Math.exp(-((x + 4) ** 2)) - Math.exp(-x * x) + Math.exp(-((x - 4) ** 2))),
  plane(i) {
    const x = 11 * random(i, 1) - 5.5;
    const y = 11 * random(i, 2) - 5.5;
    return { x, y, colour: (x + y) / 8 };
  },
  'multi-gauss'(i) {
    const column = (i % 3) - 1;
    const row = i % 2 === 0 ? 1 : -1;
    const dot = polar(2.2 * Math.sqrt(random(i, 1)), 2 * Math.PI * random(i, 2), 0);
    const colour = (column === 0 ? row : -row) * (1.2 - Math.hypot(dot.x, dot.y) / 2.2);
    return { x: dot.x + 4 * column, y: dot.y + 2.6 * row, colour };
  },
};

/** @param {number} radius @param {number} angle @param {number} colour @returns {Dot} */
function polar(radius, angle, colour) {
  return { x: radius * Math.sin(angle), y: radius * Math.cos(angle), colour };
}

/** @param {(x: number) => number} value  −1 … 1 @returns {(i: number, n: number) => Dot} a curve of it */
function curve(value) {
  return (i, n) => {
    const x = (11 * (i + 0.5)) / n - 5.5;
    return { x, y: 4 * value(x), colour: value(x) };
  };
}

/** @param {number} value */
function spaced(value) {
  return value + Math.sign(value) * 0.4;
}

/** Draws all thumbnails of the page in these colours. @param {import('../draw/theme.js').Theme} theme */
export function drawThumbnails(theme) {
  for (const thumbnail of document.querySelectorAll('.thumbnail')) {
    const canvas = thumbnail.querySelector('canvas');
    const sketch = SKETCHES[String(thumbnail.getAttribute('data-set'))];
    if (canvas && sketch) draw(canvas, sketch, theme);
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(i: number, n: number) => Dot} sketch
 * @param {import('../draw/theme.js').Theme} theme
 */
function draw(canvas, sketch, theme) {
  const side = Math.max(1, Math.round(canvas.clientWidth * Math.min(devicePixelRatio, 2)));
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const count = canvas.clientWidth > 60 ? 120 : 72;
  const radius = side * (canvas.clientWidth > 60 ? 0.022 : 0.03);
  for (let i = 0; i < count; i++) {
    const { x, y, colour } = sketch(i, count);
    context.globalAlpha = 0.15 + 0.85 * Math.min(1, Math.abs(colour));
    context.fillStyle = colour > 0 ? theme.positive : theme.negative;
    context.beginPath();
    context.arc(side * (0.5 + x / 13), side * (0.5 - y / 13), radius, 0, 2 * Math.PI);
    context.fill();
  }
}
