/** @file For tests: the runs whose bits stand for one engine number, and what they come to. */

import { readFileSync } from 'node:fs';
import { datasets } from '#data/index.ts';
import { replayer } from '#engine/replay.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';

export interface ReferenceRuns {
  /** Runs are added here; one that stands here is never changed. */
  readonly runs: readonly { readonly name: string; readonly steps: number; readonly document: unknown }[];
  /** By engine number: what each run's parameters hash to after its steps. */
  readonly engines: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const FILE = new URL('../../testdata/bits.json', import.meta.url);
export const readReferenceRuns = (file: URL | string = FILE): ReferenceRuns => JSON.parse(readFileSync(file, 'utf8'));

/** The document of a reference run; it throws what is wrong with it. */
export function referenceDocument({ name, document }: ReferenceRuns['runs'][number]) {
  const reading = readDocument(document, { layers, datasets });
  if (!reading.document) throw new Error(`${name}: ${reading.problems.map(sentenceOf).join('; ')}`);
  return reading.document;
}

/** The hash of a run's parameters after its steps. */
export function hashOfRun(run: ReferenceRuns['runs'][number], backEnd: 'simd' | 'reference' = 'simd'): string {
  const { trainer, step } = replayer(referenceDocument(run), backEnd);
  for (let i = 0; i < run.steps; i++) step();
  if (trainer.divergence) throw new Error(`${run.name}: diverged`);
  return trainer.parameterHash();
}
