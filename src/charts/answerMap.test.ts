import { beforeEach, expect, it } from 'vitest';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { AnswerMap, type AnswerMapOptions } from './boundary.ts';
import { palette } from './color.ts';

const page = recordingPage();
let map: AnswerMap;
beforeEach(() => {
  map = new AnswerMap();
});
const box = { x: 10, y: 20, width: 80, height: 40 };
const drawn = (options: AnswerMapOptions = {}): RecordingCanvas => {
  const canvas = new RecordingCanvas();
  map.draw(canvas.context, box, options);
  return canvas;
};
/** Left half sure of one class, right half of the other; the border runs down the middle. */
const halves = (width = 8, height = 4): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) => (i % width < width / 2 ? -6 : 6));
const update = (values = halves()) => map.update({ kind: 'binary', width: 8, height: 4, values });

it('draws nothing before an answer has come', () => {
  expect(drawn().marks).toEqual([]);
});

it('lays the image over its whole box, both halves in the colours of their classes', () => {
  update();
  const [image] = drawn().all('drawImage');
  expect(image!.numbers).toEqual([10, 20, 80, 40]);
  expect([image!.picture!.width, image!.picture!.height]).toEqual([8, 4]);
  const { signed } = palette();
  // A positive score speaks for class 1, which is the lower half of the scale.
  for (const y of [0, 3]) {
    expect(signed.indexOf(image!.picture!.at(0, y))).toBeGreaterThan(200);
    expect(signed.indexOf(image!.picture!.at(7, y))).toBeLessThan(56);
  }
});

it('turns the colours round where a positive score speaks for the other class', () => {
  map.update({ kind: 'binary', width: 8, height: 4, values: halves(), positive: 0 });
  const [image] = drawn().all('drawImage');
  expect(palette().signed.indexOf(image!.picture!.at(0, 0))).toBeLessThan(56);
});

it('draws the border down the middle in ink, inside of its box, and lines of equal confidence fainter', () => {
  update();
  const canvas = drawn();
  expect(canvas.all('rect')[0]!.numbers).toEqual([10, 20, 80, 40]);
  const [faint, border, ...more] = canvas.all('stroke');
  expect(more).toEqual([]);
  expect([faint!.alpha, faint!.lineWidth]).toEqual([0.22, 1]);
  expect([border!.alpha, border!.lineWidth, border!.stroke]).toEqual([0.9, 1.5, palette().ink1]);
  const last = canvas.marks.findLastIndex(({ does }) => does === 'beginPath');
  const places = canvas.marks.slice(last).filter(({ does }) => does === 'moveTo' || does === 'lineTo');
  expect(places.length).toBeGreaterThan(4);
  for (const { numbers } of places) expect(numbers[0]).toBeCloseTo(50, 5);
  expect(Math.min(...places.map(({ numbers }) => numbers[1]!))).toBeLessThan(22);
  expect(Math.max(...places.map(({ numbers }) => numbers[1]!))).toBeGreaterThan(58);
});

it('has neither line where that is asked for, and regions have no lines of confidence', () => {
  update();
  expect(
    drawn({ boundary: false })
      .all('stroke')
      .map(({ alpha }) => alpha),
  ).toEqual([0.22]);
  expect(
    drawn({ isolines: false })
      .all('stroke')
      .map(({ alpha }) => alpha),
  ).toEqual([0.9]);
  expect(
    drawn({ mode: 'regions' })
      .all('stroke')
      .map(({ alpha }) => alpha),
  ).toEqual([0.9]);
});

it('has no border where no class leads anywhere', () => {
  update(new Float32Array(32).fill(0.001));
  expect(drawn({ isolines: false }).all('moveTo')).toEqual([]);
});

it('is painted anew for another mode, another theme and another answer, and for nothing else', () => {
  update(Float32Array.from(halves(), (score) => score / 6));
  const at = (options: AnswerMapOptions = {}) => drawn(options).all('drawImage')[0]!.picture!.at(0, 0);
  const sure = at();
  expect(at()).toBe(sure);
  expect(at({ mode: 'regions' })).not.toBe(sure);
  expect(at()).toBe(sure);
  page.changeTheme();
  expect(at()).toBe(sure);
  update();
  expect(at()).not.toBe(sure);
});

it('of numbers is on the signed scale up to its limit, with thinner lines where the value is round', () => {
  const values = Float32Array.from({ length: 32 }, (_, i) => ((i % 8) - 3.5) / 3.5);
  map.update({ kind: 'surface', width: 8, height: 4, values, limit: 1 });
  const canvas = drawn();
  const [image] = canvas.all('drawImage');
  const { signed } = palette();
  expect(signed.indexOf(image!.picture!.at(7, 0))).toBe(207);
  expect(signed.indexOf(image!.picture!.at(0, 0))).toBe(49);
  const [, zero] = canvas.all('stroke');
  expect([zero!.alpha, zero!.lineWidth]).toEqual([0.5, 1]);
  map.update({ kind: 'surface', width: 8, height: 4, values, limit: 0 });
  const flat = drawn().all('drawImage')[0]!.picture!;
  expect(flat.at(0, 0)).toBe(flat.at(7, 0));
});

it('of three classes has a border between each two, whatever the scores are given as', () => {
  const [width, height] = [9, 3];
  const score = (i: number, k: number) => (Math.floor((i % width) / 3) === k ? 5 : 0);
  const logits = Float32Array.from({ length: 3 * width * height }, (_, n) => score(Math.floor(n / 3), n % 3));
  const shares = Float32Array.from(logits, (z) => (z === 5 ? 0.98 : 0.01));
  for (const [values, scores] of [
    [logits, 'logits'],
    [shares, 'probabilities'],
  ] as const) {
    map.update({ kind: 'classes', width, height, classes: 3, values, scores });
    const canvas = drawn({ isolines: false });
    const xs = canvas.all('moveTo').map(({ numbers }) => numbers[0]!);
    const near = (x: number) => xs.some((one) => Math.abs(one - x) < 3);
    expect([near(10 + 80 / 3), near(10 + 160 / 3), near(12)], scores).toEqual([true, true, false]);
    const { picture } = canvas.all('drawImage')[0]!;
    expect(new Set([picture!.at(0, 1), picture!.at(4, 1), picture!.at(8, 1)]).size).toBe(3);
  }
});
