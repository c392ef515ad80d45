import { expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
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

const part = (solution: number, ask = '') =>
  readMarkdown(
    `---
lesson: 1
id: a
title: A
---

Words.

\`\`\`json
{"strata": 2, "data": {"type": "circle"}, "network": [{"id": "out", "type": "dense", "units": 2}]}
\`\`\`

\`\`\`part
allow: run
\`\`\`
${ask}
\`\`\`goal seen
says: Train 40 steps.
saw:
- step >= 40
solution: {"steps": ${solution}}
\`\`\`
`,
    registries,
  ).lesson!.parts[0]!;

it('is a fault where a goal is reached later on any seed, but for where its run pauses at that very step', () => {
  const [late, soon] = [part(80), part(40)];
  const of = (one: typeof late, ...reached: (number | null)[]) => stepFaults(one, one.goals[0]!, { reached });
  expect(of(late, 40, 80, 40)).toEqual(['asks for 40 steps, and is reached at step 80']);
  expect(of(late, 40, 32, null)).toEqual([]);
  expect(of(soon, 42, 42, 42)).toEqual([]);
});
