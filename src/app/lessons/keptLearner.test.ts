import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { begin, documentsOf, readMarkdown } from '#lesson/index.ts';
import { createLibrary } from '#library/library.ts';
import { registries } from '#state/registries.ts';
import { keepLearner, keptLearner, nameOf } from './keptLearner.ts';

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

const way = (part: number, left = {}) => ({ title: 'Two', learner: at(part), left });
const name = nameOf(lesson!, false);

it('a way through a lesson is found again where it was left, with what stood on the stage', async () => {
  const library = createLibrary();
  expect(await keptLearner(name, lesson!, library)).toBeUndefined();
  const document = { ...documentsOf(lesson!, registries)[0]!, seed: 9 };
  expect(await keepLearner(name, way(1, { first: document }), 1, library)).toBe(true);
  const kept = await keptLearner(name, lesson!, library);
  expect(kept).toEqual({ learner: at(1), left: { first: document } });
});

it('what cannot be read of it is left out', async () => {
  const library = createLibrary();
  const value = { title: 'Two', learner: at(1), left: { first: { strata: 'x' }, gone: {} } };
  await library.write({ key: name, kind: 'lesson', value, picture: '', date: 1, bytes: 1 }, 0);
  expect(await keptLearner(name, lesson!, library)).toEqual({ learner: at(1), left: {} });
});

it('a lesson that travels is kept apart from the one of the course that is called like it', () => {
  expect(nameOf(lesson!, true)).not.toBe(name);
  expect(nameOf({ ...lesson!, title: 'Other' }, true)).not.toBe(nameOf(lesson!, true));
});

it('whoever reads while a write is on its way is given what it writes', async () => {
  const library = createLibrary();
  const written = keepLearner(name, way(1), 1, library);
  expect((await keptLearner(name, lesson!, library))?.learner.at).toBe(1);
  await written;
});

it('of writes that are begun at once the last one stands', async () => {
  const library = createLibrary();
  const kept = await Promise.all([0, 1, 0, 1].map((part, i) => keepLearner(name, way(part), i, library)));
  expect(kept).toEqual([true, true, true, true]);
  expect((await keptLearner(name, lesson!, library))?.learner.at).toBe(1);
});
