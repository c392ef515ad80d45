import { expect, it } from 'vitest';
import type { Outcome } from '#engine/client.ts';
import { ofVariant } from '#nn/variant.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { recipeOnly } from '#state/keptOdds.ts';
import { registries } from '#state/registries.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { compareStart } from './compareStart.ts';

const start = (seed: number): Outcome => ({ seed, step: 50 }) as Outcome;

it('a start becomes a lane that differs by its seed, at its step; more than four have no room', () => {
  const desk = createDesk(createEditor(defaultDocument, (listeners) => new FakeEngine(listeners)));
  const { editor } = desk;
  const written = () => editor.store.getState().written;
  const recipe = recipeOnly(defaultDocument);
  for (const seed of [12, 7, 12]) compareStart(desk, recipe, start(seed));
  expect(written().variants).toMatchObject([
    { name: 'Start 12', change: { seed: 12 }, run: { step: 50 } },
    { name: 'Start 7', change: { seed: 7 } },
    { name: 'Start 12, 2', change: { seed: 12 } },
  ]);
  expect(Object.keys(written().variants![0]!.change)).toEqual(['seed']);
  expect(ofVariant(written(), 'Start 7', registries)).toMatchObject({ seed: 7, network: defaultDocument.network });
  expect(written().view.mode).toBe('compare');
  compareStart(desk, recipe, start(9));
  expect(written().variants).toHaveLength(3);
  expect(editor.store.getState().notice?.text).toMatch(/^Four networks/);
  editor.undo();
  expect(written().variants).toHaveLength(2);
});

it('a start of another recipe than the page’s differs by that, too', () => {
  const desk = createDesk(createEditor(defaultDocument, (listeners) => new FakeEngine(listeners)));
  const recipe = recipeOnly({ ...defaultDocument, training: { ...defaultDocument.training, batchSize: 7 } });
  compareStart(desk, recipe, start(3));
  expect(desk.editor.store.getState().written.variants![0]!.change).toEqual({ seed: 3, training: { batchSize: 7 } });
});
