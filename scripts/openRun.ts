/** @file A document from a file, and its run in Node: what the commands that train have in common. */
import { writeFileSync } from 'node:fs';
import '#data/worlds/provide.ts';
import '#nn/provideMigrations.ts';
import { PlanError } from '#engine/plan.ts';
import { registries } from '#engine/registries.ts';
import { replayer } from '#engine/replay.ts';
import { checkpointOf } from '#engine/savedWeights.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { type Remark, readDocument, type StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { notPretrained } from '#nn/phaseWords.ts';
import type { Problem } from '#nn/problem.ts';
import { phraseOf, sentenceOf } from '#nn/problemWords.ts';
import { recordedUntil, runAt } from '#nn/run.ts';
import { withWeights } from '#nn/takeWeights.ts';
import { ofVariant } from '#nn/variant.ts';
import { remarkWords } from '#nn/weightsWords.ts';
import { readGoal } from '#proof/readings.ts';
import { Refusal, readJson, unwritable } from './command.ts';

export interface OpenRun {
  readonly document: StrataDocument;
  readonly run: ReturnType<typeof replayer>;
}

const told = (file: string, problems: readonly Problem[]): string =>
  problems.map((p) => `${file}: ${p.block}.${p.field}: ${sentenceOf(p)}`).join('\n');

/**
 * The document in a file, or one of its variants by itself. Refuses what cannot be read.
 * @param remarked hears what was let go of
 */
export function openDocument(
  file: string,
  variant: string | undefined,
  remarked: (remark: Remark) => void,
): StrataDocument {
  const reading = readDocument(readJson(file), registries);
  if (!reading.document) throw new Refusal(told(file, reading.problems));
  const { document, remark } = reading;
  if (remark) remarked(remark);
  const undone = notPretrained(document, registries);
  if (undone !== undefined) console.error(undone);
  if (variant === undefined) return document;
  const chosen = ofVariant(document, variant, registries);
  if (chosen) return chosen;
  const names = ['A', ...(document.variants ?? []).map(({ name }) => name)].join(', ');
  throw new Refusal(`${file}: there is no variant ${variant}: there ${document.variants ? 'are' : 'is only'} ${names}`);
}

/** Tries what needs a plan; what stops it is refused with the file's name. */
export function refusing<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof PlanError) throw new Refusal(told(file, error.problems));
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The document in a file and its run at step 0, whatever weights it holds: what is trained from there proves them. Refuses what cannot be had.
 * @param goesOn the run is taken up where its weights stand; refused where they cannot be trusted
 * @param variant a variant's name, in place of the document itself
 */
export function openRun(file: string, reference: boolean, goesOn = false, variant?: string): OpenRun {
  return refusing(file, () => {
    const document = openDocument(file, variant, (remark) => {
      if (goesOn) {
        const which = remark.without === 'initial' ? 'initial weights' : 'weights';
        throw new Refusal(`${file}: ${which}: ${phraseOf(remark.found)}`);
      }
      console.error(remarkWords(remark));
    });
    const from = goesOn ? checkpointOf(document) : undefined;
    if (from && 'found' in from) throw new Refusal(`${file}: weights: ${phraseOf(from.found)}`);
    return { document, run: replayer(document, reference ? 'reference' : 'simd', from, readGoal) };
  });
}

/** Writes a document with its run as it stands, and its weights. */
export function saveRun({ document, run: { trainer, record } }: OpenRun, file: string): void {
  const { step, plan } = trainer;
  const recorded = record.sharedFor(document);
  if (!recorded) throw new Refusal(`${file}: more was changed during this run than a document can hold`);
  const run = runAt(step, recordedUntil(recorded, step));
  const standing = { ...trainer.save(), parameterHash: trainer.parameterHash() };
  const whole = withWeights({ ...document, engine: ENGINE, run }, standing, plan, registries);
  try {
    writeFileSync(file, JSON.stringify(compactDocument(whole, registries)));
  } catch (error) {
    throw new Refusal(unwritable(file, error));
  }
}

/** Trains a run on until it is `done`. A document that has nothing to train on is refused, unless it is asked for no step. */
export function trainUntil({ run }: OpenRun, file: string, done: () => boolean): void {
  const { trainer } = run;
  if (trainer.trainCount === 0 && !done())
    throw new Refusal(`${file}: there is nothing to train on: none of its samples is for training`);
  while (!done() && !trainer.divergence) run.step();
}
