import type { BufferPool } from '#engine/bufferPool.ts';
import type { Measuring, Subject } from '#engine/probe.ts';
import { sizeOf } from '#nn/shape.ts';
import { answerOf, answersIn } from '#probes/answer/answer.probe.ts';
import { nearestUnlike } from './nearestUnlike.ts';

export interface EndingRequest {
  /** Cells along a side of the picture over the plane, or along the line. */
  readonly resolution: number;
}

export interface EndingResult {
  readonly step: number;
  /** Cells along a side of the picture over the plane, or along the line; 0 where samples are no points. */
  readonly resolution: number;
  readonly dimensions: number;
  /** Classes, or 0 where the answer is a number. */
  readonly classes: number;
  /** Over the cells: of two classes the share of the first, of more [classes, cells] shares; or the number. */
  readonly values: Float32Array<ArrayBuffer>;
  /** Of images: the first layer's weights as [count, height, width] pictures, of its first channel; else none. */
  readonly filters: { readonly count: number; readonly width: number; readonly height: number } | null;
  readonly weights: Float32Array<ArrayBuffer>;
  /** The training points where there are few of them, and what is said of each: the share of the first class, or the number. */
  readonly rows: readonly number[];
  readonly said: Float32Array<ArrayBuffer>;
  /** Two training points of unlike class that lie nearest to each other in the last hidden space, and how far apart against the mean of all pairs. */
  readonly nearest: { readonly rows: readonly [number, number]; readonly apart: number } | null;
}

/** Points that are told of one by one, at most. */
const LISTED = 8;
/** Points that are compared with one another, at most. */
const COMPARED = 120;
/** Filters that are sent: many small ones, or few large ones. */
const FILTERS = { small: 16, large: 4, smallCells: 64 } as const;

/** How a run ended, small enough to be told of each of many: its answer, or its filters, what it says of few points, and which of them fall together. Exact. */
export const endingProbe: Measuring<EndingRequest, EndingResult> = {
  compute(subject, { resolution }, pool) {
    const { plan } = subject;
    const { dimensions, task, positions, classNames, train } = plan.data!;
    const classes = task === 'classification' ? classNames.length : 0;
    const overPoints = dimensions > 0 && positions === 1 && task !== 'picture';
    const rows = overPoints && train.length <= LISTED && classes <= 2 ? [...train] : [];
    const said = pool.floats(rows.length);
    if (rows.length > 0)
      eachAnswer(subject, rows, (i, answer) => {
        said[i] = answer[0]!;
      });
    const { filters, weights } = filtersOf(subject, pool);
    return {
      step: subject.step,
      ...(overPoints ? overGrid(subject, resolution, classes, pool) : { resolution: 0, values: pool.floats(0) }),
      dimensions: overPoints ? dimensions : 0,
      classes,
      filters,
      weights,
      rows,
      said,
      nearest: overPoints && classes > 1 ? nearestOf(subject) : null,
    };
  },
};

/** What is answered over the cells of a grid. */
function overGrid(
  subject: Subject,
  asked: number,
  classes: number,
  pool: BufferPool,
): Pick<EndingResult, 'resolution' | 'values'> {
  const { values, resolution } = answerOf(subject as never, { resolution: asked, samples: false }, scratch);
  const kept = pool.floats(classes === 2 ? values.length / 2 : values.length);
  kept.set(values.subarray(0, kept.length));
  return { resolution, values: kept };
}
const scratch: BufferPool = { floats: (length) => new Float32Array(length) };

/** What the network is given of rows, one after another: a copy of it has no samples of its own. */
function inputsOf(subject: Subject, rows: readonly number[]): Float32Array {
  const width = sizeOf(subject.plan.input.shape);
  const inputs = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) inputs.set(subject.inputOf(row), i * width);
  return inputs;
}

function eachAnswer(
  subject: Subject,
  rows: readonly number[],
  visit: (at: number, answer: Float32Array) => void,
): void {
  const { model, plan } = subject;
  const width = plan.output.at(-1)!;
  const out = model.tensor(model.evaluation.output);
  model.evaluateInputs(inputsOf(subject, rows), (start, count) => {
    for (let i = 0; i < count; i++)
      visit(start + i, answersIn(subject, out.subarray(i * width, (i + 1) * width), scratch));
  });
}

/** The weights of the first layer that has any, where they look at an image. */
function filtersOf({ plan, model }: Subject, pool: BufferPool): Pick<EndingResult, 'filters' | 'weights'> {
  const none = { filters: null, weights: pool.floats(0) };
  const [first] = plan.parameters;
  const image = plan.input.shape;
  if (image.length !== 3 || first?.name !== 'weight') return none;
  const [units, ...inside] = first.shape;
  const kernel = inside.length === 3;
  if (!kernel && !(inside.length === 1 && inside[0] === sizeOf(image))) return none;
  const [, height, width] = (kernel ? inside : image) as readonly [number, number, number];
  const cells = height * width;
  const count = Math.min(units!, cells <= FILTERS.smallCells ? FILTERS.small : FILTERS.large);
  const weights = pool.floats(count * cells);
  const all = model.values(first);
  const stride = sizeOf(inside);
  for (let f = 0; f < count; f++) weights.set(all.subarray(f * stride, f * stride + cells), f * cells);
  return { filters: { count, width, height }, weights };
}

/** Of the last space before the answer, where it is one of numbers that were computed. */
function nearestOf(subject: Subject): EndingResult['nearest'] {
  const { plan, model } = subject;
  const { train, targets } = plan.data!;
  const last = plan.parameters.at(-1)?.block;
  const { network } = plan.document;
  const before = network[network.findIndex(({ id }) => id === last) - 1];
  const space = before && model.evaluation.blocks.find(({ id }) => id === before.id)?.output;
  if (space?.shape.length !== 1) return null;
  const units = sizeOf(space.shape);
  const rows = train.slice(0, COMPARED);
  const places = new Float32Array(rows.length * units);
  model.evaluateInputs(inputsOf(subject, [...rows]), (start, count) => {
    places.set(model.tensor(space).subarray(0, count * units), start * units);
  });
  const found = nearestUnlike(
    places,
    units,
    Array.from(rows, (row) => targets[row]!),
  );
  return found && { rows: [rows[found.pair[0]]!, rows[found.pair[1]]!], apart: found.apart };
}
