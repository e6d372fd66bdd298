import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPoints } from '../../../web/draw/points.js';
import { addSample, createHistory } from '../../../web/model/history.js';
import { lossCsv, pointsCsv } from '../../../web/ui/take-home/csv.js';
import { SvgCanvas } from '../../../web/ui/take-home/svg.js';

const names = { columns: ['x1', 'x2'], target: 'class', classes: ['0', '1'] };
const canvas = () => new SvgCanvas({ toUrl: () => 'data:,', widthOf: (text) => 6 * text.length }, 'a');

test('points keep all their digits, and each says what it is for', () => {
  const points = [
    [0.1 + 0.2, -1e-7, 1, 0],
    [-5, 1e21, 0, 1],
  ];
  assert.equal(pointsCsv(points, names), 'x1,x2,class,split\r\n0.30000000000000004,-1e-7,1,training\r\n-5,1e+21,0,test\r\n');
});

test('points of a line have one column, and real targets stay numbers', () => {
  const line = { columns: ['x1'], target: 'y', classes: [] };
  assert.equal(pointsCsv([[2, 0, -0.5, 0]], line), 'x1,y,split\r\n2,-0.5,training\r\n');
});

test('no name becomes a formula or ends its cell, and a negative number stays one', () => {
  const hostile = { columns: ['=1+1', '@x'], target: '-a', classes: ['+cmd', 'say "hi", you\nthere'] };
  const csv = pointsCsv(
    [
      [-1, 2, 0, 0],
      [3, 4, 1, 0],
    ],
    hostile,
  );
  assert.equal(csv, `'=1+1,'@x,'-a,split\r\n-1,2,'+cmd,training\r\n3,4,"say ""hi"", you\nthere",training\r\n`);
});

test('the losses are those that were measured, and what was not measured is an empty cell', () => {
  const history = createHistory(10);
  addSample(history, { step: 0, epoch: 0, trainLoss: 0.7, testLoss: null });
  addSample(history, { step: 25, epoch: 1, trainLoss: 0.5, testLoss: 0.625 });
  assert.equal(lossCsv(history), 'step,epoch,training loss,test loss\r\n0,0,0.7,\r\n25,1,0.5,0.625\r\n');
});

test('text stays text in SVG, whatever it says', () => {
  const context = canvas();
  context.font = '600 12px "Noto Sans", sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('<script>&"', 10, 20);
  assert.equal(
    context.content,
    '<text x="10" y="24.2" text-anchor="middle" font-family="&quot;Noto Sans&quot;, sans-serif" font-size="12" ' +
      'font-weight="600" fill="#000000">&lt;script>&amp;&quot;</text>',
  );
});

test('what save kept comes back, and a path is drawn where the canvas was moved to', () => {
  const context = canvas();
  context.save();
  context.translate(5, 6);
  context.scale(2, 2);
  context.globalAlpha = 0.5;
  context.strokeStyle = '#ff0000';
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(1, 1);
  context.stroke();
  context.restore();
  context.stroke();
  const path = '<path d="M0 0L1 1" fill="none" stroke=';
  assert.equal(
    context.content,
    `${path}"#ff0000" stroke-width="1" opacity="0.5" transform="matrix(2 0 0 2 5 6)"/>\n${path}"#000000" stroke-width="1"/>`,
  );
});

test('what is cut off stays cut off until the way back', () => {
  const context = canvas();
  context.save();
  context.beginPath();
  context.rect(0, 0, 10, 10);
  context.clip();
  context.fillRect(5, 5, 10, 10);
  context.restore();
  context.fillRect(0, 0, 1, 1);
  assert.equal(
    context.content,
    '<defs><clipPath id="a0"><path d="M0 0h10v10h-10Z"/></clipPath></defs>' +
      '<path d="M5 5h10v10h-10Z" fill="#000000" clip-path="url(#a0)"/>\n<path d="M0 0h1v1h-1Z" fill="#000000"/>',
  );
});

test('a point with a real target is drawn as discs and without a pixel', () => {
  const context = canvas();
  const geometry = { left: 0, top: 0, size: 100, centre: { x: 0, y: 0 }, extent: { x: 5, y: 5 } };
  const theme = { card: '#ffffff', ink: '#000000', positive: '#0000ff', negative: '#ff0000', tick: 10 };
  drawPoints(context, geometry, [[0, 0, 1, 0]], theme, { regression: true, showTest: true, ratio: 1, radius: 5, stamped: false });
  assert.equal(context.elements.length, 3);
  assert.ok(context.elements.every((element) => element.startsWith('<path d="M') && element.includes('A')));
  assert.ok(!context.content.includes('<image'));
});
