import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answers } from '#engine/client.ts';
import { replayer } from '#engine/replay.ts';
import { readDocument } from '#nn/document.ts';
import { runAt } from '#nn/run.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { defaultDocument as firstExample } from './defaultDocument.ts';
import { createEditor, type Editor, registries } from './editor.ts';
import type { KeptRun } from './keptRun.ts';
import { madeHere } from './madeHere.ts';

const document = madeHere(firstExample);
let editor: Editor;
let engine: FakeEngine;
let kept: KeptRun[];
/** What the shelf still has. */
let there: boolean;

const docOf = ({ document: value }: KeptRun) => readDocument(JSON.parse(JSON.stringify(value)), registries).document!;

/** Where a run of the document stands at a step, as the engine would say it. */
function standingAt(step: number): Answers['checkpoint'] {
  const run = replayer(document);
  while (run.trainer.step < step) run.step();
  return { ...run.trainer.save(), parameterHash: run.trainer.parameterHash() };
}
/** So many runs were kept, and no more are on their way. */
async function areKept(count: number): Promise<void> {
  await vi.waitFor(() => expect(kept).toHaveLength(count), { timeout: 60_000, interval: 5 });
  await vi.dynamicImportSettled();
  expect(kept).toHaveLength(count);
}

beforeEach(() => {
  const own: KeptRun[] = [];
  [kept, there] = [own, true];
  editor = createEditor(
    document,
    (listeners) => {
      engine = new FakeEngine(listeners);
      return engine;
    },
    {},
    {
      keep: async (run) => String(own.push(run) - 1),
      documentOf: async (key) => (there ? docOf(own[Number(key)]!) : undefined),
    },
  );
  engine.at('paused', 12);
  engine.standing = standingAt(12);
});

function lookBack(step = 5): void {
  editor.seek(step);
  engine.at('paused', step);
}

describe('a run that is left by going back and on another way', () => {
  const ways: readonly [string, () => void][] = [
    ['playing', () => editor.togglePlay()],
    ['a step', () => editor.step('batch')],
    ['another learning rate', () => editor.setTraining({ batchSize: 7 }, 'Batch')],
    ['another network', () => editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 3 } }])],
    ['another seed', () => editor.setSeed(9, 'Reseed')],
    ['a weight set by hand', () => editor.setParameter('a', 'weight', 2, 0.5)],
  ];
  it.each(ways)('by %s is kept whole: document, weights, curve', async (_, act) => {
    lookBack();
    act();
    await areKept(1);
    const [one] = kept;
    const { run } = docOf(one!);
    expect(run).toMatchObject({ step: 12, weights: { parameterHash: engine.standing!.parameterHash } });
    expect(one!.facts).toMatchObject({ step: 12, parameters: expect.any(Number) });
    expect(one!.facts.curve.length).toBeGreaterThan(0);
    expect(one!.byHand).toBe(false);
  });

  it('comes back by undo with its weights; where it was let go of meanwhile it is made again', async () => {
    for (const [i, stays] of [true, false].entries()) {
      engine.at('paused', 12);
      lookBack();
      editor.step('batch');
      await areKept(i + 1);
      there = stays;
      engine.calls.splice(0);
      editor.undo();
      const load = () => engine.calls.find(([name]) => name === 'load');
      await vi.waitFor(() => expect(load()).toBeDefined(), { timeout: 60_000, interval: 5 });
      const loaded = load()![1];
      expect(loaded).toMatchObject({ run: { step: 12 } });
      expect('weights' in (loaded as { run: object }).run).toBe(stays);
    }
  });

  it('is kept once, however much is changed after', async () => {
    lookBack();
    editor.setTraining({ batchSize: 7 }, 'Batch', 'batch');
    editor.setTraining({ batchSize: 8 }, 'Batch', 'batch');
    editor.step('batch');
    await areKept(1);
  });

  it('is not kept by merely looking, at its end, or where nothing is dropped', async () => {
    lookBack();
    editor.setView({ mode: 'x' } as never);
    editor.setTitle('Other');
    editor.seek(12);
    engine.at('paused', 12);
    editor.step('batch');
    await areKept(0);
  });
});

it('a run is kept by hand as it stands; without one there is nothing to keep', async () => {
  expect(await editor.keepRun()).toBe('0');
  expect(kept[0]).toMatchObject({ title: document.title, byHand: true, facts: { step: 12 } });
  engine.at('paused', 0);
  expect(await editor.keepRun()).toBeUndefined();
  expect(kept).toHaveLength(1);
});

it('without a place to keep it a run is undone as before', async () => {
  editor = createEditor(document, (listeners) => {
    engine = new FakeEngine(listeners);
    return engine;
  });
  engine.at('paused', 12);
  lookBack();
  editor.step('batch');
  editor.undo();
  expect(editor.store.getState().document.run).toEqual(runAt(12));
  expect(await editor.keepRun()).toBeUndefined();
});
