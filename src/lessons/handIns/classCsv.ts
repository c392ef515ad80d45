/** @file A class's hand-ins of one lesson as text for a spreadsheet: a row for each hand-in, numbers with all their digits. */
import { csvOf } from '#base/csv.ts';
import type { Lesson } from '#lesson/index.ts';
import { saidOf } from '#lessons/saidOf.ts';
import type { Checked } from './check.ts';

export interface Named {
  readonly name: string;
  readonly where: string;
  readonly checked: Checked;
}

const number = (value: number | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? '' : String(value);
const verdict = (right: boolean | null): string => (right === null ? '' : right ? 'right' : 'wrong');

/** Columns by part and question, by part and goal, and by part's run. */
export function classCsv(lesson: Lesson, rows: readonly Named[]): string {
  const questions = lesson.parts.flatMap((part) => part.ask.map((question) => ({ part: part.id, question })));
  const goals = lesson.parts.flatMap((part) => part.goals.map(({ id }) => ({ part: part.id, id })));
  const parts = lesson.parts
    .map(({ id }) => id)
    .filter((id) => rows.some(({ checked }) => checked.runs.some(({ part }) => part === id)));
  const head = [
    ...['name', 'from', 'lesson', 'flags', 'why'],
    ...questions.flatMap(({ part, question: { id } }) =>
      ['', ' graded', ' at step', ' tries'].map((more) => `${part}/${id}${more}`),
    ),
    ...goals.map(({ part, id }) => `${part}/${id} reached at step`),
    ...parts.flatMap((part) =>
      ['step', 'train loss', 'train accuracy', 'test loss', 'test accuracy', 'parameters', 'verdict'].map(
        (more) => `${part} ${more}`,
      ),
    ),
  ];
  const lines = rows.map(({ name, where, checked: { handIn, answers, runs, flags } }) => [
    ...[name, where, handIn.lesson, flags.map(({ kind }) => kind).join(' '), flags.map(({ says }) => says).join(' ')],
    ...questions.flatMap(({ part, question }) => {
      const given = answers.findLast((one) => one.part === part && one.question === question.id);
      const tries = handIn.answers.findLast((one) => one.part === part && one.question === question.id)?.tries;
      return given
        ? [saidOf(question, given.answer), verdict(given.grade.right), number(given.step), number(tries)]
        : ['', '', '', ''];
    }),
    ...goals.map(({ part, id }) => number(handIn.goals.find((one) => one.part === part && one.goal === id)?.reached)),
    ...parts.flatMap((part) => {
      const run = runs.find((one) => one.part === part);
      const made = run?.made;
      return [
        ...[made?.step, made?.train.loss, made?.train.accuracy, made?.test.loss, made?.test.accuracy].map(number),
        made?.parameterHash ?? '',
        run?.verdict ?? '',
      ];
    }),
  ]);
  return csvOf([head, ...lines]);
}
