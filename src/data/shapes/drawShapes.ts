/** @file The generator of the data set `shapes`. */
import { cosf, sinf } from '#base/math.ts';
import type { Random } from '#base/random.ts';
import { drawWorld, type Property, type World } from '#data/worlds/drawWorld.ts';
import { lit } from '#data/worlds/lit.ts';
import { inkAt } from '#data/worlds/render.ts';
import type { Samples } from '#nn/dataset.ts';
import type { Values } from '#nn/field.ts';
import { outlines } from './outline.ts';
import type { ShapeName, shapes } from './shapes.ts';

/** Pixels along each side. */
const SIDE = 24;
/** Half the width of the line of a shape that is not filled, in pixels. */
const LINE = 0.8;
/** A pixel no further from the outline than this belongs to its edge. */
const EDGE = 0.8;
/** A pixel no further from a corner than this belongs to it. */
const CORNER = 1.5;
/** tan 22.5°: directions are parted into eighths of a turn. */
const EIGHTH = 0.41421356;

interface ShapeScene {
  readonly shape: ShapeName;
  readonly filled: boolean;
  /** Of the middle, from the middle of the picture, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels from the middle to the rim. */
  readonly size: number;
  /** Clockwise, in degrees. */
  readonly angle: number;
  /** How strong the ink is, at most 1. */
  readonly strength: number;
}

function imagine(shape: ShapeName, random: Random): ShapeScene {
  return {
    shape,
    filled: random.uniform() < 0.5,
    x: random.between(-2.5, 2.5),
    y: random.between(-2.5, 2.5),
    size: random.between(4, 6.5),
    angle: random.between(-25, 25),
    strength: random.between(0.5, 1),
  };
}

/** The signed distance of a place of the picture from the outline, in pixels. */
function measured({ shape, x, y, size, angle }: ShapeScene): (column: number, row: number) => number {
  const { distance } = outlines[shape];
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [cosf(radians) / size, sinf(radians) / size];
  return (column, row) => {
    const [dx, dy] = [column - (SIDE - 1) / 2 - x, row - (SIDE - 1) / 2 - y];
    return size * distance(cos * dx + sin * dy, cos * dy - sin * dx);
  };
}

/** Calls back for each pixel with its place and its distance from the outline. */
function eachPixel(scene: ShapeScene, visit: (p: number, column: number, row: number, distance: number) => void): void {
  const distanceAt = measured(scene);
  for (let p = 0; p < SIDE * SIDE; p++) {
    const [column, row] = [p % SIDE, Math.floor(p / SIDE)];
    visit(p, column, row, distanceAt(column, row));
  }
}

function paint(scene: ShapeScene, pixels: Float32Array): void {
  const { filled, strength } = scene;
  eachPixel(scene, (p, _column, _row, distance) => {
    pixels[p] = strength * inkAt(filled ? distance : Math.abs(distance) - LINE);
  });
}

/** Where the corners of a shape lie in the picture: x, y, x, y, … */
function cornersOf({ shape, x, y, size, angle }: ShapeScene): number[] {
  const { corners } = outlines[shape];
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [size * cosf(radians), size * sinf(radians)];
  const middle = (SIDE - 1) / 2;
  const places: number[] = [];
  for (let i = 0; i < corners.length; i += 2) {
    places.push(middle + x + cos * corners[i]! - sin * corners[i + 1]!);
    places.push(middle + y + sin * corners[i]! + cos * corners[i + 1]!);
  }
  return places;
}

const parts = ['level edges', 'rising edges', 'upright edges', 'falling edges', 'corners', 'inside'] as const;

function masksOf(scene: ShapeScene): Uint8Array[] {
  const masks = parts.map(() => new Uint8Array(SIDE * SIDE));
  const distanceAt = measured(scene);
  const corners = cornersOf(scene);
  eachPixel(scene, (p, column, row, distance) => {
    if (distance < -EDGE) masks[5]![p] = 1;
    if (Math.abs(distance) > EDGE) return;
    // An edge runs across the way in which the distance grows.
    const along = distanceAt(column + 0.5, row) - distanceAt(column - 0.5, row);
    const down = distanceAt(column, row + 0.5) - distanceAt(column, row - 0.5);
    const level = Math.abs(along) <= EIGHTH * Math.abs(down);
    const upright = Math.abs(down) <= EIGHTH * Math.abs(along);
    masks[level ? 0 : upright ? 2 : along * down > 0 ? 1 : 3]![p] = 1;
    for (let i = 0; i < corners.length; i += 2)
      if ((column - corners[i]!) ** 2 + (row - corners[i + 1]!) ** 2 <= CORNER ** 2) masks[4]![p] = 1;
  });
  return masks;
}

/** A measure that stands alone in a scene. */
const measure = (id: 'x' | 'y' | 'size' | 'angle' | 'strength', name: string, unit?: string): Property<ShapeScene> => ({
  id,
  name,
  kind: 'number',
  ...(unit ? { unit } : {}),
  of: (scene) => scene[id],
  vary: (scene, value) => ({ ...scene, [id]: value }),
});

const properties: readonly Property<ShapeScene>[] = [
  {
    id: 'filled',
    name: 'filled',
    kind: 'class',
    classes: ['outline', 'filled'],
    of: ({ filled }) => Number(filled),
    vary: (scene, value) => ({ ...scene, filled: value === 1 }),
  },
  measure('x', 'x', 'px'),
  measure('y', 'y', 'px'),
  measure('size', 'size', 'px'),
  measure('angle', 'angle', '°'),
  measure('strength', 'strength of the ink'),
];

/** Image i shows the shape that stands at place i mod K of the list of classes. */
export function drawShapes({ samples, classes, noise, light }: Values<typeof shapes.fields>, random: Random): Samples {
  const world: World<ShapeScene> = {
    height: SIDE,
    width: SIDE,
    imagine: (i, own) => imagine(classes[i % classes.length]!, own),
    paint,
    properties: [
      {
        id: 'class',
        name: 'shape',
        kind: 'class',
        classes,
        at: (i) => i % classes.length,
        vary: (scene, label) => ({ ...scene, shape: classes[label]! }),
      },
      ...properties,
    ],
    parts,
    masksOf,
  };
  return light > 0
    ? drawWorld(lit(world, light), samples, noise, 'class', random)
    : drawWorld(world, samples, noise, 'class', random);
}
