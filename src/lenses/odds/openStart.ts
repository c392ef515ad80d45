/** @file From a start to that very run on the page: its document, trained to the same step, to the bit. */
import type { Outcome } from '#engine/client.ts';
import type { StrataDocument } from '#nn/document.ts';
import { runAt } from '#nn/run.ts';
import type { Desk } from '#state/desk.ts';
import { startName } from './oddsWords.ts';

/** Opens it, undoably, as part of the work at hand; the stage has its room again. @param recipe that it was trained by */
export function openStart({ editor }: Desk, recipe: StrataDocument, { seed, step }: Outcome): void {
  const { written, work } = editor.store.getState();
  const { mode: _, ...view } = written.view;
  const document = { ...recipe, title: written.title, view, seed, run: runAt(step) };
  editor.open(document, `Open ${startName(seed).toLowerCase()}`, work);
}
