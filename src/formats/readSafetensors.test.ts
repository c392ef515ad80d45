import { describe, expect, it } from 'vitest';
import { readSafetensors, SafetensorsError } from './readSafetensors.ts';
import { writeSafetensors } from './safetensors.ts';

/** A file with this header and so many bytes after it. */
function file(header: unknown, data: ArrayLike<number> = []): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

const said = (bytes: Uint8Array): string => {
  try {
    readSafetensors(bytes);
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(SafetensorsError);
    return (error as Error).message;
  }
};

/** One tensor `a` of a kind, from its bytes. */
const one = (dtype: string, count: number, bytes: ArrayBuffer) => [
  ...readSafetensors(
    file({ a: { dtype, shape: [count], data_offsets: [0, bytes.byteLength] } }, new Uint8Array(bytes)),
  ).tensors[0]!.read(),
];

describe('reading safetensors', () => {
  it('gives back what was written, from within larger memory too', () => {
    const tensors = {
      b: { shape: [2, 3], values: Float32Array.of(1, -2.5, 3e-20, 4, 5, 0.1) },
      a: { shape: [2], values: Int32Array.of(7, -8) },
      empty: { shape: [0, 4], values: new Float32Array(0) },
    };
    const bytes = writeSafetensors(tensors, { title: 'x' });
    const within = new Uint8Array(bytes.length + 3);
    within.set(bytes, 3);
    const read = readSafetensors(within.subarray(3));
    expect(read.metadata).toEqual({ title: 'x' });
    expect(read.tensors.map(({ name, kind, shape }) => ({ name, kind, shape }))).toEqual([
      { name: 'b', kind: 'F32', shape: [2, 3] },
      { name: 'a', kind: 'I32', shape: [2] },
      { name: 'empty', kind: 'F32', shape: [0, 4] },
    ]);
    expect(read.tensors.map((tensor) => [...tensor.read()])).toEqual([[...tensors.b.values], [7, -8], []]);
  });

  it('reads numbers of every kind', () => {
    expect(one('F64', 2, Float64Array.of(0.5, -1e-3).buffer)).toEqual([0.5, Math.fround(-1e-3)]);
    expect(one('F16', 5, Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00).buffer)).toEqual([
      1,
      -2,
      2 ** -24,
      65504,
      Infinity,
    ]);
    expect(one('BF16', 3, Uint16Array.of(0x3f80, 0xc040, 0x3e80).buffer)).toEqual([1, -3, 0.25]);
    expect(one('I64', 2, BigInt64Array.of(5n, -6n).buffer)).toEqual([5, -6]);
    expect(one('I16', 1, Int16Array.of(-300).buffer)).toEqual([-300]);
    expect(one('I8', 1, Int8Array.of(-3).buffer)).toEqual([-3]);
    expect(one('U8', 1, Uint8Array.of(200).buffer)).toEqual([200]);
    expect(one('BOOL', 2, Uint8Array.of(1, 0).buffer)).toEqual([1, 0]);
  });

  it('says what is wrong and where', () => {
    const f32 = (shape: unknown, from: unknown, to: unknown) => ({ dtype: 'F32', shape, data_offsets: [from, to] });
    expect(said(Uint8Array.of(1, 2))).toMatch(/^Byte 2: the file ends before its header/);
    expect(said(file('{}').subarray(0, 9))).toMatch(/^Byte 0: the header is said to take 2 bytes, but the file has 9/);
    const long = new Uint8Array(8 + 2 ** 22 + 1);
    new DataView(long.buffer).setBigUint64(0, BigInt(2 ** 22 + 1), true);
    expect(said(long)).toMatch(/At most 4194304 are read/);
    expect(said(file('[1]'))).toMatch(/must be a JSON object/);
    expect(said(file('{"a":'))).toMatch(/must be a JSON object/);
    expect(said(file({ __metadata__: { a: 1 } }))).toMatch(/__metadata__/);
    expect(said(file({ a: 5 }))).toMatch(/^Tensor “a”: the header must give/);
    expect(said(file({ a: { dtype: 'F8', shape: [1], data_offsets: [0, 1] } }, [0]))).toMatch(
      /kind “F8” are not known/,
    );
    expect(said(file({ a: f32([-1], 0, 4) }, [0, 0, 0, 0]))).toMatch(/shape must be a list of whole numbers/);
    expect(said(file({ a: f32([1], 0, 8) }, [0, 0, 0, 0]))).toMatch(/within the 4 bytes after the header/);
    expect(said(file({ a: f32([2 ** 40, 2 ** 40], 0, 4) }, [0, 0, 0, 0]))).toMatch(/but its place holds 4/);
    expect(said(file({ a: f32([2], 0, 4) }, [0, 0, 0, 0]))).toBe(
      'Tensor “a”: its shape [2] takes 8 bytes, but its place holds 4.',
    );
    const eight = new Uint8Array(8);
    expect(said(file({ a: f32([1], 0, 4), b: f32([1], 0, 4) }, eight))).toBe(
      'Tensor “b”: its place overlaps that of “a”.',
    );
    expect(said(file({ a: f32([1], 4, 8) }, eight))).toMatch(/belong to no tensor/);
    expect(said(file({ a: f32([1], 0, 4) }, eight))).toMatch(/belong to no tensor/);
  });
});
