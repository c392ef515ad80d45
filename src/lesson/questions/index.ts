/** @file Every kind of question. Adding one: a file, and a line here; the contract test holds it to what all kinds promise. */
import { type Shape, union } from '#lesson/shape.ts';
import { arithmetic } from './arithmetic.ts';
import { choice } from './choice.ts';
import { draw } from './draw.ts';
import { match } from './match.ts';
import { number } from './number.ts';
import { order } from './order.ts';
import type { Grade, QuestionKind, Seen } from './question.ts';
import { several } from './several.ts';
import { slider } from './slider.ts';
import { text } from './text.ts';

export const questionKinds = { choice, several, number, slider, order, text, draw, match, arithmetic };
export type QuestionKindName = keyof typeof questionKinds;

type OfKind<K> = K extends QuestionKind<infer Q, infer _A> ? Q : never;
/** A question of any kind, told apart by `kind`. */
export type Question = OfKind<(typeof questionKinds)[QuestionKindName]>;

// biome-ignore lint/suspicious/noExplicitAny: a kind reads and grades its own questions and answers
const kindOf = ({ kind }: Question): QuestionKind<any, any> => questionKinds[kind];

export const question: Shape<Question> = union<Question>(
  Object.fromEntries(Object.entries(questionKinds).map(([name, { shape }]) => [name, shape as Shape<Question>])),
);

/** An answer as its question takes it, or undefined where it is none; takes anything. */
export const readAnswer = (asked: Question, value: unknown): unknown => kindOf(asked).readAnswer(asked, value);
/** @param answer as `readAnswer` gave it */
export const gradeAnswer = (asked: Question, answer: unknown, seen: Seen = {}): Grade =>
  kindOf(asked).grade(asked, answer, seen);
export const exampleAnswers = (
  asked: Question,
): { readonly some: unknown; readonly right?: unknown; readonly wrong?: unknown } => kindOf(asked).examples(asked);
