/** @file Every data set, in the order of the data panel. A new one is one folder and one line. */
import { checkerboard } from './checkerboard/checkerboard.ts';
import { circle } from './circle/circle.ts';
import { curve } from './curve/curve.ts';
import { gaussians } from './gaussians/gaussians.ts';
import { moons } from './moons/moons.ts';
import { plane } from './plane/plane.ts';
import { points } from './points/points.ts';
import { ripple } from './ripple/ripple.ts';
import { sawtooth } from './sawtooth/sawtooth.ts';
import { sine } from './sine/sine.ts';
import { spiral } from './spiral/spiral.ts';
import { step } from './step/step.ts';
import { xor } from './xor/xor.ts';

export const datasets = {
  spiral,
  circle,
  xor,
  moons,
  gaussians,
  checkerboard,
  plane,
  ripple,
  sine,
  step,
  sawtooth,
  curve,
  points,
} as const;

export type DatasetType = keyof typeof datasets;
