/** @file Where a model stands, put into a document: parameters, buffers, the optimiser's state, the position and the curve, as one run of bytes with its checksum. Its form and its reading; `weightValues.ts` has the numbers. */
import { isObject, own } from './json.ts';
import type { Found } from './problem.ts';
import { type Complain, part } from './readFields.ts';
import { type Shape, sizeOf } from './shape.ts';

/** A tensor by PyTorch's name of it: `0.weight`, `1.body.0.running_mean`. */
export interface TensorEntry {
  readonly name: string;
  readonly shape: Shape;
}

/** Steps, epochs, and the samples of the present epoch that were used; of the phase at hand, the epoch in which it began and the steps in a row at which its goal held. */
export interface WeightsPosition {
  readonly step: number;
  readonly epoch: number;
  readonly used: number;
  readonly phase?: { readonly epoch: number; readonly held: number };
}

/** How a document holds them: plain JSON. */
export interface Weights {
  /** What they came of: `runSeal` of the document and its run. Absent in `initial`, which came of something else. */
  readonly of?: string;
  /** In the order of PyTorch's `state_dict`. */
  readonly parameters: readonly TensorEntry[];
  readonly buffers: readonly TensorEntry[];
  /** Tensors that the optimiser keeps for each parameter, and the updates it has made; absent where it has not begun. */
  readonly optimizer?: { readonly slots: number; readonly updates: number };
  readonly position: WeightsPosition;
  /** Points of the curve, `CURVE_COLUMNS` numbers each. */
  readonly curve: number;
  /**
   * Base64 of little-endian float32: parameters, buffers, the optimiser's slots, one behind another without gaps; then the curve, whose float64 numbers take two
   * words each, since steps may be beyond 2²⁴ and what a run does may be decided by the curve.
   */
  readonly values: string;
  /** Of the bytes of `values`, in hexadecimal. */
  readonly sha256: string;
  /** Of the parameters, see `hashOfParameters.ts`. */
  readonly parameterHash: string;
}

/** Step, epoch, train loss, test loss, train accuracy, test accuracy. */
export const CURVE_COLUMNS = 6;
export const MAX_WEIGHT_BYTES = 64 * 2 ** 20;
/** Bytes that may ride in a link. */
export const MAX_LINK_WEIGHT_BYTES = 60_000;
const MOST_TENSORS = 4000;
const MOST_SLOTS = 2;

const lengthOf = (tensors: readonly TensorEntry[]): number =>
  tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);

/** Words of each part, in the order in which they stand. */
export function wordsOfParts({
  parameters,
  buffers,
  optimizer,
  curve,
}: Omit<Weights, 'values' | 'sha256'>): readonly number[] {
  const words = lengthOf(parameters);
  const slots = Array.from({ length: optimizer?.slots ?? 0 }, () => words);
  return [words, lengthOf(buffers), ...slots, 2 * curve * CURVE_COLUMNS];
}

/** Bytes that the values take. */
export const weightBytes = (weights: Omit<Weights, 'values' | 'sha256'>): number =>
  4 * wordsOfParts(weights).reduce((sum, n) => sum + n, 0);

/** Why weights do not belong to a network whose tensors are these; undefined where they do. */
export function weightsProblem(
  weights: Pick<Weights, 'parameters' | 'buffers'>,
  network: Pick<Weights, 'parameters' | 'buffers'>,
): Found | undefined {
  for (const kind of ['parameters', 'buffers'] as const) {
    const [here, there] = [weights[kind], network[kind]];
    if (here.length !== there.length)
      return { code: 'tensorCount', of: kind, needed: there.length, received: here.length };
    const odd = here.findIndex(({ name, shape }, i) => name !== there[i]!.name || `${shape}` !== `${there[i]!.shape}`);
    if (odd >= 0) return { code: 'tensor', needed: there[odd]!, received: here[odd]! };
  }
  return undefined;
}

/** Reads weights: everything but their checksum and what they are of (`unpackWeights`, the engine). `where`: `run` or `initial`. */
export function readWeights(source: unknown, where: string, complain: Complain): Weights | undefined {
  if (source === undefined) return undefined;
  const wrong = (found: Found) => {
    complain(where, 'weights', 'weights', found);
    return undefined;
  };
  const wrongPart = (name: string, found: Found) => wrong(part(name, found));
  if (!isObject(source)) return wrong({ code: 'object', received: source });
  const known = ['of', 'parameters', 'buffers', 'optimizer', 'position', 'curve', 'values', 'sha256', 'parameterHash'];
  const other = Object.keys(source).find((key) => !known.includes(key));
  if (other !== undefined) return wrong({ code: 'unknown', name: other });
  const { parameters, buffers = [], optimizer, position, curve = 0, values, sha256: sum, parameterHash } = source;
  for (const [field, tensors] of [
    ['parameters', parameters],
    ['buffers', buffers],
  ] as const)
    if (!areTensors(tensors)) return wrongPart(field, { code: 'list', of: 'tensors', received: tensors });
  if (optimizer !== undefined)
    if (!isObject(optimizer) || !isCount(own(optimizer, 'slots'), MOST_SLOTS) || !isCount(own(optimizer, 'updates')))
      return wrongPart('optimizer', { code: 'form', keys: ['slots', 'updates'], received: optimizer });
  const place = readPosition(position);
  if (!place) return wrongPart('position', { code: 'form', keys: ['step', 'epoch', 'used'], received: position });
  if (where === 'initial' && (place.step !== 0 || optimizer !== undefined || curve !== 0))
    return wrong({ code: 'atStart' });
  if (!isCount(curve, 1e6)) return wrongPart('curve', { code: 'wholeNumber', min: 0, received: curve });
  const seal = own(source, 'of');
  if (seal !== undefined && !isDigest(seal))
    return wrongPart('of', { code: 'hexadecimal', digits: 64, received: seal });
  if (!isDigest(sum)) return wrongPart('sha256', { code: 'hexadecimal', digits: 64, received: sum });
  if (typeof parameterHash !== 'string' || !/^[0-9a-f]{16}$/.test(parameterHash))
    return wrongPart('parameterHash', { code: 'hexadecimal', digits: 16, received: parameterHash });
  const tensors = (list: unknown) => (list as TensorEntry[]).map(({ name, shape }) => ({ name, shape: [...shape] }));
  const about = {
    ...(seal === undefined ? {} : { of: seal }),
    parameters: tensors(parameters),
    buffers: tensors(buffers),
    ...(isObject(optimizer)
      ? { optimizer: { slots: optimizer['slots'] as number, updates: optimizer['updates'] as number } }
      : {}),
    position: place,
    curve: curve as number,
    parameterHash,
  };
  const bytes = weightBytes(about);
  if (bytes > MAX_WEIGHT_BYTES) return wrong({ code: 'weightBytes', most: MAX_WEIGHT_BYTES, received: bytes });
  const letters = 4 * Math.ceil(bytes / 3);
  if (typeof values !== 'string' || values.length !== letters || !/^[A-Za-z0-9+/]*={0,2}$/.test(values))
    return wrongPart('values', { code: 'base64', letters, bytes, received: values });
  return { ...about, values, sha256: sum };
}

const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;

function readPosition(source: unknown): WeightsPosition | undefined {
  if (!isObject(source)) return undefined;
  const { step, epoch, used, phase, ...rest } = source;
  if (Object.keys(rest).length > 0 || !isCount(step) || !isCount(epoch) || !isCount(used)) return undefined;
  if (phase === undefined) return { step, epoch, used };
  const { epoch: begun, held } = isObject(phase) ? phase : {};
  return isCount(begun) && isCount(held) ? { step, epoch, used, phase: { epoch: begun, held } } : undefined;
}

const isDigest = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const areTensors = (list: unknown): boolean =>
  Array.isArray(list) &&
  list.length <= MOST_TENSORS &&
  list.every(
    (entry: unknown) =>
      isObject(entry) &&
      typeof entry['name'] === 'string' &&
      entry['name'].length <= 200 &&
      Array.isArray(entry['shape']) &&
      entry['shape'].length <= 8 &&
      entry['shape'].every((n) => Number.isInteger(n) && n >= 1 && n <= 2 ** 26),
  );
