/** @file From a document's data recipe and seed to what the engine trains on and the page draws. */
import { logf } from '#base/math.ts';
import { randomFrom, streamKey } from '#base/random.ts';
import { type DatasetDefinition, isExhaustive, type Task, taskOf } from '#nn/dataset.ts';
import type { DataValues } from '#nn/document.ts';
import { defaults, type Fields, type Values } from '#nn/field.ts';
import { featureNames, featuresOf } from './features.ts';
import type { InputFeature } from './fields.ts';
import { type DatasetType, datasets } from './index.ts';
import { splitRows } from './split.ts';

export interface PreparedData {
  readonly task: Task;
  /** D: 2 on the plane, 1 on a line. */
  readonly dimensions: number;
  /** One name an input column. */
  readonly featureNames: readonly string[];
  /** [N, F] row-major: what the network is given. */
  readonly inputs: Float32Array;
  /** [N, D] row-major: where the points are drawn. */
  readonly coordinates: Float32Array;
  /** [N]: class indices as floats, or values. */
  readonly targets: Float32Array;
  /** One name a class; empty unless the task is classification. */
  readonly classNames: readonly string[];
  /** Row indices, ascending; together with `test` every row once. */
  readonly train: Int32Array;
  readonly test: Int32Array;
  /** [low, high] for each dimension: −1.1 … 1.1, wider where the data is; symmetric and the same for both. */
  readonly domain: readonly (readonly [low: number, high: number])[];
}

/** How far the picture reaches from the origin, the same on every axis and side: 1.1, or the first tenth that leaves 0.05 beyond the last point. */
function reachOf(coordinates: Float32Array): number {
  const furthest = coordinates.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return furthest <= 1.05 ? 1.1 : Math.ceil(furthest * 10 + 0.5) / 10;
}

/**
 * Generates a data set with the seed's stream `data`, computes its input features, and splits it with the stream `split`.
 * A pure function of its arguments: the same bits everywhere. Fields that the recipe leaves out have their defaults.
 * @param data valid values, as `readDocument` returns them
 * @param seed a whole number from 0 to 2⁵³ − 1
 * @returns new arrays, the caller's
 * @throws "data: unknown type …" where no data set has the type
 */
export function prepareData(data: DataValues, seed: number): PreparedData {
  if (!Object.hasOwn(datasets, data.type)) throw new Error(`data: unknown type ${data.type}`);
  const definition = datasets[data.type as DatasetType] as unknown as DatasetDefinition;
  const recipe: DataValues = { ...defaults(definition.fields), ...data };
  const values = recipe as unknown as Values<Fields>;
  const drawn = definition.generate(values, randomFrom(streamKey(seed, 'data'), logf));
  const { inputs: coordinates, dimensions, targets, classNames } = drawn;
  const task = taskOf(definition, values);
  const features = dimensions === 1 ? (['x'] as const) : (recipe['features'] as readonly InputFeature[]);
  const share = isExhaustive(definition, values) ? 0 : (recipe['testShare'] as number);
  const reach = reachOf(coordinates);
  const groups = task === 'classification' ? targets : new Float32Array(targets.length);
  return {
    task,
    dimensions,
    featureNames: featureNames(dimensions, features),
    inputs: featuresOf(coordinates, targets.length, dimensions, features),
    coordinates,
    targets,
    classNames,
    ...splitRows(groups, share, randomFrom(streamKey(seed, 'split'), logf)),
    domain: Array.from({ length: dimensions }, () => [-reach, reach] as const),
  };
}
