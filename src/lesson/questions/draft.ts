/** @file What stands in a question's form and is not committed: half a shape, an unfinished stroke, words. It is kept as it stands, as far as the form could have made it. */
import { type Question, readAnswer } from './index.ts';
import { isNumber } from './number.ts';

const LONGEST_TEXT = 400;
const MOST_SIDES = 4;
const MOST_STROKES = 20;

/** Plain JSON, places that are still empty as null; null where nothing stands in the form. Takes anything, never throws. */
export function readDraft(asked: Question, value: unknown): unknown {
  if (asked.kind === 'text') return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : null;
  if (!Array.isArray(value)) return readAnswer(asked, value) ?? null;
  switch (asked.kind) {
    case 'arithmetic':
      return value.slice(0, MOST_SIDES).map((side) => (isNumber(side) ? side : null));
    case 'match': {
      const places = value.map((place) => place ?? null);
      const filled = places.map((place) => place ?? -1);
      return readAnswer(asked, filled) === undefined ? null : places;
    }
    case 'draw': {
      const strokes = value.slice(0, MOST_STROKES);
      // A stroke begins as one corner.
      const ended = strokes.map((stroke) =>
        Array.isArray(stroke) && stroke.length === 1 ? [...stroke, ...stroke] : stroke,
      );
      return readAnswer(asked, ended) === undefined ? null : strokes;
    }
    default:
      return readAnswer(asked, value) ?? null;
  }
}
