import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { type Change, runAt } from '#nn/run.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { defaultDocument as firstExample } from './defaultDocument.ts';
import { createEditor, type Editor, registries } from './editor.ts';
import { gallery } from './gallery.ts';
import { madeHere } from './madeHere.ts';

const defaultDocument = madeHere(firstExample);

let editor: Editor;
let engine: FakeEngine;
const state = () => editor.store.getState();
const byHand: Change = { at: 250, block: 'a', parameter: 'weight', index: 0, value: 1 };
const run = runAt(300, { changes: [byHand], reached: [] });
const other = gallery.find((entry) => entry.id === 'ring')!.document;

beforeEach(() => {
  editor = createEditor(defaultDocument, (listeners) => {
    engine = new FakeEngine(listeners);
    return engine;
  });
  engine.at('paused', 300);
  engine.listeners.recorded({ changes: [byHand], reached: [] });
  engine.calls.splice(0);
});

/** The document that the engine was asked to load last, with its run. */
const loaded = () => engine.calls.findLast(([name]) => name === 'load')?.[1] as StrataDocument | undefined;
const rate = (learningRate: number) =>
  editor.setTraining({ optimizer: { ...state().document.training.optimizer, learningRate } as never }, 'Rate', 'rate');
const noise = (value: number) => editor.setData({ ...state().document.data, noise: value }, 'Noise', 'noise');

/** Goes back in the run, as the scrub bar does, and waits for its frame. */
function lookBack(step = 100): void {
  editor.seek(step);
  engine.at('paused', step);
}

const ways: readonly [how: string, act: () => void][] = [
  ['another data set', () => editor.setData(other.data, 'Data')],
  ['another seed', () => editor.setSeed(9, 'Reseed')],
  ['another loss', () => editor.setTraining({ loss: 'mse' }, 'Loss')],
  ['another network', () => editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 3 } }])],
  ['several parts at once', () => editor.update({ ...state().document, data: other.data, title: 'New' }, 'Data')],
  ['another document', () => editor.open(other, 'Open')],
  ['a network that cannot run', () => editor.change('Units', [{ kind: 'set', id: 'c', values: { units: 7 } }])],
  ['a weight set by hand', () => editor.setParameter('a', 'weight', 2, 0.5)],
  ['a reset', () => editor.reset()],
  ['a reset that trains at once', () => editor.reset(true)],
];
const onlyAfterLookingBack: typeof ways = [
  ['playing', () => editor.togglePlay()],
  ['a step', () => editor.step('batch')],
  ['another learning rate', () => rate(0.5)],
  ['a frozen block', () => editor.change('Freeze', [{ kind: 'set', id: 'a', values: { trainable: false } }])],
];

describe('what drops the run can be undone to where it stood', () => {
  it.each(ways)('%s', (_, act) => {
    act();
    editor.undo();
    expect(loaded()?.run).toEqual(run);
    expect(loaded()?.network).toEqual(defaultDocument.network);
    expect(state().document).toMatchObject({ ...defaultDocument, run });
  });

  it.each([...ways, ...onlyAfterLookingBack])('%s, after looking back', (_, act) => {
    lookBack();
    act();
    engine.at('running', 140);
    editor.undo();
    expect(loaded()?.run).toEqual(run);
    expect(loaded()?.training).toEqual(defaultDocument.training);
  });

  it.each([...ways, ...onlyAfterLookingBack])('%s, and what came of it can be had back', (_, act) => {
    lookBack();
    act();
    const { document } = state();
    engine.listeners.recorded({ changes: [], reached: [] });
    engine.at('paused', 180);
    const came = editor.whole();
    editor.undo();
    editor.redo();
    expect(state().document).toMatchObject({ network: document.network, data: document.data });
    // The engine is given a network that can run: what it started with is said of that.
    const { start: __, ...left } = came.run ?? run;
    expect(loaded()?.run).toEqual(left);
  });

  it('a weight set by hand before the first step, and then a reset', () => {
    const first: Change = { ...byHand, at: 0 };
    engine.at('paused', 0);
    engine.listeners.recorded({ changes: [first], reached: [] });
    editor.reset();
    expect(state().recorded?.changes).toEqual([]);
    expect(editor.undo()).toBe('Reset');
    expect(loaded()?.run).toEqual(runAt(0, { changes: [first], reached: [] }));
  });

  it('but there is nothing to undo where nothing is dropped', () => {
    engine.at('paused', 0);
    engine.listeners.recorded({ changes: [], reached: [] });
    editor.reset();
    editor.togglePlay();
    engine.at('running', 3);
    expect(state().history.past).toEqual([]);
  });
});

describe('looking back', () => {
  it('keeps the whole run, while a link is of the step shown', () => {
    lookBack();
    lookBack(200);
    expect(editor.snapshot().run).toEqual(runAt(200));
    expect(editor.whole().run).toEqual(run);
    editor.setTitle('Still the same run');
    expect(editor.whole()).toEqual({ ...defaultDocument, title: 'Still the same run', run });
  });

  it('is over once the run goes on', () => {
    lookBack();
    editor.togglePlay();
    engine.listeners.recorded({ changes: [], reached: [] });
    engine.at('running', 120);
    expect(editor.whole().run).toEqual(runAt(120));
    expect(state().history.past.map(({ label }) => label)).toEqual(['Go on from step 100']);
  });

  it('to the last step and going on drops nothing', () => {
    lookBack();
    lookBack(300);
    editor.togglePlay();
    expect(state().history.past).toEqual([]);
  });
});

describe('a network that cannot run as it stands', () => {
  const broken = () => editor.change('Units', [{ kind: 'set', id: 'c', values: { units: 7 } }]);
  const mended = () =>
    editor.change('Units', [
      { kind: 'set', id: 'c', values: { units: 2 } },
      { kind: 'set', id: 'a', values: { units: 5 } },
    ]);
  const units = (block: string, count: unknown) => ({ network: { [block]: { units: count } } });
  const start = units('c', defaultDocument.network.find(({ id }) => id === 'c')!['units']);

  it('keeps the run that it came from, which goes on once it is mended, also on another page', () => {
    broken();
    expect(editor.snapshot()).not.toHaveProperty('run');
    const kept = editor.whole();
    expect(kept.run).toEqual(runAt(300, { start, changes: [byHand], reached: [] }));
    expect(readDocument(structuredClone(kept), registries).document).toEqual(kept);

    editor = createEditor(kept, (listeners) => {
      engine = new FakeEngine(listeners);
      return engine;
    });
    expect(loaded()).toMatchObject({ network: defaultDocument.network, run });
    engine.at('paused', 300);
    expect(editor.whole()).toEqual(kept);
    // Its frames are of another network than the one that is shown.
    expect(state().lineage).toBeUndefined();
    engine.calls.splice(0);
    mended();
    expect(engine.asked).toEqual(['keep']);
    expect(state().recorded).toEqual({
      start: units('a', defaultDocument.network[0]!['units']),
      changes: [byHand, { at: 300, change: units('a', 5) }],
      reached: [],
    });
  });

  it('keeps none where its data are others', () => {
    editor.update({ ...state().document, network: [], data: other.data }, 'Other');
    expect(editor.whole()).not.toHaveProperty('run');
  });
});

describe('a drag', () => {
  it('is one entry while its run plays on under it, but not once that was let go on', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      editor.togglePlay();
      engine.at('running', 310);
      for (const value of [0.11, 0.12, 0.13]) {
        noise(value);
        engine.at('running', 5);
      }
      expect(state().history.past).toHaveLength(1);
      vi.advanceTimersByTime(5000);
      engine.at('running', 2000);
      noise(0.14);
      expect(state().history.past).toHaveLength(2);
      editor.undo();
      expect(loaded()?.run?.step).toBe(2000);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends where somebody plays, steps or resets', () => {
    noise(0.11);
    editor.togglePlay();
    engine.at('running', 400);
    engine.at('paused', 400);
    noise(0.12);
    editor.undo();
    expect(loaded()?.run?.step).toBe(400);
  });

  it('of the learning rate after looking back does not lose the run to the drag before', () => {
    rate(0.2);
    lookBack();
    rate(0.3);
    rate(0.4);
    expect(state().history.past).toHaveLength(2);
    editor.undo();
    expect(loaded()?.run).toEqual(run);
  });
});

it('a document whose samples are still to be fetched is left from where the run stands when they are there', async () => {
  const source = { ...other, title: 'Late', data: { type: 'pictures', images: 'elsewhere' } };
  const late = readDocument(source, registries).document!;
  editor.open(late, 'Open');
  engine.at('running', 700);
  editor.setParameter('a', 'weight', 2, 0.5);
  engine.at('running', 900);
  await vi.waitUntil(() => state().document.title === 'Late');
  expect(state().history.past.map(({ value }) => value.document.run?.step)).toEqual([700, 900]);
  editor.undo();
  expect(loaded()?.run?.step).toBe(900);
});

it('refuses a number that single precision does not hold, which would make the run unreadable', () => {
  for (const value of [1e39, Number.NaN, Number.POSITIVE_INFINITY]) editor.setParameter('a', 'weight', 0, value);
  expect(engine.asked).toEqual([]);
  expect(state().history.past).toEqual([]);
  expect(state().notice).toMatchObject({
    tone: 'bad',
    text: expect.stringMatching(/^weight must be a number between/),
  });
});

it('when a run pauses is no way to go on from where somebody looks back; another learning rate is', () => {
  lookBack();
  editor.setTraining({ pause: { type: 'step', step: 1000 } }, 'Pause');
  expect(editor.whole().run).toEqual(run);
  rate(0.5);
  expect(editor.whole().run?.step).toBe(100);
});
