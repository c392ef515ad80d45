/** @file What every kind of question is: its fields, the answers it takes, and how an answer is graded. */

import type { Numbers } from '#lesson/condition.ts';
import { rich } from '#lesson/richText.ts';
import { flag, id, maybe, type Note, object, oneOf, type Row, type Shape, type Table } from '#lesson/shape.ts';

/** What came out, as far as it is known: what predictions are held against. */
export interface Seen {
  /** By what the question's `reading` says: `testAccuracy@300`. */
  readonly numbers?: Numbers;
  readonly plane?: Plane;
  readonly curve?: Curve;
  /** By unit: how much better each concept is read there than before training. */
  readonly gains?: readonly Readonly<Record<string, number>>[];
}
/** The answer over a square of the input plane. */
export interface Plane {
  /** Cells along a side. */
  readonly side: number;
  /** The class said in each cell, row by row from the lowest second input on. */
  readonly classes: readonly number[];
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
  /** Samples: both inputs and the class. */
  readonly points: readonly (readonly [number, number, number])[];
}
/** The answer over a line, or a number of the run over its steps. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Grade {
  /** Null where there is no right and wrong, or what decides is not known yet. */
  readonly right: boolean | null;
  /** How much of it is right, from 0 to 1. */
  readonly share?: number;
  /** Of a drawn curve: its mean distance from the real one, in the curve’s own units. */
  readonly off?: number;
  /** What is said of this answer beyond right and wrong, in words as a lesson has them: the slip by its name. */
  readonly says?: string;
}
export const open: Grade = { right: null };

export interface QuestionKind<Q, A> {
  readonly shape: Shape<Q> & { readonly table: Table };
  /** The answer, or undefined where it is none to this question. Takes anything, never throws. */
  readAnswer(question: Q, value: unknown): A | undefined;
  grade(question: Q, answer: A, seen: Seen): Grade;
  /** An answer that it takes; one that is right, and one that is not, where that can be told: what a walk through a lesson gives. */
  examples(question: Q): { readonly some: A; readonly right?: A; readonly wrong?: A };
}

const common = {
  id,
  /** What is asked. */
  ask: rich(600),
  /** It stands before the run it asks about: Play is locked until it is answered. */
  before: maybe(oneOf('run')),
  /** May be left open. */
  optional: maybe(flag),
  /** Said once it is answered; of a prediction once the run is over. */
  why: maybe(rich(1200)),
};
/** The shape of a kind: what all questions have, and its own fields. */
export const questionShape = <const K extends string, T extends Table>(
  kind: K,
  table: T,
  check?: (value: Row<{ kind: Shape<K> } & typeof common & T>, path: string, note: Note) => void,
) =>
  object({ kind: oneOf(kind), ...common, ...table }, check as never) as Shape<
    Row<{ kind: Shape<K> } & typeof common & T>
  > & { readonly table: Table };
