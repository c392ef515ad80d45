/** @file The generators of the image worlds. A new one is one line, beside that of its definition in `data/index.ts`. */
import { drawDigits } from '#data/digits/drawDigits.ts';
import { drawFaces } from '#data/faces/drawFaces.ts';
import { drawRelations } from '#data/relations/drawRelations.ts';
import { drawShapes } from '#data/shapes/drawShapes.ts';

export const generators = {
  digits: drawDigits,
  shapes: drawShapes,
  relations: drawRelations,
  faces: drawFaces,
} as const;
