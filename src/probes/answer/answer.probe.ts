import { lookedRow } from '#data/lookedRow.ts';
import { overAxes } from '#data/prepare.ts';
import type { BufferPool } from '#engine/bufferPool.ts';
import type { Plan } from '#engine/plan.ts';
import type { Probe } from '#engine/probe.ts';
import { predictedClass } from '#nn/objective.ts';
import { affordable, gridSize, planeGrid } from '#probes/planeGrid.ts';
import { meanPicture } from './pictureError.ts';
import { pictureOfRow } from './pictures.probe.ts';

export interface AnswerRequest {
  readonly resolution: number;
  /** Also what the network says of every sample of the data. */
  readonly samples: boolean;
  /** The row of the data that is looked at where samples are no points. */
  readonly sample?: number;
  /** Of a table: which two inputs the plane is drawn over; those that tell most where absent. */
  readonly axes?: readonly number[];
}

export interface AnswerResult {
  /** Of the plane at most what was asked for; 0 where one sample is looked at. */
  readonly resolution: number;
  readonly dimensions: number;
  /** The row of the data whose answer `values` is; −1 over the plane or line. */
  readonly sample: number;
  /** Of a table: the inputs that the plane is drawn over. */
  readonly axes?: readonly number[];
  /** Classes, or 0 where the answer is a number. */
  readonly classes: number;
  /**
   * Classes: [classes, cells], what the network gives each class as a share of 1 (softmax of logits, sigmoid, or the output itself where the loss compares
   * values). A number: [1, cells]. Cells are those of the plane or line, or the answers of the sample: one, or one for every step. The picture itself: [P], its
   * pixels as they are given back.
   */
  readonly values: Float32Array<ArrayBuffer>;
  /** For every row of the data and each of its answers: the class said, or the number. Empty unless asked for, and where it is a picture. */
  readonly said: Float32Array<ArrayBuffer>;
  /** [P]: where it is a picture, the mean of all that are held out, by which R² is reckoned. */
  readonly mean: Float32Array<ArrayBuffer>;
}

/** V2: what the whole network says over the input plane, or of one sample that is no point; and of every sample. Exact. */
export const answerOf: Probe<AnswerRequest, AnswerResult>['compute'] = (
  trainer,
  { resolution: asked, samples, sample, axes },
  pool,
) => {
  const { plan, model } = trainer;
  const { code, output } = plan;
  const data = overAxes(plan.data!, axes);
  if (data.task === 'picture') {
    const row = lookedRow(data, sample);
    const values = pictureOfRow(trainer, row, pool);
    const mean = pool.floats(values.length);
    mean.set(meanPicture(data));
    return { resolution: 0, dimensions: 0, sample: row, classes: 0, values, said: pool.floats(0), mean };
  }
  const { loss } = plan.document.training;
  const { dimensions, positions, classNames, count: rowCount } = data;
  const classes = classNames.length;
  const overPoints = dimensions > 0;
  const resolution = affordable(plan, data, asked);
  const cells = overPoints ? gridSize(data, resolution) : positions;
  const values = pool.floats(Math.max(1, classes) * cells);
  const width = output.at(-1)!;
  const out = model.tensor(model.evaluation.output);
  const write = (from: Float32Array, start: number, count: number) => {
    for (let i = 0; i < count; i++) {
      if (classes === 0)
        values[start + i] = from[i]!; // one number
      else shares(from, i * width, width, code.kind, code.low, loss, values, start + i, cells);
    }
  };
  const row = lookedRow(data, sample);
  if (overPoints) model.evaluateInputs(planeGrid(data, resolution), (start, count) => write(out, start, count));
  else write(model.tensor(model.inspectRow(row).output), 0, positions);
  const said = pool.floats(samples ? data.targets.length : 0);
  if (samples) {
    model.evaluateRows(allRows(rowCount), (start, count) => {
      for (let i = 0; i < count * positions; i++)
        said[start * positions + i] = classes > 0 ? predictedClass(out, i * width, code, loss) : out[i]!;
    });
  }
  return {
    resolution: overPoints ? resolution : 0,
    dimensions,
    sample: overPoints ? -1 : row,
    ...(data.shown ? { axes: data.shown } : {}),
    classes,
    values,
    said,
    mean: pool.floats(0),
  };
};

export const answerProbe: Probe<AnswerRequest, AnswerResult> = {
  names: ({ sample, axes }) => ({ row: sample, axes }),
  compute: answerOf,
};

/**
 * What a network says of one sample, from its output for it: [classes, positions] shares of 1, or [positions] numbers; empty where the answer is a picture.
 * @param out the output's numbers, all positions
 */
export function answersIn(
  { plan }: { readonly plan: Plan },
  out: Float32Array,
  pool: BufferPool,
): Float32Array<ArrayBuffer> {
  const { code, output, data, document } = plan;
  const { positions, classNames, task } = data!;
  const classes = classNames.length;
  const values = pool.floats(task === 'picture' ? 0 : Math.max(1, classes) * positions);
  const width = output.at(-1)!;
  if (task === 'picture') return values;
  if (classes === 0) values.set(out.subarray(0, positions));
  else
    for (let p = 0; p < positions; p++)
      shares(out, p * width, width, code.kind, code.low, document.training.loss, values, p, positions);
  return values;
}

let rowNumbers = new Int32Array(0);
function allRows(count: number): Int32Array {
  if (rowNumbers.length !== count) rowNumbers = Int32Array.from({ length: count }, (_, i) => i);
  return rowNumbers;
}

/** One output row as shares of the classes, written to to, to + stride, … */
function shares(
  out: Float32Array,
  at: number,
  width: number,
  kind: string,
  low: number,
  loss: string,
  values: Float32Array,
  to: number,
  stride: number,
): void {
  if (loss === 'crossEntropy') {
    let max = out[at]!;
    for (let c = 1; c < width; c++) max = Math.max(max, out[at + c]!);
    let sum = 0;
    for (let c = 0; c < width; c++) sum += values[to + c * stride] = Math.exp(out[at + c]! - max);
    for (let c = 0; c < width; c++) values[to + c * stride]! /= sum;
    return;
  }
  const share = (x: number) =>
    loss === 'binaryCrossEntropy' ? 1 / (1 + Math.exp(-x)) : Math.min(1, Math.max(0, (x - low) / (1 - low)));
  if (kind === 'binary') {
    values[to] = share(out[at]!);
    values[to + stride] = 1 - values[to]!;
  } else for (let c = 0; c < width; c++) values[to + c * stride] = share(out[at + c]!);
}
