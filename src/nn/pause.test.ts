import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { compactDocument } from './compactDocument.ts';
import { readDocument } from './document.ts';
import { computesAlike, effectsBetween } from './effects.ts';
import { mergePatch } from './patch.ts';
import { patchBetween } from './patchBetween.ts';
import type { Pause } from './pause.ts';
import { type Curve, pausesAtPoint } from './pausesAtPoint.ts';
import { sentenceOf } from './problemWords.ts';

const registries = { layers, datasets };
const curveOf = (losses: readonly number[]): Curve => ({ count: losses.length, at: (i) => losses[i]! });
/** The points at which a run whose loss goes so would pause. */
const pausesOn = (pause: Pause, losses: readonly number[]): number[] =>
  losses.flatMap((_, i) => (pausesAtPoint(pause, curveOf(losses.slice(0, i + 1))) ? [i] : []));

it('pauses where the test has not been better for so many points, and after as many more again', () => {
  const losses = [5, 4, 3, 3.5, 3.2, 2, 2, 3, 4, 5, 6, 1];
  expect(pausesOn({ type: 'worse', points: 2 }, losses)).toEqual([4, 7, 9]);
  expect(pausesAtPoint({ type: 'worse', points: 2 }, curveOf(losses.slice(0, 8)))).toEqual({ best: 5 });
});

it('pauses where a loss falls by too little', () => {
  const losses = [5, 4, 3.99, 3.98, 3.97, 3, 2.999];
  expect(pausesOn({ type: 'plateau', metric: 'trainLoss', points: 3, least: 0.1 }, losses)).toEqual([4]);
  expect(pausesOn({ type: 'plateau', metric: 'trainLoss', points: 3, least: 0 }, losses)).toEqual([]);
});

it('pauses where a bound is met that was not met before', () => {
  const below: Pause = { type: 'metric', metric: 'testLoss', is: 'below', value: 3 };
  expect(pausesOn(below, [5, 2, 1, 4, 2.9, 2])).toEqual([1, 4]);
  expect(pausesOn(below, [2, 1])).toEqual([0]);
  expect(pausesOn({ ...below, is: 'above' }, [2, 3, 3.1, 4])).toEqual([2]);
});

it('never pauses by what is not there', () => {
  const none = [Number.NaN, Number.NaN, Number.NaN];
  for (const pause of [
    { type: 'worse', points: 1 },
    { type: 'plateau', metric: 'testLoss', points: 1, least: 0.1 },
    { type: 'metric', metric: 'testAccuracy', is: 'above', value: 0.5 },
  ] as const)
    expect(pausesOn(pause, none), pause.type).toEqual([]);
});

const base = { strata: 1, data: { type: 'spiral' }, network: [] };
const read = (pause?: unknown) =>
  readDocument({ ...base, training: { ...(pause === undefined ? {} : { pause }) } }, registries);

it('is read with its defaults, written again, and refused with a sentence', () => {
  const { document } = read({ type: 'worse' });
  expect(document!.training.pause).toEqual({ type: 'worse', points: 10 });
  expect(readDocument(compactDocument(document!, registries), registries).document).toEqual(document);
  expect(read().document!.training).not.toHaveProperty('pause');
  expect(sentenceOf(read({ type: 'sometimes' }).problems[0]!)).toMatch(/pause\.type must be one of step, epoch, /);
  expect(sentenceOf(read({ type: 'step', step: 0 }).problems[0]!)).toMatch(
    /training\.pause: step must be .* received 0/,
  );
});

it('computes nothing otherwise, and is said by a patch', () => {
  const [never, worse] = [read().document!, read({ type: 'worse' }).document!];
  const step = read({ type: 'step' }).document!;
  for (const [a, b] of [
    [never, worse],
    [worse, step],
    [step, never],
  ] as const) {
    expect(computesAlike(effectsBetween(a, b, registries))).toBe(true);
    expect(mergePatch(a, patchBetween(a, b, registries), registries)).toEqual(b);
  }
});
