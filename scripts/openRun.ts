/** @file A document from a file, and its run in Node: what the commands that train have in common. */
import { datasets } from '#data/index.ts';
import { PlanError } from '#engine/plan.ts';
import { replayer } from '#engine/replay.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import type { Problem } from '#nn/problem.ts';
import { Refusal, readJson } from './command.ts';

export interface OpenRun {
  readonly document: StrataDocument;
  readonly run: ReturnType<typeof replayer>;
}

/** The document in a file and its run at step 0; refuses what cannot be had. */
export function openRun(file: string, reference: boolean): OpenRun {
  const told = (problems: readonly Problem[]) =>
    problems.map((p) => `${file}: ${p.block}.${p.field}: ${p.message}`).join('\n');
  try {
    const reading = readDocument(readJson(file), { layers, datasets });
    if (!reading.document) throw new Refusal(told(reading.problems));
    return { document: reading.document, run: replayer(reading.document, reference ? 'reference' : 'simd') };
  } catch (error) {
    if (error instanceof PlanError) throw new Refusal(told(error.problems));
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Trains a run on until it is `done`. A document that has nothing to train on is refused, unless it is asked for no step. */
export function trainUntil({ run }: OpenRun, file: string, done: () => boolean): void {
  const { trainer } = run;
  if (trainer.trainCount === 0 && !done())
    throw new Refusal(`${file}: there is nothing to train on: none of its samples is for training`);
  while (!done() && !trainer.divergence) run.step();
}
