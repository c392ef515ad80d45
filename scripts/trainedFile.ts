/** @file The file of a trained example: how it is called, what it holds, and whether it is of the example as it is now. */
import { existsSync, readFileSync } from 'node:fs';
import type { Example } from '#examples/readExample.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { runAt } from '#nn/run.ts';
import { runSeal } from '#nn/runSeal.ts';
import { registries } from '#state/registries.ts';

export const trainedFile = ({ id }: Pick<Example, 'id'>): string => `${id}.json`;

/** The document in such a file; undefined where there is none, or none that can be read whole. */
export function savedOf(file: string): StrataDocument | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const reading = readDocument(JSON.parse(readFileSync(file, 'utf8')), registries);
    return reading.document && !reading.remark ? reading.document : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a saved run is one of this document, at this step, by this engine. */
export function isOf(saved: StrataDocument | undefined, document: StrataDocument, steps: number): boolean {
  const run = saved?.run;
  if (!run?.weights || run.engine !== ENGINE || run.step !== steps) return false;
  return run.weights.of === runSeal({ ...document, engine: ENGINE, run: runAt(steps) }, registries);
}
