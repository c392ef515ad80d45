/** @file Every data set, in the order of the data panel. A new one is one folder, a line here and one in `texts.ts`. */
import { adding } from './adding/adding.ts';
import { barsAndStripes } from './barsAndStripes/barsAndStripes.ts';
import { brackets } from './brackets/brackets.ts';
import { checkerboard } from './checkerboard/checkerboard.ts';
import { circle } from './circle/circle.ts';
import { copy } from './copy/copy.ts';
import { curve } from './curve/curve.ts';
import { digits } from './digits/digits.ts';
import { faces } from './faces/faces.ts';
import { gaussians } from './gaussians/gaussians.ts';
import { moons } from './moons/moons.ts';
import { parity } from './parity/parity.ts';
import { pictures } from './pictures/pictures.ts';
import { plane } from './plane/plane.ts';
import { points } from './points/points.ts';
import { relations } from './relations/relations.ts';
import { reversal } from './reversal/reversal.ts';
import { ripple } from './ripple/ripple.ts';
import { sawtooth } from './sawtooth/sawtooth.ts';
import { shapes } from './shapes/shapes.ts';
import { sine } from './sine/sine.ts';
import { sineClass } from './sineClass/sineClass.ts';
import { sorting } from './sorting/sorting.ts';
import { spiral } from './spiral/spiral.ts';
import { step } from './step/step.ts';
import { table } from './table/table.ts';
import { text } from './text/text.ts';
import { xor } from './xor/xor.ts';

export const datasets = {
  spiral,
  circle,
  xor,
  moons,
  gaussians,
  checkerboard,
  points,
  table,
  plane,
  ripple,
  sine,
  step,
  sawtooth,
  curve,
  barsAndStripes,
  digits,
  shapes,
  relations,
  faces,
  pictures,
  sineClass,
  parity,
  brackets,
  adding,
  copy,
  reversal,
  sorting,
  text,
} as const;

export type DatasetType = keyof typeof datasets;
