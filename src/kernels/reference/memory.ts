/** @file Reference kernels that fill, move, pick and add up; see `ops.ts` for the formulas. Words are moved as int32: a float copy may alter a NaN. */
import { word } from '#base/random.ts';

const f = Math.fround;

/** The machine's memory, element by element. An address in bytes, divided by the element size, is the index. */
export interface Memory {
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly f64: Float64Array;
}

export function fill({ f32 }: Memory, out: number, count: number, value: number): void {
  out >>>= 2;
  if (count > 0) f32.fill(value, out, out + count);
}

export function copy({ i32 }: Memory, x: number, out: number, count: number): void {
  x >>>= 2;
  if (count > 0) i32.copyWithin(out >>> 2, x, x + count);
}

export function add({ f32 }: Memory, a: number, b: number, out: number, count: number): void {
  a >>>= 2;
  b >>>= 2;
  out >>>= 2;
  for (let i = 0; i < count; i++) f32[out + i] = f32[a + i]! + f32[b + i]!;
}

export function gatherRows(
  { i32 }: Memory,
  table: number,
  index: number,
  out: number,
  rows: number,
  width: number,
): void {
  table >>>= 2;
  index >>>= 2;
  out >>>= 2;
  for (let i = 0; i < rows; i++) {
    const from = table + i32[index + i]! * width;
    for (let j = 0; j < width; j++) i32[out + i * width + j] = i32[from + j]!;
  }
}

export function scatter({ i32 }: Memory, x: number, index: number, values: number, count: number): void {
  x >>>= 2;
  index >>>= 2;
  values >>>= 2;
  for (let i = 0; i < count; i++) i32[x + i32[index + i]!] = values === 0 ? 0 : i32[values + i]!;
}

export function transpose({ i32 }: Memory, x: number, out: number, rows: number, columns: number): void {
  x >>>= 2;
  out >>>= 2;
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) i32[out + c * rows + r] = i32[x + r * columns + c]!;
}

export function dropout(
  { f32, i32 }: Memory,
  x: number,
  y: number,
  count: number,
  rate: number,
  key: number,
  salt: number,
  width: number,
): void {
  x >>>= 2;
  y >>>= 2;
  key >>>= 2;
  const k0 = i32[key]!;
  const k1 = i32[key + 1]! + salt;
  const first = Math.imul(width, i32[key + 2]!);
  const scale = f(1 / f(1 - rate));
  for (let i = 0; i < count; i++) {
    f32[y + i] = (word(k0, k1, first + i) >>> 8) / 0x100_0000 >= rate ? f32[x + i]! * scale : 0;
  }
}

export function sum({ f32, f64 }: Memory, x: number, out: number, count: number, accumulate: number): void {
  x >>>= 2;
  out >>>= 3;
  let total = accumulate ? f64[out]! : 0;
  for (let i = 0; i < count; i++) total += f32[x + i]!;
  f64[out] = total;
}

export function sumOfSquares({ f32, f64 }: Memory, x: number, out: number, count: number, accumulate: number): void {
  x >>>= 2;
  out >>>= 3;
  let total = accumulate ? f64[out]! : 0;
  for (let i = 0; i < count; i++) {
    const value = f32[x + i]!;
    total += value * value;
  }
  f64[out] = total;
}

export function copyRows(
  { f32, i32 }: Memory,
  x: number,
  xRow: number,
  out: number,
  outRow: number,
  rows: number,
  width: number,
  accumulate: number,
): void {
  x >>>= 2;
  out >>>= 2;
  for (let r = 0; r < rows; r++, x += xRow, out += outRow) {
    if (!accumulate) for (let j = 0; j < width; j++) i32[out + j] = i32[x + j]!;
    else for (let j = 0; j < width; j++) f32[out + j]! += f32[x + j]!;
  }
}

export function addRows({ f32 }: Memory, x: number, row: number, y: number, rows: number, width: number): void {
  x >>>= 2;
  row >>>= 2;
  y >>>= 2;
  for (let r = 0; r < rows; r++, x += width, y += width)
    for (let j = 0; j < width; j++) f32[y + j] = f32[x + j]! + f32[row + j]!;
}

export function scatterAddRows(
  { f32, i32 }: Memory,
  x: number,
  index: number,
  table: number,
  rows: number,
  width: number,
): void {
  x >>>= 2;
  index >>>= 2;
  table >>>= 2;
  for (let r = 0; r < rows; r++, x += width) {
    const to = table + i32[index + r]! * width;
    for (let j = 0; j < width; j++) f32[to + j]! += f32[x + j]!;
  }
}
