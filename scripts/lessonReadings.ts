/** @file What goals and numbers of lessons ask to be measured inside a network (`lesson/metrics.ts`), in Node. NaN where a network has nothing of it. */
import { word } from '#base/random.ts';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Reading } from '#lesson/metrics.ts';
import { predictedClass } from '#nn/objective.ts';
import { sizeOf } from '#nn/shape.ts';
import { probes } from '#probes/index.ts';

type Read = (trainer: Trainer, of: readonly string[]) => number;

/** Training samples on which a unit must be 0 to be called dead. */
const LOOKED_AT = 256;
/** Places from −1 to 1 at which the slope of a curve is taken, and by how much it must change from one stretch to the next to be another piece. */
const PLACES = 2001;
const BEND = 0.25;

const reads: Read = (trainer, [block, factor]) => {
  const survey = probes.ladder.compute(trainer, {}, createPool());
  const section = survey?.sections.find(({ id }) => id === block);
  if (factor === undefined) return section?.answer?.value ?? Number.NaN;
  const at = survey?.factors.findIndex(({ id }) => id === factor) ?? -1;
  return section?.factors[at]?.value ?? Number.NaN;
};

const gradientRatio: Read = (trainer, [first, second]) => {
  const blocks = probes.gradients.compute(trainer, {}, createPool());
  const of = (id: string | undefined) => blocks.find((one) => one.id === id)?.parameters ?? Number.NaN;
  return of(first) / of(second);
};

const dead: Read = ({ model, plan }, [id]) => {
  const block = model.evaluation.blocks.find((one) => one.id === id);
  if (!block) return Number.NaN;
  const { shape } = block.output;
  const [width, units] = [sizeOf(shape), shape.length === 2 ? shape[1]! : shape[0]!];
  const unitOf = (cell: number) => (shape.length === 2 ? cell % units : Math.floor(cell / (width / units)));
  const alive = new Uint8Array(units);
  model.evaluateRows(plan.samples.train.subarray(0, LOOKED_AT), (_, count) => {
    const values = model.tensor(block.output);
    for (let i = 0; i < count * width; i++) if (values[i] !== 0) alive[unitOf(i % width)] = 1;
  });
  return 1 - alive.reduce((sum, one) => sum + one, 0) / units;
};

const pieces: Read = ({ model, plan }) => {
  if (plan.data?.dimensions !== 1 || sizeOf(plan.output) !== 1) return Number.NaN;
  const at = Float32Array.from({ length: PLACES }, (_, i) => -1 + (2 * i) / (PLACES - 1));
  const heights = new Float64Array(PLACES);
  model.evaluateInputs(plan.data.inputsAt(at), (start, count) => {
    const out = model.tensor(model.evaluation.output);
    for (let i = 0; i < count; i++) heights[start + i] = out[i]!;
  });
  const slope = (i: number) => (heights[i + 1]! - heights[i]!) / (2 / (PLACES - 1));
  const bends = Array.from({ length: PLACES - 2 }, (_, i) => Math.abs(slope(i + 1) - slope(i)) > BEND);
  return 1 + bends.filter((bent, i) => bent && !bends[i - 1]).length;
};

/** Inputs of all test samples, each changed. */
function changedInputs({ plan }: Trainer, change: (input: Float32Array, row: number) => Float32Array): Float32Array {
  const width = sizeOf(plan.input.shape);
  const { test } = plan.samples;
  const all = new Float32Array(test.length * width);
  for (const [i, row] of test.entries()) all.set(change(plan.data!.inputsOf(row), row), i * width);
  return all;
}

const shifted: Read = (trainer, [pixels]) => {
  const { data, input, samples } = trainer.plan;
  if (data?.kind !== 'image' || data.task !== 'classification' || samples.test.length === 0) return Number.NaN;
  const [, height, width] = input.shape as readonly [number, number, number];
  const by = Number(pixels);
  const moved = (picture: Float32Array, down: number, right: number) =>
    picture.map((_, cell) => {
      const [row, column] = [Math.floor(cell / width) % height, cell % width];
      const from = [row - down, column - right] as const;
      const inside = from[0] >= 0 && from[1] >= 0 && from[0] < height && from[1] < width;
      return inside ? picture[cell - down * width - right]! : 0;
    });
  const labels = Array.from(samples.test, (row) => data.targets[row]!);
  const ways = [
    [by, 0],
    [-by, 0],
    [0, by],
    [0, -by],
  ] as const;
  const right = ways.map(([down, aside]) =>
    trainer.countRight(
      changedInputs(trainer, (picture) => moved(picture, down, aside)),
      labels,
    ),
  );
  return right.reduce((sum, one) => sum + one, 0) / (ways.length * labels.length);
};

const exchanged: Read = (trainer) => {
  const { plan, model } = trainer;
  const { data, output, code, document, samples } = plan;
  if (data?.kind !== 'tokens' || data.task !== 'classification' || samples.test.length === 0) return Number.NaN;
  const length = sizeOf(plan.input.shape);
  const exchange = (input: Float32Array, row: number) => {
    const tokens = Int32Array.from(new Int32Array(input.buffer, input.byteOffset, input.length));
    const first = word(0x7ea, row, 0) % length;
    const second = (first + 1 + (word(0x7ea, row, 1) % (length - 1))) % length;
    [tokens[first], tokens[second]] = [tokens[second]!, tokens[first]!];
    return new Float32Array(tokens.buffer);
  };
  const said = (inputs: Float32Array) => {
    const answers: number[] = [];
    const width = output.at(-1)!;
    const positions = sizeOf(output) / width;
    model.evaluateInputs(inputs, (start, count) => {
      const out = model.tensor(model.evaluation.output);
      for (let i = 0; i < count * positions; i++)
        answers[start * positions + i] = predictedClass(out, i * width, code, document.training.loss);
    });
    return answers;
  };
  const [before, after] = [said(changedInputs(trainer, (input) => input)), said(changedInputs(trainer, exchange))];
  return before.filter((answer, i) => answer === after[i]).length / before.length;
};

export const readings: Readonly<Record<Reading, Read>> = { reads, gradientRatio, dead, pieces, shifted, exchanged };
