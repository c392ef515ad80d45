import { expect, it } from 'vitest';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import { createEditor } from './editor.ts';
import { madeHere } from './madeHere.ts';

const may = { edit: true, weight: true, run: true };
const said = (kind: keyof typeof may) => (may[kind] ? undefined : `no ${kind}`);

function guarded() {
  let engine!: FakeEngine;
  const editor = createEditor(
    madeHere(defaultDocument),
    (listeners) => {
      engine = new FakeEngine(listeners);
      return engine;
    },
    {},
    undefined,
    {
      edit: (before, after) => (before.seed === after.seed ? said('edit') : undefined),
      weight: () => said('weight'),
      run: () => said('run'),
    },
  );
  engine.at('paused', 0);
  engine.calls.splice(0);
  return {
    editor,
    engine,
    asked: () => engine.calls.map(([name]) => name),
    notice: () => editor.store.getState().notice?.text,
  };
}

it.each([
  ['edit', 'another loss', 'load'],
  ['weight', 'a weight by hand', 'setParameter'],
  ['run', 'Play', 'play'],
  ['run', 'Step', 'step'],
] as const)('what may not be done is refused in a sentence, and nothing changes: %s, %s', (kind, what, call) => {
  const { editor, asked, notice } = guarded();
  const act = () => {
    if (what === 'another loss') editor.setTraining({ loss: 'mse' }, 'Loss');
    else if (what === 'a weight by hand') editor.setParameter('a', 'weight', 0, 1);
    else if (what === 'Play') editor.togglePlay();
    else editor.step('batch');
  };
  may[kind] = false;
  const before = editor.store.getState().document;
  act();
  expect(notice()).toBe(`no ${kind}`);
  expect(asked()).not.toContain(call);
  expect(editor.store.getState().document).toBe(before);
  may[kind] = true;
  act();
  expect(asked()).toContain(call);
});

it('what is allowed goes on beside what is not', () => {
  const { editor } = guarded();
  may.edit = false;
  editor.setSeed(9, 'Seed');
  expect(editor.store.getState().document.seed).toBe(9);
  may.edit = true;
});

it('what is opened waits for Play whatever trained before, or it would train without being let; only what the learner edits trains on', () => {
  const { editor, engine } = guarded();
  const loaded = () => engine.calls.findLast(([name]) => name === 'load');
  editor.togglePlay();
  engine.at('running', 5);
  editor.open({ ...editor.snapshot(), seed: 3 }, 'The next part');
  expect(loaded()).toMatchObject(['load', { seed: 3 }, false]);
  engine.at('paused', 0);
  editor.togglePlay();
  engine.at('running', 5);
  editor.setSeed(4, 'Seed');
  expect(loaded()).toMatchObject(['load', { seed: 4 }, true]);
  may.run = false;
  editor.reset(true);
  expect(loaded()).toMatchObject(['load', { seed: 4 }, false]);
  may.run = true;
});
