/** @file A document from a file, and its run in Node: what the commands that train have in common. */
import { readFileSync } from 'node:fs';
import { datasets } from '#data/index.ts';
import { PlanError } from '#engine/plan.ts';
import { replayer } from '#engine/replay.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import type { Problem } from '#nn/problem.ts';

export interface OpenRun {
  readonly document: StrataDocument;
  readonly run: ReturnType<typeof replayer>;
}

/** The document in a file and its run at step 0; text says why it cannot be had. */
export function openRun(file: string, reference: boolean): OpenRun | string {
  const told = (problems: readonly Problem[]) =>
    problems.map((p) => `${file}: ${p.block}.${p.field}: ${p.message}`).join('\n');
  try {
    const reading = readDocument(JSON.parse(readFileSync(file, 'utf8')), { layers, datasets });
    if (!reading.document) return told(reading.problems);
    return { document: reading.document, run: replayer(reading.document, reference ? 'reference' : 'simd') };
  } catch (error) {
    if (error instanceof PlanError) return told(error.problems);
    return `${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
