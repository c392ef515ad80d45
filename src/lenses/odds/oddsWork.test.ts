import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { library } from '#library/library.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { begin, odds, taskNow } from './oddsWork.ts';

afterEach(() => vi.restoreAllMocks());

type Listener = { done(outcomes: readonly unknown[]): void };
function opened() {
  const listeners: Listener[] = [];
  const laboratory = {
    start(_: unknown, listener: Listener) {
      listeners.push(listener);
      return { stop() {} };
    },
  };
  const desk = createDesk(
    createEditor(documentOf(), (told) => Object.assign(new FakeEngine(told), { laboratory: laboratory as never })),
  );
  return { desk, listeners };
}
const score = { loss: 1, accuracy: 1, count: 1 };
const outcome = {
  seed: 1,
  value: 0,
  solved: true,
  step: 1,
  train: score,
  test: score,
  parameterHash: '',
  looks: [],
  probes: {},
};

it('starts that the browser does not keep are said to be so, and those that it keeps are not', async () => {
  const full = vi.spyOn(library(), 'write').mockResolvedValue({ refused: 'full' });
  const { desk, listeners } = opened();
  begin(desk, 'starts', taskNow(desk), 1);
  listeners[0]!.done([outcome]);
  await vi.waitFor(() => expect(odds(desk).get().starts).toMatchObject({ status: 'done', unkept: true }));
  full.mockRestore();
  begin(desk, 'starts', taskNow(desk), 1);
  listeners[1]!.done([outcome]);
  await vi.waitFor(async () => expect((await library().list())?.map(({ kind }) => kind)).toContain('odds'));
  expect(odds(desk).get().starts?.unkept ?? false).toBe(false);
});
