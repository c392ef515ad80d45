/** @file What goals of lessons ask to have measured inside a network beside what lenses show: units that are dead, straight pieces, answers on changed inputs. NaN where a network has nothing of it. */
import { word } from '#base/random.ts';
import type { Plan } from '#engine/plan.ts';
import type { Subject } from '#engine/probe.ts';
import { countRight } from '#engine/scoring.ts';
import { predictedClass } from '#nn/objective.ts';
import { sizeOf } from '#nn/shape.ts';

type Read = (of: Pick<Subject, 'plan' | 'model'>, named: readonly string[]) => number;

/** Training samples on which a unit must be 0 to be called dead. */
const LOOKED_AT = 256;
/** Places from −1 to 1 at which the slope of a curve is taken, and by how much it must change from one stretch to the next to be another piece. */
const PLACES = 2001;
const BEND = 0.25;

/** Inputs of rows, each changed. */
function inputsOf(
  plan: Plan,
  rows: Int32Array,
  change: (input: Float32Array, row: number) => Float32Array = (input) => input,
): Float32Array {
  const width = sizeOf(plan.input.shape);
  const all = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) all.set(change(plan.data!.inputsOf(row), row), i * width);
  return all;
}

const dead: Read = ({ model, plan }, [id]) => {
  const block = model.evaluation.blocks.find((one) => one.id === id);
  if (!block || !plan.data) return Number.NaN;
  const { shape } = block.output;
  const [width, units] = [sizeOf(shape), shape.length === 2 ? shape[1]! : shape[0]!];
  const unitOf = (cell: number) => (shape.length === 2 ? cell % units : Math.floor(cell / (width / units)));
  const alive = new Uint8Array(units);
  model.evaluateInputs(inputsOf(plan, plan.samples.train.subarray(0, LOOKED_AT)), (_, count) => {
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

const shifted: Read = ({ plan, model }, [pixels]) => {
  const { data, input, samples } = plan;
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
    countRight(
      model,
      inputsOf(plan, samples.test, (picture) => moved(picture, down, aside)),
      labels,
    ),
  );
  return right.reduce((sum, one) => sum + one, 0) / (ways.length * labels.length);
};

const exchanged: Read = ({ plan, model }) => {
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
  const [before, after] = [said(inputsOf(plan, samples.test)), said(inputsOf(plan, samples.test, exchange))];
  return before.filter((answer, i) => answer === after[i]).length / before.length;
};

/** By name, with what each is measured of: `dead` of a block, `shifted` by pixels. */
export const changedReadings = { dead, pieces, shifted, exchanged } as const;
export type ChangedReading = keyof typeof changedReadings;
