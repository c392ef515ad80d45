/** @file Reference pooling and its gradients; `ops.ts` has the formulas. Windows lie wholly inside their plane. */
import { places } from './convolution.ts';
import type { Memory } from './memory.ts';

const f = Math.fround;

export function maxPool2d(
  { f32, i32 }: Memory,
  x: number,
  y: number,
  index: number,
  planes: number,
  height: number,
  width: number,
  size: number,
  stride: number,
): void {
  x >>>= 2;
  y >>>= 2;
  index >>>= 2;
  const outHeight = places(height, size, stride);
  const outWidth = places(width, size, stride);
  for (let plane = 0; plane < planes; plane++, x += height * width) {
    for (let r = 0; r < outHeight; r++) {
      for (let c = 0; c < outWidth; c++) {
        let place = r * stride * width + c * stride;
        let best = f32[x + place]!;
        for (let i = r * stride; i < r * stride + size; i++) {
          for (let j = c * stride; j < c * stride + size; j++) {
            const value = f32[x + i * width + j]!;
            if (value <= best || Number.isNaN(best)) continue;
            best = value;
            place = i * width + j;
          }
        }
        f32[y++] = best;
        i32[index++] = place;
      }
    }
  }
}

export function maxPool2dGradient(
  { f32, i32 }: Memory,
  dY: number,
  index: number,
  dX: number,
  planes: number,
  height: number,
  width: number,
  size: number,
  stride: number,
): void {
  dY >>>= 2;
  index >>>= 2;
  dX >>>= 2;
  const area = places(height, size, stride) * places(width, size, stride);
  for (let plane = 0; plane < planes; plane++, dX += height * width, dY += area, index += area) {
    f32.fill(0, dX, dX + height * width);
    for (let p = 0; p < area; p++) f32[dX + i32[index + p]!]! += f32[dY + p]!;
  }
}

export function windowSum(
  { f32 }: Memory,
  x: number,
  y: number,
  planes: number,
  height: number,
  width: number,
  size: number,
  stride: number,
  scale: number,
): void {
  x >>>= 2;
  y >>>= 2;
  const outHeight = places(height, size, stride);
  const outWidth = places(width, size, stride);
  for (let plane = 0; plane < planes; plane++, x += height * width) {
    for (let r = 0; r < outHeight; r++) {
      for (let c = 0; c < outWidth; c++) {
        const first = x + r * stride * width + c * stride;
        let s = 0;
        for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) s = f(s + f32[first + i * width + j]!);
        f32[y++] = scale * s;
      }
    }
  }
}

export function windowSpread(
  { f32 }: Memory,
  dY: number,
  dX: number,
  planes: number,
  height: number,
  width: number,
  size: number,
  stride: number,
  scale: number,
): void {
  dY >>>= 2;
  dX >>>= 2;
  const outHeight = places(height, size, stride);
  const outWidth = places(width, size, stride);
  for (let plane = 0; plane < planes; plane++, dX += height * width) {
    f32.fill(0, dX, dX + height * width);
    for (let r = 0; r < outHeight; r++) {
      for (let c = 0; c < outWidth; c++) {
        const first = dX + r * stride * width + c * stride;
        const share = f(scale * f32[dY++]!);
        for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) f32[first + i * width + j]! += share;
      }
    }
  }
}
