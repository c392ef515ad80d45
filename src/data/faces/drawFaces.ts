/** @file The generator of the data set `faces`. */
import type { Random } from '#base/random.ts';
import { drawWorld, type Property } from '#data/worlds/drawWorld.ts';
import type { Samples } from '#nn/dataset.ts';
import type { Values } from '#nn/field.ts';
import type { FaceTask, faces } from './faces.ts';
import { faceParts, paintFace } from './paintFace.ts';
import { EXPRESSIONS, type Face, IDENTITIES, imagineFace, SIDE } from './scene.ts';

const asked: Readonly<Record<FaceTask, Property<Face>>> = {
  expression: {
    id: 'expression',
    name: 'expression',
    kind: 'class',
    classes: EXPRESSIONS,
    at: (i) => i % EXPRESSIONS.length,
  },
  identity: {
    id: 'identity',
    name: 'identity',
    kind: 'class',
    classes: IDENTITIES,
    at: (i) => Math.floor(i / EXPRESSIONS.length) % IDENTITIES.length,
  },
  glasses: {
    id: 'glasses',
    name: 'glasses',
    kind: 'class',
    classes: ['glasses', 'no glasses'],
    of: ({ glasses }) => (glasses ? 0 : 1),
  },
};

const number = (id: string, name: string, unit: string | undefined, of: (face: Face) => number): Property<Face> => ({
  id,
  name,
  kind: 'number',
  ...(unit ? { unit } : {}),
  of,
});

const nuisances: readonly Property<Face>[] = [
  number('x', 'x', 'px', ({ x }) => x),
  number('y', 'y', 'px', ({ y }) => y),
  number('scale', 'size', 'px', ({ scale }) => scale),
  number('roll', 'roll', '°', ({ roll }) => (roll * 180) / Math.PI),
  number('skin', 'skin', undefined, ({ skin }) => skin),
  number('hair', 'hair tone', undefined, ({ hairTone }) => hairTone),
  number('background', 'background', undefined, ({ background }) => background),
  number('light', 'light', undefined, ({ light }) => light),
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
    task,
    random,
  );
  return { ...drawn, groups: drawn.factors.find(({ id }) => id === expression.id)!.values };
}
