import { describe, expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
import { onePart } from '#testing/lessonFiles.ts';
import { minutesFault, minutesOf } from './minutesOf.ts';
import { readMarkdown } from './readMarkdown.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'a').join(' ');
const lesson = (file: Parameters<typeof onePart>[0]) => readMarkdown(onePart(file), registries).lesson!;
const ask = (choice: string, more = '') => `
\`\`\`ask why
kind: choice
ask: Why?
choices:
- [x] ${choice}
- [ ] No => ${words(100)}
${more}\`\`\`
`;
const goal = (steps: number) => `
\`\`\`goal end
says: Train.
when:
- step >= 1
solution: {"steps": ${steps}}
\`\`\`
`;
const hint = `
\`\`\`hint
says: ${words(100)}
\`\`\`
`;

describe('how long a lesson takes', () => {
  const plain = minutesOf(lesson({}));
  const costs = (more: Parameters<typeof lesson>[0]) => minutesOf(lesson(more)) - plain;
  it('grows with what is read, answered and waited for', () => {
    expect(costs({ text: words(401) })).toBeCloseTo(2, 6);
    // A question, its three words, and a word of a choice each.
    expect(costs({ more: ask('Yes') })).toBeCloseTo(1 / 3 + 3 / 200, 6);
    expect(costs({ more: ask(words(30), `why: ${words(40)}\n`) })).toBeCloseTo(1 / 3 + 72 / 200, 6);
    expect(costs({ more: goal(15_000) })).toBeCloseTo(1 / 3 + 1 / 200 + 1, 6);
  });
  it('does not count what only some are told', () => {
    expect(costs({ more: hint })).toBe(0);
  });
  it('is a fault where it says something else', () => {
    const text = words(2000);
    for (const minutes of [9, 10, 12]) expect(minutesFault(lesson({ minutes, text }))).toBeUndefined();
    for (const minutes of [7, 13])
      expect(minutesFault(lesson({ minutes, text }))).toBe(
        `says ${minutes}, and reading, answering and training come to about 10`,
      );
    const { minutes: _, ...silent } = lesson({ text });
    expect(minutesFault(silent)).toBeUndefined();
  });
});
