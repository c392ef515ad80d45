import { expect, it } from 'vitest';
import type { StrataDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { runBefore } from '#state/runBefore.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { compareWithNow } from './compareWithNow.ts';

function begun() {
  const desk = createDesk(createEditor(defaultDocument, (listeners) => new FakeEngine(listeners)));
  const { editor } = desk;
  const { written, work } = editor.store.getState();
  const compare = compareWithNow(desk, 'Dense 2');
  editor.open({ ...written, network: written.network.filter(({ id }) => id !== 'b') }, 'Try without Dense 2', work);
  compare();
  return { desk, editor, written, shown: () => runBefore(desk).get().run?.without };
}

it('stays while other edits follow, and goes with the undo of what was begun', () => {
  const { editor, shown } = begun();
  expect(shown()).toBe('Dense 2');
  editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 3 } }]);
  expect(shown()).toBe('Dense 2');
  editor.undo();
  expect(shown()).toBe('Dense 2');
  editor.undo();
  expect(shown()).toBeUndefined();
  editor.redo();
  expect(shown()).toBeUndefined();
});

it('goes with other data, another draw of them, another loss, and with other work', () => {
  for (const change of [
    (document: StrataDocument) => ({ ...document, data: { ...document.data, noise: 0.4 } }),
    (document: StrataDocument) => ({ ...document, seed: document.seed + 1 }),
    (document: StrataDocument) => ({ ...document, training: { ...document.training, loss: 'mse' } }),
  ]) {
    const one = begun();
    const { written } = one.editor.store.getState();
    one.editor.update(change(written) as StrataDocument, 'Other');
    expect(one.shown()).toBeUndefined();
  }
  const two = begun();
  two.editor.open(two.written, 'Open');
  expect(two.shown()).toBeUndefined();
});
