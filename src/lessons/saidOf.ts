/** @file An answer in a few words, as notes and hand-ins show it. */
import type { Question } from '#lesson/index.ts';
import { targetsOf } from '#lesson/index.ts';
import { formatNumber } from '#ui/format.ts';
import { strokesDrawn } from './lessonWords.ts';

/** @param answer as the question's kind takes it */
export function saidOf(question: Question, answer: unknown): string {
  switch (question.kind) {
    case 'choice':
      return question.choices[answer as number]?.says ?? '';
    case 'several':
      return (answer as readonly number[]).map((i) => question.choices[i]?.says).join(', ');
    case 'number':
    case 'slider':
      return [formatNumber(answer as number, 3, true), question.unit]
        .filter(Boolean)
        .join(question.unit === '%' ? '\u202f' : ' ');
    case 'arithmetic':
      return (answer as readonly number[]).map((value) => formatNumber(value, 6, true)).join(' × ');
    case 'order':
      return (answer as readonly number[]).map((i) => question.items[i]).join(', ');
    case 'text':
      return answer as string;
    case 'draw':
      return strokesDrawn((answer as readonly unknown[]).length);
    case 'match':
      return (answer as readonly number[]).map((i) => targetsOf(question)[i] ?? i + 1).join(', ');
  }
}
