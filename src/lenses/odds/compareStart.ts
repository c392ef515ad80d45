/** @file From a start to a lane of a comparison: beside the network on the page, trained to the same step. */
import type { Outcome } from '#engine/client.ts';
import type { StrataDocument } from '#nn/document.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { runAt } from '#nn/run.ts';
import { MAX_VARIANTS, type Variant } from '#nn/variant.ts';
import type { Desk } from '#state/desk.ts';
import { registries } from '#state/registries.ts';
import { COMPARE, NO_ROOM, startName } from './oddsWords.ts';

/** Adds it as a variant, undoably, and opens the comparison. @param recipe that it was trained by */
export function compareStart({ editor }: Desk, recipe: StrataDocument, { seed, step }: Outcome): void {
  const { written, document } = editor.store.getState();
  const { variants = [] } = written;
  if (variants.length >= MAX_VARIANTS) return editor.notify({ tone: 'info', text: NO_ROOM });
  const change = patchBetween(written, { ...written, ...recipe, seed }, registries);
  const start = startName(seed);
  let name = start;
  for (let n = 2; variants.some((one) => one.name === name); n++) name = `${start}, ${n}`;
  const next: Variant = { name, change, run: runAt(step) };
  editor.update({ ...document, variants: [...variants, next] }, COMPARE);
  editor.setView({ mode: 'compare' });
}
