/** @file Keeps the run that stands now in sight, behind the one that comes: until what is begun is taken back, the data, their draw or the loss are others, or other work is opened. */
import type { StrataDocument } from '#nn/document.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { turnsTask } from '#state/curveBreaks.ts';
import type { Desk } from '#state/desk.ts';
import { registries } from '#state/registries.ts';
import { type Curve, type RunBefore, runBefore } from '#state/runBefore.ts';
import type { RunHistory } from '#state/runHistory.ts';

const copyOf = ({ count, step, epoch, trainLoss, testLoss, trainAccuracy, testAccuracy }: RunHistory): Curve => ({
  count,
  step: step.slice(0, count),
  epoch: epoch.slice(0, count),
  trainLoss: trainLoss.slice(0, count),
  testLoss: testLoss.slice(0, count),
  trainAccuracy: trainAccuracy.slice(0, count),
  testAccuracy: testAccuracy.slice(0, count),
});

/** Equal samples, scored alike. */
function comparable(before: StrataDocument, now: StrataDocument): boolean {
  const patch = patchBetween(before, now, registries);
  return patch.seed === undefined && !turnsTask(patch);
}

/** @returns to be called once the other run was opened, as an edit that can be undone */
export function compareWithNow(desk: Desk, without: string): () => void {
  const { store } = desk.editor;
  const shared = runBefore(desk);
  const run: RunBefore = { without, curve: copyOf(desk.history) };
  return () => {
    const { work, history, written } = store.getState();
    const edit = history.past.at(-1);
    shared.set({ run });
    let seen = written;
    const stop = store.subscribe((now) => {
      if (shared.get().run !== run) return stop();
      const same = now.written === seen || comparable(written, now.written);
      seen = now.written;
      if (same && now.work === work && edit && now.history.past.includes(edit)) return;
      shared.set({ run: undefined });
      stop();
    });
  };
}
