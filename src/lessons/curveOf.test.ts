import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import type { Question } from '#lesson/index.ts';
import { RunHistory } from '#state/runHistory.ts';
import { curveFor, curveOfAnswer, sameCurve } from './curveOf.ts';

const score = (loss: number) => ({ loss, accuracy: null, explained: null, count: 4 });
function historyOf(points: readonly (readonly [number, number])[]): RunHistory {
  const history = new RunHistory();
  history.take({
    history: {
      from: 0,
      values: Float64Array.from(points.flatMap(([step, loss]) => [step, step / 10, 1, loss, Number.NaN, Number.NaN])),
    },
    position: { step: points.at(-1)![0], epoch: 0, used: 0, pending: 0 },
    trainCount: 4,
    train: score(1),
    test: score(1),
  });
  return history;
}
const ask = (more: object): readonly Question[] => [
  { id: 'q', ask: 'What?', kind: 'draw', what: 'curve', ...more } as Question,
];
const data = prepareData({ type: 'sawtooth' }, 1);
const history = historyOf([
  [0, 3],
  [10, 2],
  [20, 1],
  [30, 0.5],
]);

it('a run’s curve is known once it has come to the end of its axis, and goes no farther', () => {
  const drawn = ask({ of: 'testLoss', steps: 20, top: 3 });
  expect(curveFor(drawn, history, undefined, data, 19)).toBeUndefined();
  expect(curveFor(drawn, history, undefined, data, 30)).toEqual({ x: [0, 10, 20], y: [3, 2, 1] });
  expect(curveFor(ask({ of: 'testAccuracy', steps: 20 }), history, undefined, data, 30)).toBeUndefined();
  expect(curveFor(ask({ what: 'border' }), history, undefined, data, 30)).toBeUndefined();
  expect(curveFor([], history, undefined, data, 30)).toBeUndefined();
});

it('the answer’s curve is that of its one input', () => {
  const values = Float32Array.of(1, 2, 3, 4);
  const answer = {
    resolution: 4,
    dimensions: 1,
    sample: -1,
    classes: 0,
    values,
    said: new Float32Array(0),
    mean: new Float32Array(0),
  };
  const [low, high] = data.domain[0]!;
  const curve = curveFor(ask({}), history, answer, data, 0)!;
  expect(curve.y).toEqual([1, 2, 3, 4]);
  expect(curve.x[0]).toBeCloseTo(low + (high - low) / 8);
  expect(curve.x[3]).toBeCloseTo(high - (high - low) / 8);
  expect(curveOfAnswer(undefined, data)).toBeUndefined();
  expect(curveOfAnswer({ ...answer, dimensions: 2 }, data)).toBeUndefined();
});

it('curves are the same where all their heights are', () => {
  expect(sameCurve({ x: [0], y: [1] }, { x: [0], y: [1] })).toBe(true);
  expect(sameCurve({ x: [0], y: [1] }, { x: [0], y: [2] })).toBe(false);
  expect(sameCurve(undefined, { x: [0], y: [2] })).toBe(false);
  expect(sameCurve(undefined, undefined)).toBe(true);
});
