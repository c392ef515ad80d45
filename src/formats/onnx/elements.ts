/** @file The elements of a tensor in a file, by kind: how many bytes one has, and how it is read and written. */
import { fromBfloat16, fromFloat16, toBfloat16, toFloat16 } from './halfFloats.ts';
import type { ElementType, Values } from './model.ts';

interface Element {
  readonly size: number;
  /** Memory for so many. */
  readonly make: (count: number) => Values;
  /** What holds them where they are not raw bytes. */
  readonly typed: 'float_data' | 'int32_data' | 'int64_data' | 'double_data' | 'uint64_data';
  /** Where a field of whole numbers holds the bits of one. */
  readonly ofBits?: (bits: number) => number;
  readonly get: (view: DataView, at: number) => number;
  readonly set: (view: DataView, at: number, value: number) => void;
}

const floats = (count: number) => new Float32Array(count);
const doubles = (count: number) => new Float64Array(count);
const ints = (count: number) => new Int32Array(count);

/** The nearest whole number that 64 bits hold. */
const clamped = (value: number, least: bigint, most: bigint): bigint => {
  const whole = BigInt(value);
  return whole < least ? least : whole > most ? most : whole;
};

export const elements: Readonly<Record<ElementType, Element>> = {
  float32: {
    ...{ size: 4, make: floats, typed: 'float_data' },
    get: (view, at) => view.getFloat32(at, true),
    set: (view, at, value) => view.setFloat32(at, value, true),
  },
  float64: {
    ...{ size: 8, make: doubles, typed: 'double_data' },
    get: (view, at) => view.getFloat64(at, true),
    set: (view, at, value) => view.setFloat64(at, value, true),
  },
  float16: {
    ...{ size: 2, make: floats, typed: 'int32_data', ofBits: fromFloat16 },
    get: (view, at) => fromFloat16(view.getUint16(at, true)),
    set: (view, at, value) => view.setUint16(at, toFloat16(value), true),
  },
  bfloat16: {
    ...{ size: 2, make: floats, typed: 'int32_data', ofBits: fromBfloat16 },
    get: (view, at) => fromBfloat16(view.getUint16(at, true)),
    set: (view, at, value) => view.setUint16(at, toBfloat16(value), true),
  },
  int8: {
    ...{ size: 1, make: ints, typed: 'int32_data' },
    get: (view, at) => view.getInt8(at),
    set: (view, at, value) => view.setInt8(at, value),
  },
  uint8: {
    ...{ size: 1, make: ints, typed: 'int32_data' },
    get: (view, at) => view.getUint8(at),
    set: (view, at, value) => view.setUint8(at, value),
  },
  bool: {
    ...{ size: 1, make: ints, typed: 'int32_data', ofBits: (bits) => Number(bits !== 0) },
    get: (view, at) => Number(view.getUint8(at) !== 0),
    set: (view, at, value) => view.setUint8(at, Number(value !== 0)),
  },
  int16: {
    ...{ size: 2, make: ints, typed: 'int32_data' },
    get: (view, at) => view.getInt16(at, true),
    set: (view, at, value) => view.setInt16(at, value, true),
  },
  uint16: {
    ...{ size: 2, make: ints, typed: 'int32_data' },
    get: (view, at) => view.getUint16(at, true),
    set: (view, at, value) => view.setUint16(at, value, true),
  },
  int32: {
    ...{ size: 4, make: ints, typed: 'int32_data' },
    get: (view, at) => view.getInt32(at, true),
    set: (view, at, value) => view.setInt32(at, value, true),
  },
  uint32: {
    ...{ size: 4, make: doubles, typed: 'uint64_data' },
    get: (view, at) => view.getUint32(at, true),
    set: (view, at, value) => view.setUint32(at, value, true),
  },
  int64: {
    ...{ size: 8, make: doubles, typed: 'int64_data' },
    get: (view, at) => Number(view.getBigInt64(at, true)),
    set: (view, at, value) => view.setBigInt64(at, clamped(value, -(2n ** 63n), 2n ** 63n - 1n), true),
  },
  uint64: {
    ...{ size: 8, make: doubles, typed: 'uint64_data' },
    get: (view, at) => Number(view.getBigUint64(at, true)),
    set: (view, at, value) => view.setBigUint64(at, clamped(value, 0n, 2n ** 64n - 1n), true),
  },
};
