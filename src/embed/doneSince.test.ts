import { expect, it } from 'vitest';
import { begin, type Learner, type Lesson, type LessonEvent, next, readMarkdown } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { doneSince } from './doneSince.ts';

const file = `---
lesson: 1
id: two-parts
title: Two parts
---

# Train {#train}

\`\`\`json
{"strata": 2, "data": {"type": "xor", "kind": "truthTable"},
 "network": [{"id": "out", "type": "dense", "units": 1}],
 "training": {"loss": "binaryCrossEntropy"}}
\`\`\`

\`\`\`part
allow: run
\`\`\`

\`\`\`goal low
says: Low loss
when:
- trainLoss < 0.5
solution: {"steps": 20}
\`\`\`

# Say {#say}

\`\`\`part
allow: run
\`\`\`

\`\`\`ask why
kind: text
ask: Why?
\`\`\`
`;
const { lesson: read, problems } = readMarkdown(file, registries);
if (!read) throw new Error(JSON.stringify(problems));
const lesson: Lesson = read;

const observe = (step: number, trainLoss: number): LessonEvent => ({
  type: 'observe',
  seen: { step, resets: 0, numbers: { step, trainLoss } } as never,
});
function told(learner: Learner, ...events: LessonEvent[]) {
  const all = [];
  let now = learner;
  for (const event of events) {
    const after = next(lesson, now, event);
    all.push(...doneSince(lesson, now, after));
    now = after;
  }
  return { all, now };
}

it('a goal, its part and at last the lesson are each told of once, when they are reached', () => {
  const first = told(begin(lesson), observe(0, 0.9), observe(10, 0.6));
  expect(first.all).toEqual([]);
  const reached = told(first.now, observe(20, 0.4), observe(30, 0.3));
  expect(reached.all).toEqual([
    { what: 'goal', lesson: 'two-parts', part: 'train', goal: 'low', step: 20, parts: { done: 1, of: 2 } },
    { what: 'part', lesson: 'two-parts', part: 'train', parts: { done: 1, of: 2 } },
  ]);
  const over = told(reached.now, { type: 'go', part: 1 }, { type: 'answer', question: 'why', answer: 'because' });
  expect(over.all).toEqual([
    { what: 'part', lesson: 'two-parts', part: 'say', parts: { done: 2, of: 2 } },
    { what: 'lesson', lesson: 'two-parts', parts: { done: 2, of: 2 } },
  ]);
});
