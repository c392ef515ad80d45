import { afterEach, beforeEach, expect, it } from 'vitest';
import { provideGenerators } from '#data/late.ts';
import { generators } from '#data/worlds/generators.ts';
import { readDocument } from '#nn/document.ts';
import { runAt } from '#nn/run.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import { createEditor, type Editor, registries } from './editor.ts';

let editor: Editor;
let engine: FakeEngine;
const state = () => editor.store.getState();
const data = () => state().document.data.type;
const labels = () => [state().history.past, state().history.future].map((entries) => entries.map(({ label }) => label));

const digits = readDocument({ ...defaultDocument, data: { type: 'digits', samples: 20 } }, registries).document!;

/** Until the returned function is called, samples of digits are to be waited for. */
function away(): () => Promise<void> {
  provideGenerators({ digits: undefined as never });
  return async () => {
    provideGenerators(generators);
    for (let i = 0; i < 20; i++) await new Promise(setImmediate);
  };
}

beforeEach(() => {
  editor = createEditor(digits, (listeners) => {
    engine = new FakeEngine(listeners);
    return engine;
  });
  engine.at('paused');
  editor.setData(defaultDocument.data, 'Circle');
  engine.at('paused', 7);
  engine.calls.splice(0);
});

afterEach(() => provideGenerators(generators)); // also where a test ends before they came

it('an undo waits for its samples', async () => {
  const come = away();
  expect(editor.undo()).toBe('Circle');
  expect(data()).toBe(defaultDocument.data.type);
  await come();
  expect(data()).toBe('digits');
  expect(labels()).toEqual([[], ['Circle']]);
});

it('a weight that is set by hand in the meantime is undone with it, and can be had back', async () => {
  const come = away();
  editor.undo();
  editor.setParameter('a', 'weight', 2, 0.5);
  engine.listeners.recorded({
    changes: [{ at: 7, block: 'a', parameter: 'weight', index: 2, value: 0.5 }],
    reached: [],
  });
  await come();
  expect(data()).toBe('digits');
  expect(labels()).toEqual([[], ['Circle', 'Set weight 3']]);
  editor.redo();
  expect(labels()).toEqual([['Circle'], ['Set weight 3']]);
  expect(state().document).toMatchObject({ data: defaultDocument.data, run: runAt(7) });
  editor.redo();
  expect(state().document.run).toEqual(
    runAt(7, { changes: [{ at: 7, block: 'a', parameter: 'weight', index: 2, value: 0.5 }], reached: [] }),
  );
});

it('a change of the view in the meantime stays', async () => {
  const come = away();
  editor.undo();
  editor.setView({ lens: 'table' });
  await come();
  expect(data()).toBe('digits');
  expect(state().document.view['lens']).toBe('table');
});

it('what was to be done again is not, where something else was done in the meantime', async () => {
  editor.setData(digits.data, 'Digits');
  editor.undo();
  const come = away();
  expect(editor.redo()).toBe('Digits');
  editor.setParameter('a', 'weight', 0, 1);
  await come();
  expect(data()).toBe(defaultDocument.data.type);
  expect(labels()[1]).toEqual([]);
  expect(labels()[0]!.at(-1)).toBe('Set weight 1');
});
