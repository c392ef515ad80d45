import { expect, it } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { judge } from './judged.ts';

const begun = () => createDesk(createEditor(defaultDocument, (listeners) => new FakeEngine(listeners)));
const look = { step: 30, solved: false, still: undefined };

it('names a block that is still, and mends it at a press; it is not proposed again', () => {
  const desk = begun();
  const still = { stuck: { id: 'a', units: 16, why: 'saturated' }, count: 250 } as const;
  const judged = judge(desk, { ...look, still }, false)!;
  expect(judged.line).toMatch(/^Dense 1: /);
  expect(judged.block).toBe('a');
  const { learningRate } = desk.editor.store.getState().document.training.optimizer;
  judged.cure!.try();
  expect(desk.editor.store.getState().document.training.optimizer.learningRate).toBeLessThan(learningRate);
  expect(judge(desk, { ...look, still }, false)).toBeUndefined();
});

it('proposes nothing while it runs, and what is solved without its last layer once it rests', () => {
  const desk = begun();
  const solved = { ...look, solved: true };
  expect(judge(desk, solved, true)).toMatchObject({
    line: expect.stringMatching(/^Solved/),
    solved: true,
    cure: undefined,
  });
  const { cure } = judge(desk, solved, false)!;
  expect(cure!.label).toBe('Try without Dense 2');
  cure!.try();
  expect(desk.editor.store.getState().document.network.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(judge(desk, solved, true)).toMatchObject({
    line: expect.stringMatching(/^Solved without Dense 2 too/),
    solved: false,
  });
});
