// Kernels that fill, move, pick and add up; src/kernels/ops.ts has the formulas, src/kernels/reference/memory.ts the same in TypeScript.
import { all, put } from './lanes';

export function fill(out: usize, count: i32, value: f32): void {
  const x = all(value);
  for (; count > 0; count -= 4, out += 16) put(out, x, count);
}

export function copy(x: usize, out: usize, count: i32): void {
  if (count > 0) memory.copy(out, x, <usize>count << 2);
}

export function add(a: usize, b: usize, out: usize, count: i32): void {
  for (; count > 0; count -= 4, a += 16, b += 16, out += 16) put(out, f32x4.add(v128.load(a), v128.load(b)), count);
}

export function gatherRows(table: usize, index: usize, out: usize, rows: i32, width: i32): void {
  const end = index + (<usize>max(rows, 0) << 2);
  if (width == 1) {
    for (; index < end; index += 4, out += 4) store<i32>(out, load<i32>(table + (<usize>load<i32>(index) << 2)));
    return;
  }
  if (width == 2) {
    for (; index < end; index += 4, out += 8) store<i64>(out, load<i64>(table + (<usize>load<i32>(index) << 3)));
    return;
  }
  const bytes = <usize>width << 2;
  for (; index < end; index += 4, out += bytes) {
    let from = table + <usize>load<i32>(index) * bytes;
    let to = out;
    for (let left = width; left > 0; left -= 4, from += 16, to += 16) put(to, v128.load(from), left);
  }
}

export function scatter(x: usize, index: usize, values: usize, count: i32): void {
  for (let end = index + (<usize>max(count, 0) << 2); index < end; index += 4) {
    let value = 0;
    if (values) {
      value = load<i32>(values);
      values += 4;
    }
    store<i32>(x + (<usize>load<i32>(index) << 2), value);
  }
}

export function transpose(x: usize, out: usize, rows: i32, columns: i32): void {
  transposeRows(x, columns, out, rows, rows, columns);
}

/** out[c · outRow + r] = x[r · xRow + c]. */
export function transposeRows(x: usize, xRow: usize, out: usize, outRow: usize, rows: i32, columns: i32): void {
  xRow <<= 2;
  outRow <<= 2;
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    let from = x + <usize>r * xRow;
    let to = out + (<usize>r << 2);
    let c = 0;
    for (; c + 4 <= columns; c += 4, from += 16) {
      const a = v128.load(from);
      const b = v128.load(from + xRow);
      const d = v128.load(from + 2 * xRow);
      const e = v128.load(from + 3 * xRow);
      const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const de = v128.shuffle<i32>(d, e, 0, 4, 1, 5);
      const ab2 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const de2 = v128.shuffle<i32>(d, e, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i64>(ab, de, 0, 2));
      to += outRow;
      v128.store(to, v128.shuffle<i64>(ab, de, 1, 3));
      to += outRow;
      v128.store(to, v128.shuffle<i64>(ab2, de2, 0, 2));
      to += outRow;
      v128.store(to, v128.shuffle<i64>(ab2, de2, 1, 3));
      to += outRow;
    }
    for (; c < columns; c++, from += 4, to += outRow) {
      let y = v128.load32_zero(from);
      y = v128.load32_lane(from + xRow, y, 1);
      y = v128.load32_lane(from + 2 * xRow, y, 2);
      v128.store(to, v128.load32_lane(from + 3 * xRow, y, 3));
    }
  }
  for (; r < rows; r++) {
    let from = x + <usize>r * xRow;
    let to = out + (<usize>r << 2);
    for (let c = 0; c < columns; c++, from += 4, to += outRow) store<i32>(to, load<i32>(from));
  }
}

/** src/base/random.ts, four words at a time. */
// @ts-ignore: decorator
@inline function mix(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

export function dropout(x: usize, y: usize, count: i32, rate: f32, key: usize, salt: i32, width: i32): void {
  const k0 = i32x4.splat(load<i32>(key));
  const k1 = i32x4.splat(load<i32>(key, 4) + salt);
  let index = i32x4.add(i32x4.splat(width * load<i32>(key, 8)), i32x4(0, 1, 2, 3));
  const scale = all(<f32>1 / (<f32>1 - rate));
  const limit = all(rate);
  for (; count > 0; count -= 4, x += 16, y += 16) {
    const word = mix(i32x4.add(mix(i32x4.add(i32x4.mul(index, i32x4.splat(0x9e3779b9)), k0)), k1));
    const uniform = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(word, 8)), all(1.0 / 16777216.0));
    put(y, v128.and(f32x4.mul(v128.load(x), scale), f32x4.ge(uniform, limit)), count);
    index = i32x4.add(index, i32x4.splat(4));
  }
}

export function sum(x: usize, out: usize, count: i32, accumulate: i32): void {
  let total: f64 = accumulate ? load<f64>(out) : 0;
  for (; count > 0; count--, x += 4) total += <f64>load<f32>(x);
  store<f64>(out, total);
}

export function sumOfSquares(x: usize, out: usize, count: i32, accumulate: i32): void {
  let total: f64 = accumulate ? load<f64>(out) : 0;
  for (; count > 0; count--, x += 4) {
    const value = <f64>load<f32>(x);
    total += value * value;
  }
  store<f64>(out, total);
}

export function copyRows(x: usize, xRow: usize, out: usize, outRow: usize, rows: i32, width: i32, accumulate: i32): void {
  xRow <<= 2;
  outRow <<= 2;
  for (; rows > 0; rows--, x += xRow, out += outRow) {
    let from = x;
    let to = out;
    if (accumulate) {
      for (let left = width; left > 0; left -= 4, from += 16, to += 16) {
        put(to, f32x4.add(v128.load(to), v128.load(from)), left);
      }
    } else for (let left = width; left > 0; left -= 4, from += 16, to += 16) put(to, v128.load(from), left);
  }
}

export function addRows(x: usize, row: usize, y: usize, rows: i32, width: i32): void {
  const bytes = <usize>width << 2;
  for (; rows > 0; rows--, x += bytes, y += bytes) {
    let at: usize = 0;
    for (let left = width; left > 0; left -= 4, at += 16) {
      put(y + at, f32x4.add(v128.load(x + at), v128.load(row + at)), left);
    }
  }
}

export function scatterAddRows(x: usize, index: usize, table: usize, rows: i32, width: i32): void {
  const bytes = <usize>width << 2;
  for (; rows > 0; rows--, index += 4, x += bytes) {
    const to = table + <usize>load<i32>(index) * bytes;
    let at: usize = 0;
    for (let left = width; left > 0; left -= 4, at += 16) {
      put(to + at, f32x4.add(v128.load(to + at), v128.load(x + at)), left);
    }
  }
}
