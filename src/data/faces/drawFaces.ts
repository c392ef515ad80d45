/** @file The generator of the data set `faces`. */
import type { Random } from '#base/random.ts';
import { drawWorld, type Property } from '#data/worlds/drawWorld.ts';
import type { Samples } from '#nn/dataset.ts';
import type { Values } from '#nn/field.ts';
import type { FaceTask, faces } from './faces.ts';
import { faceParts, paintFace } from './paintFace.ts';
import { EXPRESSIONS, type Face, heldAt, IDENTITIES, imagineFace, SIDE } from './scene.ts';

const asked: Readonly<Record<Exclude<FaceTask, 'picture'>, Property<Face>>> = {
  expression: {
    id: 'expression',
    name: 'expression',
    kind: 'class',
    classes: EXPRESSIONS,
    at: (i) => i % EXPRESSIONS.length,
    vary: ({ identity }, expression, random) => imagineFace(expression, identity, random),
  },
  identity: {
    id: 'identity',
    name: 'identity',
    kind: 'class',
    classes: IDENTITIES,
    at: (i) => Math.floor(i / EXPRESSIONS.length) % IDENTITIES.length,
    vary: ({ expression }, identity, random) => imagineFace(expression, identity, random),
  },
  glasses: {
    id: 'glasses',
    name: 'glasses',
    kind: 'class',
    classes: ['glasses', 'no glasses'],
    of: ({ glasses }) => (glasses ? 0 : 1),
    vary: (face, value) => ({ ...face, glasses: value === 0 }),
  },
};

/** A measure that stands alone in a face. */
const measure = (
  id: 'x' | 'y' | 'scale' | 'skin' | 'hairTone' | 'background' | 'light',
  name: string,
  unit?: string,
): Property<Face> => ({
  id: id === 'hairTone' ? 'hair' : id,
  name,
  kind: 'number',
  ...(unit ? { unit } : {}),
  of: (face) => face[id],
  vary: (face, value) => ({ ...face, [id]: value }),
});

const nuisances: readonly Property<Face>[] = [
  measure('x', 'x', 'px'),
  measure('y', 'y', 'px'),
  measure('scale', 'size', 'px'),
  {
    id: 'roll',
    name: 'roll',
    kind: 'number',
    unit: '°',
    of: ({ roll }) => (roll * 180) / Math.PI,
    vary: (face, degrees) => heldAt(face, (degrees * Math.PI) / 180),
  },
  measure('skin', 'skin'),
  measure('hairTone', 'hair tone'),
  measure('background', 'background'),
  measure('light', 'light'),
];

const { expression, identity, glasses } = asked;

/** Image i has expression i mod 5, and every forty images show each expression on each identity once. */
export function drawFaces({ task, samples, noise }: Values<typeof faces.fields>, random: Random): Samples {
  const drawn = drawWorld<Face>(
    {
      height: SIDE,
      width: SIDE,
      imagine: (i, own) =>
        imagineFace(i % EXPRESSIONS.length, Math.floor(i / EXPRESSIONS.length) % IDENTITIES.length, own),
      paint: (face, pixels) => paintFace(face, pixels),
      properties: [expression, identity, glasses, ...nuisances],
      parts: faceParts,
      masksOf(face) {
        const parts = new Uint8Array(SIDE * SIDE);
        paintFace(face, undefined, parts);
        return faceParts.map((_, k) => parts.map((part) => Number(part === k)));
      },
    },
    samples,
    noise,
    task === 'picture' ? expression.id : task,
    random,
  );
  return { ...drawn, groups: drawn.factors.find(({ id }) => id === expression.id)!.values };
}
