/** @file The generator of the data set `relations`. */
import type { Random } from '#base/random.ts';
import { drawWorld, type Property } from '#data/worlds/drawWorld.ts';
import { inkAt } from '#data/worlds/render.ts';
import type { Samples } from '#nn/dataset.ts';
import type { Values } from '#nn/field.ts';
import type { relations } from './relations.ts';

/** Pixels along each side. */
const SIDE = 28;
/** Half the side of a square whose area is that of a disc of radius 1: √π / 2. */
const HALF = 0.88622693;

interface Shape {
  /** Of its middle; pixel (column c, row r) has its centre at (c, r). */
  readonly x: number;
  readonly y: number;
  /** Of the disc; the square has the same area. */
  readonly radius: number;
}

interface Relation {
  readonly disc: Shape;
  readonly square: Shape;
  readonly apart: number;
}

/**
 * Everything but the label is drawn without regard to it: the places of the two, then which shape stands in which.
 * @param label 0: the disc is on the left; 1: the square is
 */
function imagine(label: number, gap: number, random: Random): Relation {
  const [left, right] = [random.between(2.6, 3.4), random.between(2.6, 3.4)];
  const apart = left + gap + right + random.uniform();
  const middle = (SIDE - 1) / 2 + random.between(-1, 1);
  const heightOf = () => random.between(6, SIDE - 7);
  const first: Shape = { x: middle - apart / 2, y: heightOf(), radius: left };
  const second: Shape = { x: middle + apart / 2, y: heightOf(), radius: right };
  const [disc, square] = label === 0 ? [first, second] : [second, first];
  return { disc, square, apart };
}

const discDistance = ({ x, y, radius }: Shape, column: number, row: number) =>
  Math.sqrt((column - x) ** 2 + (row - y) ** 2) - radius;

function squareDistance({ x, y, radius }: Shape, column: number, row: number): number {
  const [dx, dy] = [Math.abs(column - x) - HALF * radius, Math.abs(row - y) - HALF * radius];
  if (dx <= 0 || dy <= 0) return Math.max(dx, dy);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Calls back with the signed distances of each pixel from both shapes. */
function eachPixel({ disc, square }: Relation, visit: (p: number, disc: number, square: number) => void): void {
  for (let p = 0; p < SIDE * SIDE; p++) {
    const [column, row] = [p % SIDE, Math.floor(p / SIDE)];
    visit(p, discDistance(disc, column, row), squareDistance(square, column, row));
  }
}

const number = (
  id: string,
  name: string,
  of: (scene: Relation) => number,
  vary: Property<Relation>['vary'],
): Property<Relation> => ({ id, name, kind: 'number', unit: 'px', of, vary });

const properties: readonly Property<Relation>[] = [
  {
    id: 'class',
    name: 'what is on the left',
    kind: 'class',
    classes: ['disc left', 'square left'],
    at: (i) => i % 2,
    vary: 'changesPlaces',
  },
  number('apart', 'distance', ({ apart }) => apart, 'followFromPlaces'),
  number('discX', 'x of the disc', ({ disc }) => disc.x, 'followFromPlaces'),
  number(
    'discY',
    'y of the disc',
    ({ disc }) => disc.y,
    (scene, y) => ({ ...scene, disc: { ...scene.disc, y } }),
  ),
  number(
    'discRadius',
    'radius of the disc',
    ({ disc }) => disc.radius,
    (scene, radius) => ({ ...scene, disc: { ...scene.disc, radius } }),
  ),
  number('squareX', 'x of the square', ({ square }) => square.x, 'followFromPlaces'),
  number(
    'squareY',
    'y of the square',
    ({ square }) => square.y,
    (scene, y) => ({ ...scene, square: { ...scene.square, y } }),
  ),
  number(
    'squareSide',
    'side of the square',
    ({ square }) => 2 * HALF * square.radius,
    (scene, side) => ({ ...scene, square: { ...scene.square, radius: side / (2 * HALF) } }),
  ),
];

/** Within this distance of an outline, in pixels, a pixel belongs to it. */
const OUTLINE = 0.8;

/** Image i has class i mod 2. */
export function drawRelations({ samples, gap, noise }: Values<typeof relations.fields>, random: Random): Samples {
  return drawWorld<Relation>(
    {
      height: SIDE,
      width: SIDE,
      imagine: (i, own) => imagine(i % 2, gap, own),
      paint: (scene, pixels) =>
        eachPixel(scene, (p, disc, square) => {
          pixels[p] = inkAt(Math.min(disc, square));
        }),
      properties,
      parts: ['disc', 'square', 'outlines'],
      masksOf(scene) {
        const masks = [0, 1, 2].map(() => new Uint8Array(SIDE * SIDE));
        eachPixel(scene, (p, disc, square) => {
          for (const [m, inside] of [disc <= 0, square <= 0, Math.abs(Math.min(disc, square)) < OUTLINE].entries())
            masks[m]![p] = Number(inside);
        });
        return masks;
      },
    },
    samples,
    noise,
    'class',
    random,
  );
}
