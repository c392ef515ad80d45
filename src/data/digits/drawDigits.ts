/** @file The generator of the data set `digits`. */
import type { Random } from '#base/random.ts';
import { drawWorld, type Property, type World } from '#data/worlds/drawWorld.ts';
import { lit } from '#data/worlds/lit.ts';
import { render } from '#data/worlds/render.ts';
import { strokeMasks, strokeParts } from '#data/worlds/strokeParts.ts';
import type { Samples } from '#nn/dataset.ts';
import type { Values } from '#nn/field.ts';
import type { digits } from './digits.ts';
import { type DigitScene, type DigitSetting, imagineDigit, SIDE, variantNames } from './scene.ts';

/** The digit with one of its measures set. The digit is told by its skeleton's name. */
const setting =
  (of: (value: number) => DigitSetting): Property<DigitScene>['vary'] =>
  ({ variant }, value, random) =>
    imagineDigit(Number(variantNames[variant]![0]), random, of(value));

const properties: readonly Property<DigitScene>[] = [
  {
    id: 'variant',
    name: 'skeleton',
    kind: 'class',
    classes: variantNames,
    of: ({ variant }) => variant,
    vary: 'otherStrokes',
  },
  { id: 'slant', name: 'slant', kind: 'number', of: ({ slant }) => slant, vary: setting((slant) => ({ slant })) },
  {
    id: 'rotation',
    name: 'rotation',
    kind: 'number',
    unit: '°',
    of: ({ rotation }) => (rotation * 180) / Math.PI,
    vary: setting((degrees) => ({ rotation: (degrees * Math.PI) / 180 })),
  },
  { id: 'aspect', name: 'aspect', kind: 'number', of: ({ aspect }) => aspect, vary: setting((aspect) => ({ aspect })) },
  {
    id: 'width',
    name: 'stroke width',
    kind: 'number',
    unit: 'px',
    of: ({ width }) => width,
    vary: setting((width) => ({ width })),
  },
  { id: 'dx', name: 'x', kind: 'number', unit: 'px', of: ({ dx }) => dx, vary: setting((dx) => ({ dx })) },
  { id: 'dy', name: 'y', kind: 'number', unit: 'px', of: ({ dy }) => dy, vary: setting((dy) => ({ dy })) },
];

/** Image i shows the digit that stands at place i mod K of the list of classes. */
export function drawDigits({ samples, classes, noise, light }: Values<typeof digits.fields>, random: Random): Samples {
  const world: World<DigitScene> = {
    height: SIDE,
    width: SIDE,
    imagine: (i, own) => imagineDigit(Number(classes[i % classes.length]), own),
    paint: ({ ink }, pixels) => render(ink, SIDE, pixels),
    properties: [
      {
        id: 'class',
        name: 'digit',
        kind: 'class',
        classes,
        at: (i) => i % classes.length,
        vary: 'otherStrokes',
      },
      ...properties,
    ],
    parts: strokeParts,
    masksOf: ({ ink }) => strokeMasks(ink, SIDE),
  };
  return light > 0
    ? drawWorld(lit(world, light), samples, noise, 'class', random)
    : drawWorld(world, samples, noise, 'class', random);
}
