/** @file What is kept of proofs, in `lessons/proofs.json`: a lesson that has not changed since, nor the engine, need not be proved again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lessonHash } from '#lesson/handIn.ts';
import type { Lesson } from '#lesson/lesson.ts';
import type { Proof } from '#lesson/prove.ts';
import { ENGINE } from '#nn/engineNumber.ts';

export interface KeptProof {
  readonly engine: number;
  /** Of the compiled lesson. */
  readonly lesson: string;
  /** By part and goal: seeds, start and end values, and the steps at which it was reached. */
  readonly goals: Readonly<Record<string, Omit<Proof, 'faults'>>>;
  readonly numbers: Readonly<Record<string, string>>;
}
type Kept = Readonly<Record<string, KeptProof>>;

export const proofsFile = 'lessons/proofs.json';

export const keptProofs = (file = proofsFile): Kept => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** Whether what is kept is of this very lesson and engine. */
export const isProved = (lesson: Lesson, kept: Kept): boolean =>
  kept[lesson.id]?.lesson === lessonHash(lesson) && kept[lesson.id]?.engine === ENGINE;

/** Six digits: what is kept is to be read. */
const short = (values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? null : Number(value.toPrecision(6))));

export function keepProofs(
  lesson: Lesson,
  {
    proofs,
    numbers,
  }: { readonly proofs: Readonly<Record<string, Proof>>; readonly numbers: Readonly<Record<string, string>> },
  file = proofsFile,
): void {
  const goals = Object.fromEntries(
    Object.entries(proofs).map(([key, { faults: _, ...proof }]) => [
      key,
      { ...proof, from: short(proof.from), to: short(proof.to) },
    ]),
  );
  const all = { ...keptProofs(file), [lesson.id]: { engine: ENGINE, lesson: lessonHash(lesson), goals, numbers } };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(
    file,
    `${JSON.stringify(sorted, null, 1).replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, inside: string) => `[${inside.replace(/\s+/g, ' ')}]`)}\n`,
  );
}
