/**
 * @file From a document's data recipe and seed to what the engine trains on and the page draws.
 * Longer than 300 lines because what samples are described as (points, rows, pictures, tokens, answers, split) is put together in this one place, for both.
 */
import { logf } from '#base/math.ts';
import { randomFrom, streamKey } from '#base/random.ts';
import {
  type Axis,
  type DatasetDefinition,
  type DrawnSamples,
  type Factor,
  type Fitted,
  type InputKind,
  isExhaustive,
  kindOf,
  type Parts,
  type Samples,
  type Task,
  taskOf,
} from '#nn/dataset.ts';
import type { DataValues } from '#nn/document.ts';
import { defaults, type Fields, type Values } from '#nn/field.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import { featureNames, featuresOf } from './features.ts';
import type { InputFeature } from './fields.ts';
import { type DatasetType, datasets } from './index.ts';
import { type Split, splitRows } from './split.ts';

export interface PreparedData {
  readonly task: Task;
  readonly kind: InputKind;
  /** N: how many samples there are. */
  readonly count: number;
  /** One sample as the network is given it: [F] input features of a point, [C, H, W] of an image, [T, E] of a sequence, [T] of tokens. */
  readonly shape: Shape;
  /** Answers asked for a sample: 1, or T, one at every step. */
  readonly positions: number;
  /** The names of the token values 0 … K − 1; only where the inputs are tokens. */
  readonly tokens?: readonly string[];
  /** What each of a sequence's E columns is called; empty for the other kinds. */
  readonly columnNames: readonly string[];
  /** D: 2 on the plane, 1 on a line, 0 for samples that are no points. */
  readonly dimensions: number;
  /** One name an input column of points; empty for the other kinds. */
  readonly featureNames: readonly string[];
  /**
   * [...shape]: what the network is given of a sample; tokens as the bits of int32, see `tokensIn`. To be read, and not kept: where samples are drawn one by one
   * it may be drawn anew. Empty beyond the last row.
   */
  inputsOf(row: number): Float32Array;
  /** [N, D] row-major: where the points are drawn; empty for samples that are no points. */
  readonly coordinates: Float32Array;
  /** [N · positions]: class indices as floats, or values. Where the picture itself is asked for: none, or in `WholeData` `inputs`, the very same array. */
  readonly targets: Float32Array;
  /** One name a class; empty unless the task is classification. */
  readonly classNames: readonly string[];
  /**
   * What each sample was made with, the answer first (of pictures that are asked for themselves, the class that is not asked for); of sets that ask for an answer
   * at every step only what is said of whole samples. What is drawn on demand is known once it was drawn.
   */
  readonly factors: readonly Omit<Factor, 'values'>[];
  /** The classes that whole samples have, whether they are asked for or not. */
  readonly classes?: Factor;
  /** Of images that were drawn from known parts. */
  readonly parts?: Parts;
  /** Of samples whose factors can be set one by one. */
  readonly vary?: NonNullable<Samples['vary']>;
  /** Row indices, ascending; together with `test` every row once. */
  readonly train: Int32Array;
  readonly test: Int32Array;
  /** Network inputs [.., F] for points [.., D] of the plane or line: their features, or in a table the other columns at their means. */
  inputsAt(points: Float32Array): Float32Array;
  /** Of a table: what each dimension is, and how its numbers were scaled; absent where they are x₁ and x₂ as they are. */
  readonly axes?: readonly Axis[];
  /** Of a table: which inputs those are. `overAxes` draws it over others. */
  readonly shown?: readonly number[];
  /** Of a table: all that it can be drawn over. */
  readonly fitted?: Fitted;
  /** Of a table whose answer is a number: how that was scaled. */
  readonly answerAxis?: Axis;
  /** [low, high] for each dimension: −1.1 … 1.1, wider where the data is; symmetric and the same for both. */
  readonly domain: readonly (readonly [low: number, high: number])[];
}

const NO_TARGETS = new Float32Array(0);

/** All of it at once: what a network is trained on and measured with. */
export interface WholeData extends PreparedData {
  /** [N, ...shape] row-major. */
  readonly inputs: Float32Array;
  readonly factors: readonly Factor[];
}

/** The token values of inputs: the same memory, read as the whole numbers that it holds. */
export function tokensIn(inputs: Float32Array): Int32Array {
  return new Int32Array(inputs.buffer, inputs.byteOffset, inputs.length);
}

/** How far the picture reaches from the origin, the same on every axis and side: 1.1, or the first tenth that leaves 0.05 beyond the last point. */
function reachOf(coordinates: Float32Array): number {
  const furthest = coordinates.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return furthest <= 1.05 ? 1.1 : Math.ceil(furthest * 10 + 0.5) / 10;
}

/** What the network and the pictures get of points: their input features, and where they lie. */
function pointsOf(coordinates: Float32Array, count: number, kind: 'plane' | 'line', recipe: DataValues) {
  const dimensions = kind === 'plane' ? 2 : 1;
  const features = dimensions === 1 ? (['x'] as const) : (recipe['features'] as readonly InputFeature[]);
  const names = featureNames(dimensions, features);
  const reach = reachOf(coordinates);
  return {
    shape: [names.length],
    dimensions,
    featureNames: names,
    inputs: featuresOf(coordinates, count, dimensions, features),
    inputsAt: (points: Float32Array) => featuresOf(points, points.length / dimensions, dimensions, features),
    coordinates,
    domain: Array.from({ length: dimensions }, () => [-reach, reach] as const),
  };
}

/** The same of rows of many columns: they lie where the columns shown put them, and between the rows the other columns are at their means. */
function rowsOfTable(fitted: Fitted, count: number) {
  const { inputs, axes, answer } = fitted;
  return {
    shape: [axes.length],
    featureNames: axes.map(({ name }) => name),
    inputs,
    ...(answer ? { answerAxis: answer } : {}),
    fitted,
    ...drawnOver(fitted, fitted.shown, count),
  };
}

/** Where rows lie over some of their inputs. */
function drawnOver({ inputs, axes, means }: Fitted, shown: readonly number[], count: number) {
  const width = axes.length;
  const dimensions = shown.length;
  const coordinates = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row++)
    for (const [d, f] of shown.entries()) coordinates[row * dimensions + d] = inputs[row * width + f]!;
  return {
    dimensions,
    shown,
    inputsAt(points: Float32Array) {
      const all = new Float32Array((points.length / dimensions) * width);
      for (let at = 0, from = 0; at < all.length; at += width, from += dimensions) {
        all.set(means, at);
        for (const [d, f] of shown.entries()) all[at + f] = points[from + d]!;
      }
      return all;
    },
    coordinates,
    domain: shown.map((_, d) => {
      const reach = reachOf(coordinates.filter((_, i) => i % dimensions === d));
      return [-reach, reach] as const;
    }),
    axes: shown.map((f) => axes[f]!),
  };
}

/** By the fitted numbers of a table: what was drawn last. Every view of a moment asks for the same two inputs. */
const drawnLast = new WeakMap<Fitted, PreparedData>();

/**
 * The same samples drawn over two other inputs; where they are drawn so already, or are no rows of a table, the very same object.
 * @param shown two different inputs; those that tell most where absent
 */
export function overAxes<D extends PreparedData>(data: D, shown = data.fitted?.shown): D {
  const { fitted } = data;
  if (!fitted || !shown || shown.length !== data.dimensions || sameAxes(data.shown, shown)) return data;
  const last = drawnLast.get(fitted);
  if (last && sameAxes(last.shown, shown)) return last as D;
  const drawn = { ...data, ...drawnOver(fitted, shown, data.count) };
  drawnLast.set(fitted, drawn);
  return drawn;
}

/** Whether two pictures are drawn over the same inputs. */
export const sameAxes = (a: readonly number[] | undefined, b: readonly number[] | undefined): boolean =>
  `${a}` === `${b}`;

/** What the network gets of samples that are no points: the samples themselves. */
function wholesOf({ inputs, shape, tokens }: Samples) {
  return {
    shape,
    ...(tokens ? { tokens } : {}),
    dimensions: 0,
    featureNames: [],
    inputs: tokens && isWhole(inputs) ? new Float32Array(Int32Array.from(inputs).buffer) : inputs,
    inputsAt: () => new Float32Array(0),
    coordinates: new Float32Array(0),
    domain: [],
  };
}

const isWhole = (inputs: Samples['inputs']): inputs is Float32Array => inputs instanceof Float32Array;

/** The answer itself, as the one factor of sets that name no others; a table calls it as its column. */
function answerFactor({ targets, classNames, positions = 1 }: Samples, asked?: string): Factor[] {
  if (positions > 1) return [];
  if (classNames.length === 0) return [{ id: 'value', name: asked ?? 'value', kind: 'number', values: targets }];
  return [{ id: 'class', name: asked ?? 'class', kind: 'class', classes: classNames, values: targets }];
}

/** Training and test rows where the set itself says which are held out. */
function splitAs(test: readonly number[], count: number): Split {
  const held = new Set(test);
  const rows = Int32Array.from({ length: count }, (_, i) => i);
  return { train: rows.filter((i) => !held.has(i)), test: rows.filter((i) => held.has(i)) };
}

/** Everything that is known of a recipe's samples before those are drawn that are drawn one by one. */
function describe(data: DataValues, seed: number) {
  if (!Object.hasOwn(datasets, data.type)) throw new Error(`data: unknown type ${data.type}`);
  const definition = datasets[data.type as DatasetType] as unknown as DatasetDefinition;
  const recipe: DataValues = { ...defaults(definition.fields), ...data };
  const values = recipe as unknown as Values<Fields>;
  const drawn = definition.generate(values, randomFrom(streamKey(seed, 'data'), logf));
  const { inputs, targets, classNames, positions = 1, columnNames = [], parts, vary, test } = drawn;
  const kind = kindOf(definition, values);
  const task = taskOf(definition, values);
  const count = isWhole(inputs) ? inputs.length / sizeOf(drawn.shape) : inputs.count;
  const share = isExhaustive(definition, values) ? 0 : (recipe['testShare'] as number);
  const byClass = classNames.length > 0 && positions === 1;
  const groups = drawn.groups ?? (byClass ? targets : new Float32Array(count));
  const split = test ? splitAs(test, count) : splitRows(groups, share, randomFrom(streamKey(seed, 'split'), logf));
  const fitted = drawn.fit?.(split.train);
  const factors = drawn.factors ?? answerFactor(fitted ? { ...drawn, targets: fitted.targets } : drawn, fitted?.asked);
  return {
    task,
    kind,
    count,
    positions,
    columnNames,
    ...(fitted
      ? rowsOfTable(fitted, count)
      : isWhole(inputs) && (kind === 'plane' || kind === 'line')
        ? pointsOf(inputs, count, kind, recipe)
        : wholesOf(drawn)),
    targets: fitted?.targets ?? targets,
    classNames: task === 'picture' ? [] : classNames,
    factors,
    ...(factors[0]?.kind === 'class' ? { classes: factors[0] } : {}),
    ...(parts ? { parts } : {}),
    ...(vary ? { vary } : {}),
    ...split,
  };
}

const rowsOf = (inputs: Float32Array, shape: Shape) => {
  const size = sizeOf(shape);
  return (row: number) => inputs.subarray(row * size, (row + 1) * size);
};

/** As many rows that were drawn alone are kept: more than a page shows at a time. */
const KEPT_ROWS = 128;

/** Rows that are drawn when they are looked at. */
function drawnOnDemand({ count, draw }: DrawnSamples, shape: Shape): (row: number) => Float32Array {
  const kept = new Map<number, Float32Array>();
  return (row) => {
    const known = kept.get(row);
    if (known) return known;
    const input = new Float32Array(row < count ? sizeOf(shape) : 0);
    if (row < count) draw(row, input);
    if (kept.size === KEPT_ROWS) kept.delete(kept.keys().next().value!);
    kept.set(row, input);
    return input;
  };
}

/**
 * Generates a data set with the seed's stream `data`, computes its input features, and splits it with the stream `split`, class by class where a
 * sample has one class. What takes long, samples that are drawn one by one, is left until it is looked at.
 * A pure function of its arguments: the same bits everywhere. Fields that the recipe leaves out have their defaults.
 * @param data valid values, as `readDocument` returns them
 * @param seed a whole number from 0 to 2⁵³ − 1
 * @returns new arrays, the caller's
 * @throws "data: unknown type …" where no data set has the type
 */
export function outlineData(data: DataValues, seed: number): PreparedData {
  const { inputs, ...known } = describe(data, seed);
  return {
    ...known,
    ...(known.task === 'picture' ? { targets: NO_TARGETS } : {}),
    inputsOf: (isWhole(inputs) ? rowsOf : drawnOnDemand)(inputs as never, known.shape),
  };
}

/** How many samples are drawn, of how many. */
export interface Drawn {
  readonly done: number;
  readonly of: number;
}

const whole = (known: Omit<ReturnType<typeof describe>, 'inputs'>, inputs: Float32Array): WholeData => ({
  ...known,
  ...(known.task === 'picture' ? { targets: inputs } : {}),
  inputs,
  inputsOf: rowsOf(inputs, known.shape),
});

/** The same with every sample drawn, and what each was made with; yields after each that is drawn alone. */
export function* prepareInParts(data: DataValues, seed: number): Generator<Drawn, WholeData> {
  const { inputs: given, ...known } = describe(data, seed);
  if (isWhole(given)) return whole(known, given);
  const inputs = new Float32Array(given.count * sizeOf(known.shape));
  const inputsOf = rowsOf(inputs, known.shape);
  for (let row = 0; row < given.count; row++) {
    given.draw(row, inputsOf(row));
    yield { done: row + 1, of: given.count };
  }
  return whole(known, inputs);
}

/** The same at once. */
export function prepareData(data: DataValues, seed: number): WholeData {
  const work = prepareInParts(data, seed);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
