import { describe, expect, it } from 'vitest';
import { type Random, randomFrom } from '#base/random.ts';
import { readLearner, readMarkdown } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { converse, type Shown } from './conversation.ts';
import { openChannel } from './hostChannel.ts';
import { type FrameMessage, type FrameState, readHostMessage, readState } from './protocol.ts';

const state: FrameState = {
  state: 1,
  document: '1zcode',
  lesson: {
    id: 'xor',
    learner: { lesson: 'every-part', at: 1, parts: { first: { answers: {}, steps: 5 } } },
    left: { first: '1zother' },
  },
};

describe('a message of a host', () => {
  it('is read where it is one', () => {
    expect(readHostMessage({ strata: 1, type: 'hello' })).toEqual({ type: 'hello', save: false });
    expect(readHostMessage({ strata: 1, type: 'hello', save: true, more: 1 })).toEqual({ type: 'hello', save: true });
    expect(readHostMessage({ strata: 1, type: 'state', get: true, id: 'a' })).toMatchObject({ get: true, id: 'a' });
    expect(readHostMessage({ strata: 1, type: 'state', set: state })).toMatchObject({ set: state });
  });
  it('of another version is heard as far as its hello', () => {
    expect(readHostMessage({ strata: 2, type: 'hello' })).toEqual({ type: 'hello', save: false });
    expect(readHostMessage({ strata: 2, type: 'state', get: true })).toBeUndefined();
  });
  it.each([
    undefined,
    null,
    'hello',
    [],
    { type: 'hello' },
    { strata: '1', type: 'hello' },
    { strata: 0, type: 'hello' },
    { strata: 1, type: 'play' },
    { strata: 1, type: 'state' },
    { strata: 1, type: 'state', get: true, set: {} },
    { strata: 1, type: 'state', get: 1 },
    { strata: 1, type: 'state', get: true, id: {} },
    { strata: 1, type: 'state', get: true, id: 'x'.repeat(65) },
    { subject: 'lti.frameResize', height: 500 },
    Object.create({ strata: 1, type: 'hello' }),
  ])('is left alone where it is none: %j', (data) => {
    expect(readHostMessage(data)).toBeUndefined();
  });
});

describe('a state', () => {
  it('comes back as it was given', () => {
    expect(readState(structuredClone(state))).toEqual(state);
    expect(readState({ state: 1, document: '1z' })).toEqual({ state: 1, document: '1z' });
  });
  it.each([
    [undefined, 'not a state'],
    ['text', 'not a state'],
    [{ document: '1z' }, 'not a state'],
    [{ state: 2, document: '1z' }, 'newer version'],
    [{ state: 1 }, 'document'],
    [{ state: 1, document: '' }, 'document'],
    [{ state: 1, document: 'x'.repeat(300_000) }, 'document'],
    [{ state: 1, document: '1z', more: 'x'.repeat(3_000_000) }, 'two million'],
    [{ ...state, lesson: null }, 'lesson'],
    [{ ...state, lesson: { ...state.lesson, id: 7 } }, 'lesson.id'],
    [{ ...state, lesson: { ...state.lesson, learner: [] } }, 'lesson.learner'],
    [{ ...state, lesson: { ...state.lesson, left: { a: 1 } } }, 'lesson.left'],
    [{ state: 1, document: 1n }, 'not a state'],
  ])('that is none is refused with the place', (value, says) => {
    expect(readState(value)).toEqual({ error: expect.stringContaining(says) });
  });
  it('that goes in circles is refused', () => {
    const circle: Record<string, unknown> = { state: 1 };
    circle['document'] = circle;
    expect(readState(circle)).toHaveProperty('error');
  });
});

const words = [
  'strata',
  'type',
  'state',
  'get',
  'set',
  'id',
  'save',
  'document',
  'lesson',
  'learner',
  'left',
  'at',
  'parts',
];
const values = [
  'hello',
  'state',
  'ready',
  'xor',
  '1zcode',
  '',
  '__proto__',
  '<script>',
  0,
  1,
  2,
  -1,
  1e308,
  Number.NaN,
  true,
  false,
  null,
  undefined,
  5n,
];

/** Anything that may arrive, often nearly a message. */
function anything(random: Random, depth = 0): unknown {
  const chance = () => random.uniform();
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  if (depth === 1 && chance() < 0.2) return structuredClone(state);
  if (depth > 4 || chance() < 0.25) return pick(values);
  if (chance() < 0.1) return [anything(random, depth + 1), anything(random, depth + 1)];
  if (chance() < 0.02) return new Map([[pick(words), anything(random, depth + 1)]]);
  const message = () => ({
    strata: 1,
    type: pick(['hello', 'state']),
    ...(chance() < 0.3 ? { set: structuredClone(state) } : chance() < 0.3 ? { get: true } : {}),
  });
  const near = depth === 0 ? message() : depth < 3 && chance() < 0.6 ? structuredClone(state) : {};
  const made: Record<string, unknown> = { ...near };
  for (let i = random.below(4); i > 0; i--) {
    if (chance() < 0.3) delete made[pick(words)];
    else
      Object.defineProperty(made, pick(words), {
        value: anything(random, depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  if (chance() < 0.03) made[pick(words)] = made;
  return made;
}

it('2,000 messages of any kind crash nothing, and every answer to them is one of ours', async () => {
  const sent: (FrameMessage & { strata: number })[] = [];
  const given: FrameState[] = [];
  const lesson = readMarkdown(everyPart, registries).lesson!;
  const shown: Shown = {
    about: () => ({ shows: 'document', title: 'Any', engine: 1 }),
    take: async () => ({ state }),
    give: async (one) => {
      given.push(one);
      // As a lesson takes it.
      expect(readLearner(one.lesson?.learner, lesson)).toMatchObject({ lesson: lesson.id, at: expect.any(Number) });
      if (given.length % 7 === 0) throw new Error('cannot');
      return undefined;
    },
    watch: () => {},
    kept: () => {},
  };
  const host = { postMessage: (message: never) => void sent.push(structuredClone(message)) };
  const channel = openChannel({ parent: host }, (message) => hear(message));
  const hear = converse(Promise.resolve(shown), {
    send: channel.send,
    ear: { acted: true },
    later: () => {},
    watchHeight: () => {},
  });
  const random = randomFrom([0xf4a3e, 15], Math.log);
  for (let i = 0; i < 2000; i++)
    channel.hear({ source: host as never, origin: 'https://course.example', data: anything(random) });
  await new Promise((resolve) => setTimeout(resolve));
  for (const message of sent) expect(['ready', 'state', 'done', 'height']).toContain(message.type);
  // Some of every kind, else nothing was tried.
  for (const key of ['set', 'error', 'state'] as const)
    expect(sent.filter((message) => message.type === 'state' && key in message).length).toBeGreaterThan(20);
  expect(sent.filter(({ type }) => type === 'ready').length).toBeGreaterThan(100);
  for (const one of given) expect(readState(one)).toEqual(one);
});
