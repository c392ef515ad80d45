// Attention and positions; src/kernels/ops.ts has the formulas, src/kernels/reference/attention.ts the same in TypeScript.
// Scores are held transposed, [key, query]: the lanes are queries, whose rows are then added up side by side without gathering.
import { softmaxGradient } from './activations';
import { all, choose, put } from './lanes';
import { exp4, sine4 } from './math';
import { gemm } from './matrix';
import { transpose, transposeRows } from './memory';

/** out[c, r] = x[r, c] · scale, where the rows of x lie apart. */
function turn(x: usize, xRow: usize, out: usize, rows: i32, columns: i32, scale: f32): void {
  transposeRows(x, xRow, out, rows, rows, columns);
  for (let left = rows * columns; left > 0; left -= 4, out += 16) put(out, f32x4.mul(v128.load(out), all(scale)), left);
}

/** Softmax down the columns of s [steps, steps]; where causal, column i ends with row i and is 0 below. */
function softmaxColumns(s: usize, steps: i32, causal: i32): void {
  const row = <usize>steps << 2;
  const size = <usize>steps * row;
  for (let i = 0; i < steps; i += 4, s += 16) {
    const lanes = min(steps - i, 4);
    // Rows that all four columns have, and where causal up to three more, which the later ones have.
    const whole = causal ? <usize>(i + 1) * row : size;
    const end = causal ? <usize>(i + lanes) * row : size;
    let largest = v128.load(s);
    for (let o = row; o < whole; o += row) largest = f32x4.pmax(largest, v128.load(s + o));
    let within = i32x4(0, -1, -1, -1);
    for (let o = whole; o < end; o += row) {
      largest = choose(f32x4.pmax(largest, v128.load(s + o)), largest, within);
      within = v128.shuffle<i32>(within, within, 0, 0, 1, 2);
    }
    let total = all(0);
    for (let o: usize = 0; o < whole; o += row) {
      const e = exp4(f32x4.sub(v128.load(s + o), largest));
      put(s + o, e, lanes);
      total = f32x4.add(total, e);
    }
    within = i32x4(0, -1, -1, -1);
    for (let o = whole; o < end; o += row) {
      const e = v128.and(exp4(f32x4.sub(v128.load(s + o), largest)), within);
      put(s + o, e, lanes);
      total = f32x4.add(total, e);
      within = v128.shuffle<i32>(within, within, 0, 0, 1, 2);
    }
    for (let o: usize = 0; o < whole; o += row) put(s + o, f32x4.div(v128.load(s + o), total), lanes);
    within = i32x4(0, -1, -1, -1);
    for (let o = whole; o < end; o += row) {
      put(s + o, v128.and(f32x4.div(v128.load(s + o), total), within), lanes);
      within = v128.shuffle<i32>(within, within, 0, 0, 1, 2);
    }
    for (let o = end; o < size; o += row) put(s + o, all(0), lanes);
  }
}

export function attention(
  qkv: usize, weights: usize, y: usize, rows: i32, steps: i32, heads: i32, width: i32, causal: i32, scratch: usize,
): void {
  const embedding = heads * width;
  const stride = 3 * embedding;
  const part = <usize>embedding << 2;
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  const scores = scratch + (<usize>(steps * width) << 2);
  for (; rows > 0; rows--, qkv += <usize>(steps * stride) << 2, y += <usize>steps * part) {
    for (let o: usize = 0; o < part; o += <usize>width << 2, weights += <usize>(steps * steps) << 2) {
      const q = qkv + o;
      turn(q, stride, scratch, steps, width, scale);
      gemm(q + part, stride, 1, scratch, steps, scores, steps, steps, steps, width, 0, 0);
      softmaxColumns(scores, steps, causal);
      transpose(scores, weights, steps, steps);
      gemm(weights, steps, 1, q + 2 * part, stride, y + o, embedding, steps, width, steps, 0, 0);
    }
  }
}

export function attentionGradient(
  qkv: usize, weights: usize, dY: usize, dQkv: usize, rows: i32, steps: i32, heads: i32, width: i32, scratch: usize,
): void {
  const embedding = heads * width;
  const stride = 3 * embedding;
  const part = <usize>embedding << 2;
  const sample = <usize>(steps * stride) << 2;
  const square = <usize>(steps * steps) << 2;
  const scale = <f32>1 / sqrt<f32>(<f32>width);
  const turned = scratch; // the weights, [key, query]
  const dScores = scratch + square; // [key, query]
  const small = dScores + square; // dYᵀ, then q'
  for (; rows > 0; rows--, qkv += sample, dQkv += sample, dY += <usize>steps * part) {
    for (let o: usize = 0; o < part; o += <usize>width << 2, weights += square) {
      const q = qkv + o;
      const d = dY + o;
      const dQ = dQkv + o;
      transpose(weights, turned, steps, steps);
      transposeRows(d, embedding, small, steps, steps, width);
      gemm(q + 2 * part, stride, 1, small, steps, dScores, steps, steps, steps, width, 0, 0);
      softmaxGradient(turned, dScores, dScores, 1, steps, steps);
      gemm(dScores, 1, steps, q + part, stride, dQ, stride, steps, width, steps, 0, 0);
      scaleRows(dQ, stride, dQ, stride, steps, width, scale);
      scaleRows(q, stride, small, width, steps, width, scale);
      gemm(dScores, steps, 1, small, width, dQ + part, stride, steps, width, steps, 0, 0);
      gemm(turned, steps, 1, d, embedding, dQ + 2 * part, stride, steps, width, steps, 0, 0);
    }
  }
}

/** out[r, c] = x[r, c] · scale; out may be x. */
function scaleRows(x: usize, xRow: usize, out: usize, outRow: usize, rows: i32, columns: i32, scale: f32): void {
  for (; rows > 0; rows--, x += xRow << 2, out += outRow << 2) {
    for (let left = columns, o: usize = 0; left > 0; left -= 4, o += 16) {
      put(out + o, f32x4.mul(v128.load(x + o), all(scale)), left);
    }
  }
}

export function positions(out: usize, steps: i32, width: i32): void {
  const factor = all(<f32>-9.210340371976184 / <f32>width);
  const row = <usize>width << 2;
  let column = i32x4(0, 0, 2, 2);
  for (let left = width; left > 0; left -= 4, out += 16) {
    const rate = exp4(f32x4.mul(f32x4.convert_i32x4_s(column), factor));
    let to = out;
    for (let t = 0; t < steps; t++, to += row) {
      const angle = f32x4.mul(all(<f32>t), rate);
      put(to, v128.shuffle<i32>(sine4(angle, 0), sine4(angle, 1), 0, 5, 2, 7), left);
    }
    column = i32x4.add(column, i32x4.splat(4));
  }
}
