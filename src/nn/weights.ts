/** @file Where a model stands, put into a document: parameters, buffers, the optimiser's state, the position and the curve, as one run of bytes with its checksum. */
import { fromBase64, toBase64 } from '#base/codec.ts';
import { type Complain, isObject, own } from './readFields.ts';
import { type Shape, sizeOf } from './shape.ts';
import { show } from './show.ts';

/** A tensor by PyTorch's name of it: `0.weight`, `1.body.0.running_mean`. */
export interface TensorEntry {
  readonly name: string;
  readonly shape: Shape;
}

/** Steps, epochs, and the samples of the present epoch that were used. */
export interface WeightsPosition {
  readonly step: number;
  readonly epoch: number;
  readonly used: number;
}

/** How a document holds them: plain JSON. */
export interface Weights {
  /** In the order of PyTorch's `state_dict`. */
  readonly parameters: readonly TensorEntry[];
  readonly buffers: readonly TensorEntry[];
  /** Tensors that the optimiser keeps for each parameter, and the updates it has made; absent where it has not begun. */
  readonly optimizer?: { readonly slots: number; readonly updates: number };
  readonly position: WeightsPosition;
  /** Points of the curve, `CURVE_COLUMNS` numbers each. */
  readonly curve: number;
  /** Base64 of little-endian float32: parameters, buffers, the optimiser's slots, the curve, one behind another without gaps. */
  readonly values: string;
  /** Of the bytes of `values`, in hexadecimal. */
  readonly sha256: string;
  /** The model's own, see `engine/parameterHash.ts`. */
  readonly parameterHash: string;
}

/** Step, epoch, train loss, test loss, train accuracy, test accuracy. */
export const CURVE_COLUMNS = 6;
export const MAX_WEIGHT_BYTES = 64 * 2 ** 20;
/** Bytes that may ride in a link. */
export const MAX_LINK_WEIGHT_BYTES = 60_000;
const MOST_TENSORS = 4000;
const MOST_SLOTS = 2;

/** The numbers of `Weights`, each tensor behind the one before. */
export interface WeightValues {
  readonly parameters: Float32Array;
  readonly buffers: Float32Array;
  readonly slots: readonly Float32Array[];
  readonly curve: Float32Array;
}

const lengthOf = (tensors: readonly TensorEntry[]): number =>
  tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);

/** Numbers of each part, in the order in which they stand. */
function lengths({ parameters, buffers, optimizer, curve }: Omit<Weights, 'values' | 'sha256'>): readonly number[] {
  const words = lengthOf(parameters);
  const slots = Array.from({ length: optimizer?.slots ?? 0 }, () => words);
  return [words, lengthOf(buffers), ...slots, curve * CURVE_COLUMNS];
}

/** Bytes that the values take. */
export const weightBytes = (weights: Omit<Weights, 'values' | 'sha256'>): number =>
  4 * lengths(weights).reduce((sum, n) => sum + n, 0);

/** Puts numbers into a document's form. Throws a RangeError where they are not as many as the tensors ask for. */
export async function packWeights(
  about: Omit<Weights, 'values' | 'sha256'>,
  { parameters, buffers, slots, curve }: WeightValues,
): Promise<Weights> {
  const parts = [parameters, buffers, ...slots, curve];
  const asked = lengths(about);
  if (asked.length !== parts.length || parts.some((part, i) => part.length !== asked[i]))
    throw new RangeError(`weights: parts must hold ${asked.join(', ')} numbers`);
  const bytes = new Uint8Array(weightBytes(about));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts)
    for (const value of part) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return { ...about, values: toBase64(bytes), sha256: await sha256(bytes) };
}

/** Takes the numbers out again, or says in a sentence why they cannot be trusted. */
export async function unpackWeights(weights: Weights): Promise<WeightValues | { readonly error: string }> {
  const bytes = fromBase64(weights.values);
  if (!bytes || bytes.length !== weightBytes(weights)) return { error: 'weights: values are cut off or not base64' };
  if ((await sha256(bytes)) !== weights.sha256)
    return { error: 'weights: values were changed: their checksum is another' };
  const view = new DataView(bytes.buffer);
  let at = 0;
  const [parameters, buffers, ...rest] = lengths(weights).map((length) =>
    Float32Array.from({ length }, () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    }),
  );
  return { parameters: parameters!, buffers: buffers!, slots: rest.slice(0, -1), curve: rest.at(-1)! };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** Why weights do not belong to a network whose tensors are these, as a sentence; undefined where they do. */
export function weightsProblem(
  weights: Pick<Weights, 'parameters' | 'buffers'>,
  network: Pick<Weights, 'parameters' | 'buffers'>,
): string | undefined {
  for (const kind of ['parameters', 'buffers'] as const) {
    const [here, there] = [weights[kind], network[kind]];
    if (here.length !== there.length) return `weights: hold ${here.length} ${kind}, the network has ${there.length}`;
    const odd = here.findIndex(({ name, shape }, i) => name !== there[i]!.name || `${shape}` !== `${there[i]!.shape}`);
    if (odd >= 0)
      return `weights: ${here[odd]!.name} [${here[odd]!.shape}] stands where the network has ${there[odd]!.name} [${there[odd]!.shape}]`;
  }
  return undefined;
}

/** Reads weights: everything but their checksum, which takes a while (`unpackWeights`). `where`: `run` or `initial`. */
export function readWeights(source: unknown, where: string, complain: Complain): Weights | undefined {
  if (source === undefined) return undefined;
  const wrong = (field: string, message: string) => {
    complain(where, 'weights', `${where}: weights: ${field} ${message}`);
    return undefined;
  };
  if (!isObject(source)) return wrong('must', `be an object, received ${show(source)}`);
  const known = ['parameters', 'buffers', 'optimizer', 'position', 'curve', 'values', 'sha256', 'parameterHash'];
  const other = Object.keys(source).find((key) => !known.includes(key));
  if (other !== undefined) return wrong('unknown field', show(other));
  const { parameters, buffers = [], optimizer, position, curve = 0, values, sha256: sum, parameterHash } = source;
  for (const [field, tensors] of [
    ['parameters', parameters],
    ['buffers', buffers],
  ] as const)
    if (!areTensors(tensors)) return wrong(field, `must be a list of { name, shape }, received ${show(tensors)}`);
  const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER) =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
  if (optimizer !== undefined)
    if (!isObject(optimizer) || !isCount(own(optimizer, 'slots'), MOST_SLOTS) || !isCount(own(optimizer, 'updates')))
      return wrong('optimizer', `must be { slots, updates }, received ${show(optimizer)}`);
  if (!isObject(position) || !['step', 'epoch', 'used'].every((key) => isCount(own(position, key))))
    return wrong('position', `must be { step, epoch, used }, received ${show(position)}`);
  if (!isCount(curve, 1e6)) return wrong('curve', `must be an integer ≥ 0, received ${show(curve)}`);
  if (typeof sum !== 'string' || !/^[0-9a-f]{64}$/.test(sum))
    return wrong('sha256', `must be 64 hexadecimal digits, received ${show(sum)}`);
  if (typeof parameterHash !== 'string' || !/^[0-9a-f]{16}$/.test(parameterHash))
    return wrong('parameterHash', `must be 16 hexadecimal digits, received ${show(parameterHash)}`);
  const tensors = (list: unknown) => (list as TensorEntry[]).map(({ name, shape }) => ({ name, shape: [...shape] }));
  const about = {
    parameters: tensors(parameters),
    buffers: tensors(buffers),
    ...(isObject(optimizer)
      ? { optimizer: { slots: optimizer['slots'] as number, updates: optimizer['updates'] as number } }
      : {}),
    position: { step: position['step'], epoch: position['epoch'], used: position['used'] } as WeightsPosition,
    curve: curve as number,
    parameterHash,
  };
  const bytes = weightBytes(about);
  if (bytes > MAX_WEIGHT_BYTES) return wrong('values', `take ${bytes} bytes, more than ${MAX_WEIGHT_BYTES}`);
  const letters = 4 * Math.ceil(bytes / 3);
  if (typeof values !== 'string' || values.length !== letters || !/^[A-Za-z0-9+/]*={0,2}$/.test(values))
    return wrong('values', `must be ${letters} characters of base64 for ${bytes} bytes, received ${show(values)}`);
  return { ...about, values, sha256: sum };
}

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
