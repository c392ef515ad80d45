import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { begin, readMarkdown } from '#lesson/index.ts';
import { createLibrary } from '#library/library.ts';
import { registries } from '#state/registries.ts';
import { keepLearner, keptLearner } from './keptLearner.ts';

beforeEach(() => createLibrary().clear());

const { lesson } = readMarkdown(
  `---
lesson: 1
id: two
title: Two
---

# First {#first}

\`\`\`json
{"strata": 2, "data": {"type": "xor"}, "network": [{"id": "a", "type": "dense", "units": 1}]}
\`\`\`

# Second {#second}

Words.
`,
  registries,
);
const at = (part: number) => ({ ...begin(lesson!), at: part });

it('a way through a lesson is found again where it was left', async () => {
  const library = createLibrary();
  expect(await keptLearner(lesson!, library)).toBeUndefined();
  expect(await keepLearner(lesson!, at(1), 1, library)).toBe(true);
  expect(await keptLearner(lesson!, library)).toEqual(at(1));
});

it('of writes that are begun at once the last one stands', async () => {
  const library = createLibrary();
  const kept = await Promise.all(
    [at(0), at(1), at(0), at(1)].map((learner, i) => keepLearner(lesson!, learner, i, library)),
  );
  expect(kept).toEqual([true, true, true, true]);
  expect((await keptLearner(lesson!, library))?.at).toBe(1);
});
