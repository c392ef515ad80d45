import { afterEach, expect, it } from 'vitest';
import { provideGenerators } from '#data/late.ts';
import { generators } from '#data/worlds/generators.ts';
import { readDocument } from '#nn/document.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import type { loadDataOf } from '#state/keptImports.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { laneNotLoaded } from './compareWords.ts';
import { Comparison } from './comparison.ts';

afterEach(() => provideGenerators(generators));

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('a network whose data do not come is said to be missing, and comes when it is asked for again', async () => {
  const { document } = readDocument(
    {
      strata: 2,
      data: { type: 'circle', samples: 40 },
      network: [{ id: 'a', type: 'dense', units: 2 }],
      variants: [
        { name: 'Digits', change: { data: { type: 'digits', samples: 40 } } },
        { name: 'Wide', change: { seed: 9 } },
      ],
    },
    registries,
  );
  const make = (of: NonNullable<typeof document>) => createEditor(of, (listeners) => new FakeEngine(listeners));
  const { editor, ...rest } = createDesk(make(document!));
  provideGenerators({ digits: undefined as never });
  let come = false;
  const load: typeof loadDataOf = (recipes) =>
    !come && recipes.some(({ data }) => data.type === 'digits') ? Promise.reject(new Error('404')) : undefined;
  const around = (open: unknown) => ({
    ...{ open, requestFrame() {}, hidden: () => true },
    report(error: unknown) {
      throw error;
    },
  });
  const comparison = new Comparison({ ...rest, editor } as never, around as never, load);
  const names = () => comparison.lanes.map(({ name }) => name);
  await settled();
  expect(names()).toEqual([undefined, 'Wide']);
  const { notice } = editor.store.getState();
  expect(notice).toMatchObject({ tone: 'bad', text: laneNotLoaded('Digits') });
  provideGenerators(generators);
  come = true;
  notice!.action!.onSelect();
  expect(names()).toEqual([undefined, 'Digits', 'Wide']);
  expect(editor.store.getState().notice).toBeUndefined();
  comparison.dispose();
  editor.dispose();
});
