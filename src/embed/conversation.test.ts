import { describe, expect, it } from 'vitest';
import { converse, type Shown } from './conversation.ts';
import { type Arrival, openChannel } from './hostChannel.ts';
import type { Done, FrameMessage, FrameState } from './protocol.ts';

const HOST = 'https://course.example';
const kept: FrameState = { state: 1, document: '1zkept' };

/** A frame, and a host that may speak to it. */
function frame(showing?: Promise<Shown | { readonly error: string }>) {
  const sent: { readonly message: FrameMessage; readonly to: string }[] = [];
  const host = {
    postMessage: (message: unknown, to: string) => void sent.push({ message: message as FrameMessage, to }),
  };
  const ear = { acted: false };
  const later: (() => void)[] = [];
  let told!: { changed: () => void; done: (done: Done) => void };
  let tellHeight: ((height: number) => void) | undefined;
  let document = '1zfirst';
  let keeps = false;
  const shown: Shown = {
    about: () => ({ shows: 'document', title: 'XOR', engine: 2 }),
    take: async () => ({ state: { state: 1, document } }),
    async give(state) {
      if (state.document === '1zbad') return 'It cannot be read.';
      ({ document } = state);
      told.changed();
      told.done({ what: 'run' });
      return undefined;
    },
    watch: (changed, done) => {
      told = { changed, done };
    },
    kept: () => {
      keeps = true;
    },
  };
  const own = { parent: host };
  const channel = openChannel(own, (message) => hear(message));
  const hear = converse(showing ?? Promise.resolve(shown), {
    send: channel.send,
    ear,
    later: (call) => later.push(call),
    watchHeight: (tell) => {
      tellHeight = tell;
    },
  });
  return {
    sent,
    ear,
    told: () => told,
    keeps: () => keeps,
    high: (height: number) => tellHeight?.(height),
    pass: async () => {
      for (const call of later.splice(0)) call();
      await settled();
    },
    async says(data: object, from: Partial<Arrival> = {}) {
      channel.hear({ source: host as never, origin: HOST, data: { strata: 1, ...data }, ...from });
      await settled();
      return sent.at(-1)?.message;
    },
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a frame', () => {
  it('says nothing before a hello, and then that it is ready, to the origin of the hello alone', async () => {
    const { says, sent, high } = frame();
    await says({ type: 'state', get: true });
    high(500);
    expect(sent).toEqual([]);
    await says({ type: 'hello' });
    high(500);
    expect(sent).toEqual([
      { message: { strata: 1, type: 'ready', shows: 'document', title: 'XOR', engine: 2 }, to: HOST },
      { message: { strata: 1, type: 'height', height: 500 }, to: HOST },
    ]);
  });

  it('listens to the page around it alone, and to one origin of it', async () => {
    const { says, sent } = frame();
    await says({ type: 'hello' }, { source: {} as never });
    await says({ type: 'hello' }, { source: null });
    // Whoever has no address of its own could be answered only by telling everybody.
    await says({ type: 'hello' }, { origin: 'null' });
    await says({ type: 'hello' }, { origin: '' });
    expect(sent).toEqual([]);
    await says({ type: 'hello' });
    await says({ type: 'state', get: true }, { origin: 'https://other.example' });
    await says({ type: 'hello' }, { origin: 'https://other.example' });
    expect(sent.map(({ to }) => to)).toEqual([HOST]);
  });

  it('gives its state, and takes one, each with the id that it was asked under', async () => {
    const { says } = frame();
    await says({ type: 'hello' });
    expect(await says({ type: 'state', get: true, id: 7 })).toMatchObject({ id: 7, state: { document: '1zfirst' } });
    expect(await says({ type: 'state', set: kept, id: 'b' })).toEqual({ strata: 1, type: 'state', id: 'b', set: true });
    expect(await says({ type: 'state', get: true })).toMatchObject({ state: kept });
  });

  it('answers in the order it is asked, though the first takes longer', async () => {
    const { says, sent } = frame();
    await says({ type: 'hello' });
    void says({ type: 'state', set: kept, id: 1 });
    await says({ type: 'state', get: true, id: 2 });
    expect(sent.slice(1).map(({ message }) => ('id' in message ? message.id : undefined))).toEqual([1, 2]);
    expect(sent.at(-1)!.message).toMatchObject({ state: kept });
  });

  it('says why a state is not taken, and leaves what a learner did', async () => {
    const { says, ear } = frame();
    await says({ type: 'hello' });
    ear.acted = true;
    expect(await says({ type: 'state', set: { ...kept, document: '1zbad' } })).toMatchObject({
      error: 'It cannot be read.',
    });
    expect(await says({ type: 'state', set: 5 })).toMatchObject({ error: expect.stringContaining('not a state') });
    expect(ear.acted).toBe(true);
  });

  it('tells what was reached only after the learner did something, and never of what was brought back', async () => {
    const { says, sent, told, ear } = frame();
    await says({ type: 'hello' });
    told().done({ what: 'run' });
    ear.acted = true;
    await says({ type: 'state', set: kept });
    told().done({ what: 'goal' });
    expect(sent.filter(({ message }) => message.type === 'done')).toEqual([]);
    ear.acted = true;
    told().done({ what: 'goal', goal: 'low' });
    expect(sent.at(-1)!.message).toEqual({ strata: 1, type: 'done', what: 'goal', goal: 'low' });
  });

  it('tells of new states a host that wants to save them, several changes as one', async () => {
    const { says, sent, told, ear, pass, keeps } = frame();
    await says({ type: 'hello' });
    ear.acted = true;
    told().changed();
    await pass();
    expect(keeps()).toBe(false);
    expect(sent).toHaveLength(1);
    await says({ type: 'hello', save: true });
    expect(keeps()).toBe(true);
    told().changed();
    told().changed();
    await pass();
    expect(sent.slice(2).map(({ message }) => message)).toEqual([
      { strata: 1, type: 'state', state: { state: 1, document: '1zfirst' } },
    ]);
    await says({ type: 'state', set: kept });
    await pass();
    expect(sent.at(-1)!.message).toMatchObject({ set: true });
  });

  it('that can show nothing says why, to every question', async () => {
    const { says } = frame(Promise.resolve({ error: 'No such lesson.' }));
    expect(await says({ type: 'hello' })).toEqual({ strata: 1, type: 'ready', error: 'No such lesson.' });
    expect(await says({ type: 'state', get: true, id: 1 })).toMatchObject({ id: 1, error: 'No such lesson.' });
    expect(await says({ type: 'state', set: kept })).toMatchObject({ error: 'No such lesson.' });
  });
});

it('a page that is in no frame hears nothing', () => {
  const heard: unknown[] = [];
  const own: { parent: { postMessage(): void } } = { parent: { postMessage() {} } };
  own.parent = Object.assign(own, { postMessage() {} });
  openChannel(own, (message) => heard.push(message)).hear({
    source: own as never,
    origin: HOST,
    data: { strata: 1, type: 'hello' },
  });
  expect(heard).toEqual([]);
});
