/** @file Whether every network of a sweep fits together. */
import { checkDocument } from '#data/checkDocument.ts';
import { outlineData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { mergePatch } from '#nn/patch.ts';
import type { SweepPoint } from '#nn/sweep.ts';
import { registries } from '#state/registries.ts';
import { doesNotFit } from './oddsWords.ts';

/** Undefined where all do; else a sentence that names the first value that does not. */
export function canRunAll(document: StrataDocument, points: readonly SweepPoint[]): string | undefined {
  for (const { at, patch } of points) {
    const tried = mergePatch(document, patch, registries);
    const data = outlineData(tried.data, tried.seed);
    if (!canRun(checkDocument(tried, data, layers).problems)) return doesNotFit(at.join(', '));
  }
  return undefined;
}
