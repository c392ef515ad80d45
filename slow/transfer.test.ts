import { describe, expect, it } from 'vitest';
import { replayer } from '#engine/replay.ts';
import type { Trainer } from '#engine/trainer.ts';
import { mergePatch } from '#nn/patch.ts';
import { gallery } from '#state/gallery.ts';
import { registries } from '#state/registries.ts';

/** Steps of the first task. */
const BEGINS = { 'transfer-digits': 800, 'transfer-faces': 300 };
type Id = keyof typeof BEGINS;
const seeds = [1, 2, 3, 4, 5];

/** A lane of an example, by its name, A by its own; from another start. */
function lane(id: Id, name: string, seed: number) {
  const { variants = [], ...base } = gallery.find((entry) => entry.id === id)!.document;
  const change = name === 'A' ? {} : variants.find((one) => one.name === name)!.change;
  return replayer({ ...mergePatch(base, change, registries), seed });
}
/** Numbers of an example's sentence. */
const said = (id: Id, phrase: RegExp) =>
  phrase
    .exec(gallery.find((entry) => entry.id === id)!.sentence)!
    .slice(1)
    .map(Number);
const accuracy = (trainer: Trainer) => trainer.score(trainer.plan.samples.test).accuracy!;

/** Accuracy on new pictures so many steps into the second task. */
function scoreAfter(steps: number, id: Id, name: string, seed: number): number {
  const { trainer, step } = lane(id, name, seed);
  while (trainer.step < BEGINS[id] + steps) step();
  expect([trainer.trainCount, trainer.plan.samples.test.length]).toEqual([50, 1200]);
  return accuracy(trainer);
}

/** Steps of the second task, in tens, until nine in ten new pictures are named right; 400 where they are not by then. */
function stepsToNine(id: Id, name: string, seed: number): number {
  const { trainer, step } = lane(id, name, seed);
  while (trainer.step < BEGINS[id]) step();
  const frozen = trainer.plan.parameters.filter(
    ({ block }) => trainer.plan.blocks.find((one) => one.block.id === block)!.block.trainable === false,
  );
  const kept = () => frozen.map((parameter) => [...trainer.model.values(parameter)]);
  const before = kept();
  expect(before.length).toBe(name === 'A' ? 0 : 4);
  while (trainer.step < BEGINS[id] + 400 && accuracy(trainer) < 0.9) for (let i = 0; i < 10; i++) step();
  expect(kept()).toEqual(before);
  return trainer.step - BEGINS[id];
}

describe('what was learned, taken along to another task of few pictures', () => {
  it('digits: frozen convolutions are at least five points above a start from scratch after a hundred steps, from each of five starts', () => {
    const points = seeds.map(
      (seed) =>
        100 *
        (scoreAfter(100, 'transfer-digits', 'All frozen but the last', seed) -
          scoreAfter(100, 'transfer-digits', 'A', seed)),
    );
    console.log(`points above from scratch: ${points.map((p) => p.toFixed(1)).join(' ')}`);
    expect(Math.min(...points)).toBeGreaterThanOrEqual(5);
    expect(said('transfer-digits', /are (\d+) to (\d+) points/)).toEqual([
      Math.round(Math.min(...points)),
      Math.round(Math.max(...points)),
    ]);
  });

  it('faces: two frozen convolutions that learned expressions, kept to the bit, name glasses in fewer steps than a start from scratch, from at least four of five starts', () => {
    const steps = seeds.map((seed) => [
      stepsToNine('transfer-faces', 'Two convolutions kept', seed),
      stepsToNine('transfer-faces', 'A', seed),
    ]);
    console.log(`steps kept / from scratch: ${steps.map((pair) => pair.join('/')).join(' ')}`);
    expect(steps.filter(([kept, scratch]) => kept! < scratch!).length).toBeGreaterThanOrEqual(4);
  });
});
