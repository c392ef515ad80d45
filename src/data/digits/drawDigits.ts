/** @file The generator of the data set `digits`. */
import type { Random } from '#base/random.ts';
import { drawWorld, type Property } from '#data/worlds/drawWorld.ts';
import { render } from '#data/worlds/render.ts';
import { strokeMasks, strokeParts } from '#data/worlds/strokeParts.ts';
import type { Samples } from '#nn/dataset.ts';
import type { Values } from '#nn/field.ts';
import type { digits } from './digits.ts';
import { type DigitScene, imagineDigit, SIDE, variantNames } from './scene.ts';

const properties: readonly Property<DigitScene>[] = [
  { id: 'variant', name: 'skeleton', kind: 'class', classes: variantNames, of: ({ variant }) => variant },
  { id: 'slant', name: 'slant', kind: 'number', of: ({ slant }) => slant },
  { id: 'rotation', name: 'rotation', kind: 'number', unit: '°', of: ({ rotation }) => (rotation * 180) / Math.PI },
  { id: 'aspect', name: 'aspect', kind: 'number', of: ({ aspect }) => aspect },
  { id: 'width', name: 'stroke width', kind: 'number', unit: 'px', of: ({ width }) => width },
  { id: 'dx', name: 'x', kind: 'number', unit: 'px', of: ({ dx }) => dx },
  { id: 'dy', name: 'y', kind: 'number', unit: 'px', of: ({ dy }) => dy },
];

/** Image i shows the digit that stands at place i mod K of the list of classes. */
export function drawDigits({ samples, classes, noise }: Values<typeof digits.fields>, random: Random): Samples {
  return drawWorld<DigitScene>(
    {
      height: SIDE,
      width: SIDE,
      imagine: (i, own) => imagineDigit(Number(classes[i % classes.length]), own),
      paint: ({ ink }, pixels) => render(ink, SIDE, pixels),
      properties: [
        { id: 'class', name: 'digit', kind: 'class', classes, at: (i) => i % classes.length },
        ...properties,
      ],
      parts: strokeParts,
      masksOf: ({ ink }) => strokeMasks(ink, SIDE),
    },
    samples,
    noise,
    'class',
    random,
  );
}
