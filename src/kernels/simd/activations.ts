// Activation functions and their gradients; src/kernels/ops.ts has the formulas and the codes, src/kernels/reference/activations.ts the same in TypeScript.
import { all, choose, gather, madd, put, putTwo, spread } from './lanes';
import { erf4, exp4, expm1Negative4, positive4, sigmoid4, sine4, softplusTail4, tanh4 } from './math';
import { copy } from './memory';

const SLOPE: f32 = 0.01;

/** Φ(x), the normal distribution function. */
// @ts-ignore: decorator
@inline function normalBelow(x: v128): v128 {
  return f32x4.mul(all(0.5), f32x4.add(all(1), erf4(f32x4.mul(x, all(0.7071067811865476)))));
}

// @ts-ignore: decorator
@inline function elu4(x: v128): v128 {
  return choose(expm1Negative4(x), x, f32x4.lt(x, all(0)));
}

// @ts-ignore: decorator
@inline function geluSlope(x: v128): v128 {
  const density = f32x4.mul(all(0.3989422804014327), exp4(f32x4.mul(f32x4.mul(all(-0.5), x), x)));
  return f32x4.add(normalBelow(x), f32x4.mul(x, density));
}

// @ts-ignore: decorator
@inline function siluSlope(x: v128): v128 {
  const s = sigmoid4(x);
  return f32x4.mul(s, f32x4.add(all(1), f32x4.mul(x, f32x4.sub(all(1), s))));
}

// @ts-ignore: decorator
@inline function leaky4(x: v128): v128 {
  return choose(f32x4.mul(x, all(SLOPE)), x, f32x4.lt(x, all(0)));
}

// @ts-ignore: decorator
@inline function leakyGradient(y: v128, dY: v128): v128 {
  return choose(f32x4.mul(dY, all(SLOPE)), dY, f32x4.le(y, all(0)));
}

// @ts-ignore: decorator
@inline function eluGradient(y: v128, dY: v128): v128 {
  return choose(f32x4.mul(dY, f32x4.add(y, all(1))), dY, f32x4.le(y, all(0)));
}

// @ts-ignore: decorator
@inline function gelu4(x: v128): v128 {
  return f32x4.mul(x, normalBelow(x));
}

// @ts-ignore: decorator
@inline function silu4(x: v128): v128 {
  return f32x4.div(x, f32x4.add(all(1), exp4(f32x4.neg(x))));
}

// @ts-ignore: decorator
@inline function softplus4(x: v128): v128 {
  return f32x4.add(positive4(x), softplusTail4(x));
}

// @ts-ignore: decorator
@inline function sigmoidSlope(y: v128): v128 {
  return f32x4.mul(y, f32x4.sub(all(1), y));
}

// @ts-ignore: decorator
@inline function oneMinusSquare(y: v128): v128 {
  return f32x4.sub(all(1), f32x4.mul(y, y));
}

// The two most used of the dear ones: four vectors at a time, so that their constants are loaded once for all; and functions of their own, for V8 loads what
// constants the cases of a switch share before it comes to the switch.

/** y = f(x) for `count` numbers, 9 to 16, tanh or sigmoid. */
// @ts-ignore: decorator
@inline function four(isTanh: bool, x: usize, y: usize, count: i32): void {
  const x0 = v128.load(x);
  const x1 = v128.load(x, 16);
  const x2 = v128.load(x, 32);
  const x3 = v128.load(x, 48);
  const y0 = isTanh ? tanh4(x0) : sigmoid4(x0);
  const y1 = isTanh ? tanh4(x1) : sigmoid4(x1);
  const y2 = isTanh ? tanh4(x2) : sigmoid4(x2);
  const y3 = isTanh ? tanh4(x3) : sigmoid4(x3);
  v128.store(y, y0);
  v128.store(y, y1, 16);
  putTwo(y + 32, y2, y3, count - 8);
}

// @ts-ignore: decorator
@inline function inFours(isTanh: bool, x: usize, y: usize, count: i32): void {
  for (; count >= 16; count -= 16, x += 64, y += 64) four(isTanh, x, y, 16);
  if (count > 8) return four(isTanh, x, y, count);
  for (; count > 0; count -= 4, x += 16, y += 16) {
    const value = v128.load(x);
    put(y, isTanh ? tanh4(value) : sigmoid4(value), count);
  }
}

function sigmoids(x: usize, y: usize, count: i32): void {
  inFours(false, x, y, count);
}

function tanhs(x: usize, y: usize, count: i32): void {
  inFours(true, x, y, count);
}

// A loop for each function, so that its constants stay in registers.
export function activate(f: i32, x: usize, y: usize, count: i32): void {
  switch (f) {
    case 1:
      for (; count >= 8; count -= 8, x += 32, y += 32) {
        const a = positive4(v128.load(x));
        const b = positive4(v128.load(x, 16));
        v128.store(y, a);
        v128.store(y, b, 16);
      }
      for (; count > 0; count -= 4, x += 16, y += 16) put(y, positive4(v128.load(x)), count);
      break;
    case 2: for (; count > 0; count -= 4, x += 16, y += 16) put(y, leaky4(v128.load(x)), count); break;
    case 3: for (; count > 0; count -= 4, x += 16, y += 16) put(y, elu4(v128.load(x)), count); break;
    case 4: for (; count > 0; count -= 4, x += 16, y += 16) put(y, gelu4(v128.load(x)), count); break;
    case 5: for (; count > 0; count -= 4, x += 16, y += 16) put(y, silu4(v128.load(x)), count); break;
    case 6: sigmoids(x, y, count); break;
    case 7: tanhs(x, y, count); break;
    case 8: for (; count > 0; count -= 4, x += 16, y += 16) put(y, softplus4(v128.load(x)), count); break;
    case 9: for (; count > 0; count -= 4, x += 16, y += 16) put(y, sine4(v128.load(x), 0), count); break;
    default: copy(x, y, count);
  }
}

export function activateGradient(f: i32, x: usize, y: usize, dY: usize, dX: usize, count: i32): void {
  switch (f) {
    case 1:
      for (; count >= 8; count -= 8, y += 32, dY += 32, dX += 32) {
        const a = v128.andnot(v128.load(dY), f32x4.le(v128.load(y), all(0)));
        const b = v128.andnot(v128.load(dY, 16), f32x4.le(v128.load(y, 16), all(0)));
        v128.store(dX, a);
        v128.store(dX, b, 16);
      }
      for (; count > 0; count -= 4, y += 16, dY += 16, dX += 16) {
        put(dX, v128.andnot(v128.load(dY), f32x4.le(v128.load(y), all(0))), count);
      }
      break;
    case 2:
      for (; count > 0; count -= 4, y += 16, dY += 16, dX += 16) {
        put(dX, leakyGradient(v128.load(y), v128.load(dY)), count);
      }
      break;
    case 3:
      for (; count > 0; count -= 4, y += 16, dY += 16, dX += 16) {
        put(dX, eluGradient(v128.load(y), v128.load(dY)), count);
      }
      break;
    case 4:
      for (; count > 0; count -= 4, x += 16, dY += 16, dX += 16) {
        put(dX, f32x4.mul(v128.load(dY), geluSlope(v128.load(x))), count);
      }
      break;
    case 5:
      for (; count > 0; count -= 4, x += 16, dY += 16, dX += 16) {
        put(dX, f32x4.mul(v128.load(dY), siluSlope(v128.load(x))), count);
      }
      break;
    case 6:
      for (; count > 0; count -= 4, y += 16, dY += 16, dX += 16) {
        put(dX, f32x4.mul(v128.load(dY), sigmoidSlope(v128.load(y))), count);
      }
      break;
    case 7:
      for (; count >= 8; count -= 8, y += 32, dY += 32, dX += 32) {
        const a = f32x4.mul(v128.load(dY), oneMinusSquare(v128.load(y)));
        const b = f32x4.mul(v128.load(dY, 16), oneMinusSquare(v128.load(y, 16)));
        v128.store(dX, a);
        v128.store(dX, b, 16);
      }
      for (; count > 0; count -= 4, y += 16, dY += 16, dX += 16) {
        put(dX, f32x4.mul(v128.load(dY), oneMinusSquare(v128.load(y))), count);
      }
      break;
    case 8:
      for (; count > 0; count -= 4, x += 16, dY += 16, dX += 16) {
        put(dX, f32x4.mul(v128.load(dY), sigmoid4(v128.load(x))), count);
      }
      break;
    case 9:
      for (; count > 0; count -= 4, x += 16, dY += 16, dX += 16) {
        put(dX, f32x4.mul(v128.load(dY), sine4(v128.load(x), 1)), count);
      }
      break;
    default: copy(dY, dX, count);
  }
}

// Softmax: four sums side by side in the lanes, each in the order of its classes. Within an outer block the neighbours along `inner` are the lanes;
// where inner is 1 the neighbours along `outer` are.

function softmaxLanes(x: usize, y: usize, classes: i32, step: usize, stride: usize, lanes: i32): void {
  const size = <usize>classes * step;
  let largest = gather(x, stride, lanes);
  for (let c = step; c < size; c += step) largest = f32x4.pmax(largest, gather(x + c, stride, lanes));
  let total = all(0);
  for (let c: usize = 0; c < size; c += step) {
    const e = exp4(f32x4.sub(gather(x + c, stride, lanes), largest));
    spread(y + c, stride, e, lanes);
    total = f32x4.add(total, e);
  }
  for (let c: usize = 0; c < size; c += step) {
    spread(y + c, stride, f32x4.div(gather(y + c, stride, lanes), total), lanes);
  }
}

function softmaxGradientLanes(
  y: usize, dY: usize, dX: usize, classes: i32, step: usize, stride: usize, lanes: i32,
): void {
  const size = <usize>classes * step;
  let dot = all(0);
  for (let c: usize = 0; c < size; c += step) {
    dot = madd(gather(dY + c, stride, lanes), gather(y + c, stride, lanes), dot);
  }
  for (let c: usize = 0; c < size; c += step) {
    const d = f32x4.sub(gather(dY + c, stride, lanes), dot);
    spread(dX + c, stride, f32x4.mul(gather(y + c, stride, lanes), d), lanes);
  }
}

export function softmax(x: usize, y: usize, outer: i32, classes: i32, inner: i32): void {
  if (classes < 1) return;
  const step = <usize>inner << 2;
  const size = <usize>classes * step;
  if (inner == 1) {
    for (; outer > 0; outer -= 4, x += 4 * size, y += 4 * size) softmaxLanes(x, y, classes, step, size, min(outer, 4));
    return;
  }
  for (; outer > 0; outer--, x += size, y += size) {
    for (let i = 0; i < inner; i += 4) softmaxLanes(x + (<usize>i << 2), y + (<usize>i << 2), classes, step, 4, min(inner - i, 4));
  }
}

export function softmaxGradient(y: usize, dY: usize, dX: usize, outer: i32, classes: i32, inner: i32): void {
  if (classes < 1) return;
  const step = <usize>inner << 2;
  const size = <usize>classes * step;
  if (inner == 1) {
    for (; outer > 0; outer -= 4, y += 4 * size, dY += 4 * size, dX += 4 * size) {
      softmaxGradientLanes(y, dY, dX, classes, step, size, min(outer, 4));
    }
    return;
  }
  for (; outer > 0; outer--, y += size, dY += size, dX += size) {
    for (let i = 0; i < inner; i += 4) {
      const o = <usize>i << 2;
      softmaxGradientLanes(y + o, dY + o, dX + o, classes, step, 4, min(inner - i, 4));
    }
  }
}
