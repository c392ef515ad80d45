/** @file The generators that come late: those of the image worlds, and of the text. A new one is one line, beside that of its definition in `data/index.ts`. */
import { drawDigits } from '#data/digits/drawDigits.ts';
import { drawFaces } from '#data/faces/drawFaces.ts';
import { drawRelations } from '#data/relations/drawRelations.ts';
import { drawShapes } from '#data/shapes/drawShapes.ts';
import { drawText } from '#data/text/drawText.ts';

export const generators = {
  digits: drawDigits,
  shapes: drawShapes,
  relations: drawRelations,
  faces: drawFaces,
  text: drawText,
} as const;
