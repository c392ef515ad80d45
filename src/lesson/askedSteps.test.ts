import { expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
import { onePart } from '#testing/lessonFiles.ts';
import { askedSteps, stepFaults } from './askedSteps.ts';
import { readMarkdown } from './readMarkdown.ts';

it.each([
  ['Train 40 steps, and see.', 40],
  ['Train all three to step 1,000.', 1000],
  ['Train 40 steps, then to step 90.', 90],
  ['See it ahead, 90 steps after the change.', undefined],
  ['Bring it down, at step 400 or later.', undefined],
  ['Let it be right for 95 % of the points.', undefined],
])('of “%s” it is %s', (says, steps) => {
  expect(askedSteps(says)).toBe(steps);
});

const part = (solution: number, { text = 'Words.', says = 'Train 40 steps.', hints = '' } = {}) => {
  const goal = `
\`\`\`goal seen
says: ${says}
saw:
- step >= 40
solution: {"steps": ${solution}}
\`\`\`
`;
  return readMarkdown(onePart({ text, more: goal + hints }), registries).lesson!.parts[0]!;
};

it('is a fault where a goal is reached later on any seed, but for where its run pauses at that very step', () => {
  const [late, soon] = [part(80), part(40)];
  const of = (one: typeof late, ...reached: (number | null)[]) => stepFaults(one, one.goals[0]!, { reached });
  expect(of(late, 40, 80, 40)).toEqual(['is reached at step 80, and the goal asks for 40 steps']);
  expect(of(late, 40, 32, null)).toEqual([]);
  expect(of(soon, 42, 42, 42)).toEqual([]);
});

it('is one, too, where the text or a hint asks for fewer; what they say of a run that was made is none', () => {
  const says = 'See it.';
  const told = (words: object) => {
    const one = part(80, { says, ...words });
    return stepFaults(one, one.goals[0]!, { reached: [80, 80, 80] });
  };
  const hint = (text: string, more = '') => `\n\`\`\`hint\nsays: ${text}\n${more}\`\`\`\n`;
  expect(told({ text: 'Look at it. Then train 40 steps.' })).toEqual([
    'is reached at step 80, and the text asks for 40 steps',
  ]);
  expect(told({ text: 'After 40 steps it was half.' })).toEqual([]);
  expect(told({ text: 'Train it to step 90.' })).toEqual([]);
  expect(told({ hints: hint('Let it run to step 40.') })).toEqual([
    'is reached at step 80, and hints[0] asks for 40 steps',
  ]);
  expect(told({ hints: hint('Let it run to step 40.', 'of: seen\n') })).toHaveLength(1);
  expect(told({ hints: hint('It begins at step 40.') })).toEqual([]);
});
