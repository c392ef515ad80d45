/** @file A number on a scale from a lowest to a highest, in steps. */
import { number as anyNumber } from '#lesson/shape.ts';
import { checkSought, gradeNumber, isNumber, sought } from './number.ts';
import { type QuestionKind, questionShape } from './question.ts';

const shape = questionShape(
  'slider',
  { ...sought, min: anyNumber(), max: anyNumber(), step: anyNumber(1e-6) },
  (question, path, note) => {
    const { min, max, step, right } = question;
    checkSought(question, path, note);
    if (min >= max || (max - min) / step > 1000) note(path, 'needs min below max, and at most 1000 steps between them');
    else if (right !== undefined && (right < min || right > max))
      note(`${path}.right`, `must be between ${min} and ${max}`);
  },
);
type Question = NonNullable<ReturnType<typeof shape.read>>;

export const slider: QuestionKind<Question, number> = {
  shape,
  readAnswer: ({ min, max }, value) => (isNumber(value) && value >= min && value <= max ? value : undefined),
  grade: gradeNumber,
  examples({ right, min, max, tolerance = 0 }) {
    if (right === undefined) return { some: min };
    const far = [min, max].find((end) => Math.abs(end - right) > tolerance);
    return { some: right, right, ...(far === undefined ? {} : { wrong: far }) };
  },
};
