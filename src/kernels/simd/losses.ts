// Losses and the count of right answers; src/kernels/ops.ts has the formulas, src/kernels/reference/losses.ts the same in TypeScript.
// Four rows side by side in the lanes, each added up in the order of its columns.
import { all, choose, gather, put, spread } from './lanes';
import { exp4, log4, positive4, sigmoid4, softplusTail4 } from './math';

function crossEntropyLanes(
  x: usize, right: v128, losses: usize, dX: usize, scale: v128, stride: usize, lanes: i32,
): void {
  let largest = gather(x, stride, lanes);
  for (let c: usize = 4; c < stride; c += 4) largest = f32x4.pmax(largest, gather(x + c, stride, lanes));
  let total = all(0);
  let x0 = all(0);
  let place = i32x4.splat(0);
  for (let c: usize = 0; c < stride; c += 4) {
    const d = f32x4.sub(gather(x + c, stride, lanes), largest);
    const e = exp4(d);
    x0 = choose(d, x0, i32x4.eq(place, right));
    if (dX) spread(dX + c, stride, e, lanes);
    total = f32x4.add(total, e);
    place = i32x4.add(place, i32x4.splat(1));
  }
  put(losses, f32x4.sub(log4(total), x0), lanes);
  if (!dX) return;
  place = i32x4.splat(0);
  for (let c: usize = 0; c < stride; c += 4) {
    const y = f32x4.div(gather(dX + c, stride, lanes), total);
    const hot = v128.and(all(1), i32x4.eq(place, right));
    spread(dX + c, stride, f32x4.mul(f32x4.sub(y, hot), scale), lanes);
    place = i32x4.add(place, i32x4.splat(1));
  }
}

export function crossEntropy(
  x: usize, target: usize, losses: usize, dX: usize, rows: i32, classes: i32, scale: f32,
): void {
  const stride = <usize>classes << 2;
  for (; rows > 0; rows -= 4, x += 4 * stride, target += 16, losses += 16) {
    crossEntropyLanes(x, v128.load(target), losses, dX, all(scale), stride, min(rows, 4));
    if (dX) dX += 4 * stride;
  }
}

// @ts-ignore: decorator
@inline function lossOf(kind: i32, x: v128, t: v128): v128 {
  const d = f32x4.sub(x, t);
  if (kind == 0) return f32x4.add(f32x4.sub(positive4(x), f32x4.mul(x, t)), softplusTail4(x));
  if (kind == 1) return f32x4.mul(d, d);
  const a = f32x4.abs(d);
  if (kind == 2) return a;
  return choose(f32x4.mul(f32x4.mul(all(0.5), a), a), f32x4.sub(a, all(0.5)), f32x4.lt(a, all(1)));
}

// @ts-ignore: decorator
@inline function slopeOf(kind: i32, x: v128, t: v128): v128 {
  const d = f32x4.sub(x, t);
  if (kind == 0) return f32x4.sub(sigmoid4(x), t);
  if (kind == 1) return f32x4.mul(all(2), d);
  if (kind == 2) return choose(all(1), choose(all(-1), d, f32x4.lt(d, all(0))), f32x4.gt(d, all(0)));
  return f32x4.pmax(f32x4.pmin(d, all(1)), all(-1));
}

/** `kind` is constant where this is called, so that each kind has a loop of its own. */
// @ts-ignore: decorator
@inline function pointwiseRows(
  kind: i32, x: usize, target: usize, losses: usize, dX: usize, rows: i32, width: i32, scale: f32,
): void {
  const stride = <usize>width << 2;
  if (width == 1) {
    // Rows that are numbers lie side by side already.
    for (; rows > 0; rows -= 4, x += 16, target += 16, losses += 16) {
      const value = v128.load(x);
      const wanted = v128.load(target);
      if (dX) {
        put(dX, f32x4.mul(slopeOf(kind, value, wanted), all(scale)), rows);
        dX += 16;
      }
      put(losses, f32x4.add(all(0), lossOf(kind, value, wanted)), rows);
    }
    return;
  }
  const share = all(<f32>1 / <f32>width);
  for (; rows > 0; rows -= 4, x += 4 * stride, target += 4 * stride, losses += 16) {
    const lanes = min(rows, 4);
    let total = all(0);
    for (let c: usize = 0; c < stride; c += 4) {
      const value = gather(x + c, stride, lanes);
      const wanted = gather(target + c, stride, lanes);
      total = f32x4.add(total, lossOf(kind, value, wanted));
      if (dX) spread(dX + c, stride, f32x4.mul(slopeOf(kind, value, wanted), all(scale)), lanes);
    }
    put(losses, f32x4.mul(total, share), lanes);
    if (dX) dX += 4 * stride;
  }
}

// A function of its own for the simplest: V8 loads the constants of the others before it comes to the switch.
function squaredError(
  x: usize, target: usize, losses: usize, dX: usize, rows: i32, width: i32, scale: f32,
): void {
  pointwiseRows(1, x, target, losses, dX, rows, width, scale);
}

export function pointwiseLoss(
  kind: i32, x: usize, target: usize, losses: usize, dX: usize, rows: i32, width: i32, scale: f32,
): void {
  switch (kind) {
    case 0: return pointwiseRows(0, x, target, losses, dX, rows, width, scale);
    case 1: return squaredError(x, target, losses, dX, rows, width, scale);
    case 2: return pointwiseRows(2, x, target, losses, dX, rows, width, scale);
    default: return pointwiseRows(3, x, target, losses, dX, rows, width, scale);
  }
}
