import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { begin, documentsOf, type Learner, next, readMarkdown } from '#lesson/index.ts';
import { createLibrary } from '#library/library.ts';
import { registries } from '#state/registries.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';
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

\`\`\`ask why
kind: number
ask: How many?
right: 2
tolerance: 0
\`\`\`

# Second {#second}

Words.

\`\`\`ask how
kind: number
ask: And here?
right: 3
tolerance: 0
\`\`\`
`,
  registries,
);
const at = (part: number) => ({ ...begin(lesson!), at: part });

const way = (part: number, left = {}) => ({ learner: at(part), left });
const name = nameOf(lesson!, false);

it('a way through a lesson is found again where it was left, with what stood on the stage', async () => {
  const library = createLibrary();
  expect(await keptLearner(name, lesson!, library)).toBeUndefined();
  const document = { ...documentsOf(lesson!, registries)[0]!, seed: 9 };
  expect(await keepLearner(name, lesson!, way(1, { first: document }), 1, library)).toBe(true);
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
  const written = keepLearner(name, lesson!, way(1), 1, library);
  expect((await keptLearner(name, lesson!, library))?.learner.at).toBe(1);
  await written;
});

it('of writes that are begun at once the last one stands', async () => {
  const library = createLibrary();
  const kept = await Promise.all([0, 1, 0, 1].map((part, i) => keepLearner(name, lesson!, way(part), i, library)));
  expect(kept).toEqual([true, true, true, true]);
  expect((await keptLearner(name, lesson!, library))?.learner.at).toBe(1);
});

/** Another tab of the browser: the same library, and nothing else in common. */
async function tab() {
  vi.resetModules();
  return import('./keptLearner.ts');
}
const answered = (learner: Learner, part: number, question: string, answer: number) =>
  next(lesson!, { ...learner, at: part }, { type: 'answer', question, answer });
const answersIn = ({ parts }: Learner) =>
  Object.values(parts).flatMap(({ answers }) => Object.entries(answers).map(([id, { answer }]) => [id, answer]));

describe('in two tabs', () => {
  const document = (seed: number) => ({ ...documentsOf(lesson!, registries)[0]!, seed });

  it('a lesson loses nothing that was done in either of them', async () => {
    const library = createLibrary();
    const [one, two] = [await tab(), await tab()];
    await one.keptLearner(name, lesson!, library);
    await two.keptLearner(name, lesson!, library);
    const first = answered(begin(lesson!), 0, 'why', 2);
    await one.keepLearner(name, lesson!, { learner: first, left: { first: document(5) } }, 1, library);
    const second = answered(begin(lesson!), 1, 'how', 7);
    await two.keepLearner(name, lesson!, { learner: second, left: { second: document(6) } }, 2, library);
    const kept = (await one.keptLearner(name, lesson!, library))!;
    expect(answersIn(kept.learner)).toEqual([
      ['why', 2],
      ['how', 7],
    ]);
    expect(kept.left).toEqual({ first: document(5), second: document(6) });
    // Of the same question the answer that was given last stands.
    await two.keepLearner(name, lesson!, { learner: answered(second, 0, 'why', 4), left: {} }, 3, library);
    expect(answersIn((await one.keptLearner(name, lesson!, library))!.learner)).toEqual([
      ['why', 4],
      ['how', 7],
    ]);
  });

  it('what is typed in one is there too, but not where the other answered it', async () => {
    const library = createLibrary();
    const [one, two] = [await tab(), await tab()];
    await one.keptLearner(name, lesson!, library);
    await two.keptLearner(name, lesson!, library);
    const typed = (learner: Learner, part: number, question: string, value: number) =>
      next(lesson!, { ...learner, at: part }, { type: 'draft', question, value });
    const first = typed(typed(begin(lesson!), 0, 'why', 5), 1, 'how', 6);
    await one.keepLearner(name, lesson!, { learner: first, left: {} }, 1, library);
    await two.keepLearner(name, lesson!, { learner: answered(begin(lesson!), 0, 'why', 2), left: {} }, 2, library);
    const { parts } = (await one.keptLearner(name, lesson!, library))!.learner;
    expect(parts['first']).toMatchObject({ drafts: {}, answers: { why: { answer: 2 } } });
    expect(parts['second']).toMatchObject({ drafts: { how: 6 }, answers: {} });
  });

  it('what one of them took away is gone, and what the other did since is not', async () => {
    const library = createLibrary();
    const [one, two] = [await tab(), await tab()];
    const both = answered(answered(begin(lesson!), 0, 'why', 2), 1, 'how', 3);
    await one.keepLearner(name, lesson!, { learner: both, left: { first: document(5) } }, 1, library);
    await two.keptLearner(name, lesson!, library);
    await one.keepLearner(name, lesson!, { learner: begin(lesson!), left: {} }, 2, library);
    expect(answersIn((await (await tab()).keptLearner(name, lesson!, library))!.learner)).toEqual([]);
    await two.keepLearner(name, lesson!, { learner: answered(both, 1, 'how', 9), left: {} }, 3, library);
    const kept = (await one.keptLearner(name, lesson!, library))!;
    expect(answersIn(kept.learner)).toEqual([['how', 9]]);
    expect(kept.left).toEqual({});
  });

  it('what this version cannot read of a way stays where it is', async () => {
    const library = createLibrary();
    const newer = { strata: 99, data: {} };
    const value = {
      title: 'Two',
      learner: { ...begin(lesson!), parts: { gone: { answers: {} } } },
      left: { first: newer },
    };
    await library.write({ key: name, kind: 'lesson', value, picture: '', date: 1, bytes: 1 }, 0);
    const { keptLearner, keepLearner } = await tab();
    await keptLearner(name, lesson!, library);
    await keepLearner(name, lesson!, { learner: answered(begin(lesson!), 1, 'how', 3), left: {} }, 2, library);
    const kept = (await library.get(name))!.value as typeof value;
    expect(kept.left).toEqual({ first: newer });
    expect(Object.keys(kept.learner.parts).sort()).toEqual(['gone', 'second']);
  });
});

describe('what a page leaves behind as it is closed', () => {
  it('is there when the lesson is opened next, once, and on top of what was kept', async () => {
    vi.stubGlobal('localStorage', memoryStorage());
    const library = createLibrary();
    const one = await tab();
    await one.keepLearner(name, lesson!, { learner: answered(begin(lesson!), 0, 'why', 2), left: {} }, 1, library);
    one.leaveLearner(name, lesson!, { learner: answered(begin(lesson!), 0, 'why', 4), left: {} }, 2);
    expect(localStorage.length).toBe(1);
    const { keptLearner } = await tab();
    expect(answersIn((await keptLearner(name, lesson!, library))!.learner)).toEqual([['why', 4]]);
    expect(localStorage.length).toBe(0);
    expect((await library.get(name))!.date).toBe(2);
    vi.unstubAllGlobals();
  });

  it('stays put down while an earlier write comes to its end', async () => {
    vi.stubGlobal('localStorage', memoryStorage());
    const library = createLibrary();
    const one = await tab();
    const earlier = one.keepLearner(
      name,
      lesson!,
      { learner: answered(begin(lesson!), 0, 'why', 2), left: {} },
      1,
      library,
    );
    const last = { learner: answered(begin(lesson!), 0, 'why', 4), left: {} };
    one.leaveLearner(name, lesson!, last, 2);
    const then = one.keepLearner(name, lesson!, last, 2, library);
    await earlier;
    expect(localStorage.length).toBe(1);
    await then;
    expect(localStorage.length).toBe(0);
    vi.unstubAllGlobals();
  });
});
