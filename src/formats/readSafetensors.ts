/** @file Reading safetensors, from anyone: nothing of the file is believed before it was checked. https://huggingface.co/docs/safetensors */
import { fromBfloat16, fromFloat16 } from './onnx/halfFloats.ts';
import * as words from './safetensorsWords.ts';

/** What is wrong with a file, and where, as a sentence. */
export class SafetensorsError extends Error {}

/** A tensor of a file. Its numbers are taken out when they are asked for. */
export interface StoredTensor {
  readonly name: string;
  /** The format's name of the kind of its numbers: `F32`, `BF16`. */
  readonly kind: string;
  readonly shape: readonly number[];
  /** [...shape] row-major, each rounded to float32. New memory. */
  read(): Float32Array<ArrayBuffer>;
}

export interface SafetensorsFile {
  /** In the order in which their numbers lie in the file. */
  readonly tensors: readonly StoredTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

const MOST_HEADER_BYTES = 2 ** 22;
const MOST_TENSORS = 20_000;
const MOST_AXES = 16;
const LENGTH_BYTES = 8;

/** Bytes of one number, and how it is read. */
const kinds: Readonly<Record<string, readonly [bytes: number, get: (view: DataView, at: number) => number]>> = {
  F64: [8, (view, at) => view.getFloat64(at, true)],
  F32: [4, (view, at) => view.getFloat32(at, true)],
  F16: [2, (view, at) => fromFloat16(view.getUint16(at, true))],
  BF16: [2, (view, at) => fromBfloat16(view.getUint16(at, true))],
  I64: [8, (view, at) => Number(view.getBigInt64(at, true))],
  I32: [4, (view, at) => view.getInt32(at, true)],
  I16: [2, (view, at) => view.getInt16(at, true)],
  I8: [1, (view, at) => view.getInt8(at)],
  U8: [1, (view, at) => view.getUint8(at)],
  BOOL: [1, (view, at) => (view.getUint8(at) ? 1 : 0)],
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlace = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;

/**
 * Reads a file of tensors. Takes no memory for numbers before they are asked for.
 * @throws SafetensorsError where it is not as the format says: cut off, overlapping, beyond the end, of unknown kind
 */
export function readSafetensors(bytes: Uint8Array): SafetensorsFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const refuse = (says: string) => new SafetensorsError(says);
  if (bytes.length < LENGTH_BYTES) throw refuse(words.noHeader(bytes.length));
  const length = view.getBigUint64(0, true);
  if (length > BigInt(bytes.length - LENGTH_BYTES)) throw refuse(words.headerBeyond(`${length}`, bytes.length));
  const headerBytes = Number(length);
  if (headerBytes > MOST_HEADER_BYTES) throw refuse(words.headerLarge(headerBytes, MOST_HEADER_BYTES));
  const start = LENGTH_BYTES + headerBytes;
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, start));
  if (!header) throw refuse(words.headerNoJson());
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isObject(metadata) || !Object.values(metadata).every((text) => typeof text === 'string'))
    throw refuse(words.oddMetadata());
  const named = Object.entries(entries);
  if (named.length > MOST_TENSORS) throw refuse(words.manyTensors(named.length, MOST_TENSORS));
  const placed = named
    .map(([name, entry]) => place(name, entry, bytes.length - start))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const [i, { name, from, to }] of placed.entries()) {
    if (from < end) throw refuse(words.overlapping(name, placed[i - 1]!.name));
    if (from > end) throw refuse(words.gap(start + end, start + from));
    end = to;
  }
  if (start + end < bytes.length) throw refuse(words.gap(start + end, bytes.length));
  const tensors = placed.map(({ name, kind, shape, count, from }): StoredTensor => {
    const [size, get] = kinds[kind]!;
    const read = () => Float32Array.from({ length: count }, (_, i) => get(view, start + from + i * size));
    return { name, kind, shape, read };
  });
  return { tensors, metadata: metadata as Readonly<Record<string, string>> };
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

/** One entry of the header, checked against the bytes that follow it. */
function place(name: string, entry: unknown, bytes: number) {
  const refuse = (says: string) => new SafetensorsError(says);
  const { dtype: kind, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  if (typeof kind !== 'string' || shape === undefined || offsets === undefined) throw refuse(words.noEntry(name));
  if (!Object.hasOwn(kinds, kind)) throw refuse(words.oddKind(name, kind, Object.keys(kinds)));
  if (!Array.isArray(shape) || shape.length > MOST_AXES || !shape.every((n) => isPlace(n, Number.MAX_SAFE_INTEGER)))
    throw refuse(words.oddShape(name));
  const [from, to] = Array.isArray(offsets) && offsets.length === 2 ? (offsets as unknown[]) : [];
  if (!isPlace(from, bytes) || !isPlace(to, bytes) || to < from) throw refuse(words.oddPlace(name, bytes));
  const count = (shape as number[]).reduce((product, n) => product * n, 1);
  const needed = count * kinds[kind]![0];
  if (needed !== to - from) throw refuse(words.otherSize(name, `[${shape.join(', ')}]`, needed, to - from));
  return { name, kind, shape: shape as readonly number[], count, from, to };
}
