/** @file What every data set says of itself. A total mapped type, apart from `index.ts`: the worker has no prose. */

import type { DatasetTextOf } from '#nn/dataset.ts';
import { addingText } from './adding/adding.text.ts';
import { barsAndStripesText } from './barsAndStripes/barsAndStripes.text.ts';
import { bracketsText } from './brackets/brackets.text.ts';
import { checkerboardText } from './checkerboard/checkerboard.text.ts';
import { circleText } from './circle/circle.text.ts';
import { copyText } from './copy/copy.text.ts';
import { curveText } from './curve/curve.text.ts';
import { digitsText } from './digits/digits.text.ts';
import { facesText } from './faces/faces.text.ts';
import { gaussiansText } from './gaussians/gaussians.text.ts';
import type { DatasetType, datasets } from './index.ts';
import { moonsText } from './moons/moons.text.ts';
import { parityText } from './parity/parity.text.ts';
import { picturesText } from './pictures/pictures.text.ts';
import { planeText } from './plane/plane.text.ts';
import { pointsText } from './points/points.text.ts';
import { relationsText } from './relations/relations.text.ts';
import { reversalText } from './reversal/reversal.text.ts';
import { rippleText } from './ripple/ripple.text.ts';
import { sawtoothText } from './sawtooth/sawtooth.text.ts';
import { shapesText } from './shapes/shapes.text.ts';
import { sineText } from './sine/sine.text.ts';
import { sineClassText } from './sineClass/sineClass.text.ts';
import { sortingText } from './sorting/sorting.text.ts';
import { spiralText } from './spiral/spiral.text.ts';
import { stepText } from './step/step.text.ts';
import { tableText } from './table/table.text.ts';
import { textText } from './text/text.text.ts';
import { xorText } from './xor/xor.text.ts';

export const texts: { readonly [T in DatasetType]: DatasetTextOf<(typeof datasets)[T]> } = {
  spiral: spiralText,
  circle: circleText,
  xor: xorText,
  moons: moonsText,
  gaussians: gaussiansText,
  checkerboard: checkerboardText,
  points: pointsText,
  table: tableText,
  plane: planeText,
  ripple: rippleText,
  sine: sineText,
  step: stepText,
  sawtooth: sawtoothText,
  curve: curveText,
  barsAndStripes: barsAndStripesText,
  digits: digitsText,
  shapes: shapesText,
  relations: relationsText,
  faces: facesText,
  pictures: picturesText,
  sineClass: sineClassText,
  parity: parityText,
  brackets: bracketsText,
  adding: addingText,
  copy: copyText,
  reversal: reversalText,
  sorting: sortingText,
  text: textText,
};
