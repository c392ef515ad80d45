/** @file Making the recorded changes of a run again, at their steps: what brings a shared or saved run back to the same bits. */
import type { WholeData } from '#data/prepare.ts';
import type { BackEnd } from '#kernels/machine.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type RunChange, withLiveSettings } from '#nn/run.ts';
import { planDocument } from './plan.ts';
import { RunRecord } from './runRecord.ts';
import { Trainer } from './trainer.ts';

/** A document as a change leaves it; elements of parameters are no part of one. */
const changed = (document: StrataDocument, change: RunChange): StrataDocument =>
  'settings' in change
    ? withLiveSettings(document, change.settings)
    : 'network' in change
      ? { ...document, network: change.network }
      : document;

/** Applies changes to a trainer that stands at their step. */
export function applyChanges(trainer: Trainer, changes: readonly RunChange[]): void {
  for (const change of changes) {
    if ('block' in change) trainer.setParameter(change.block, change.parameter, change.index, change.value);
    else trainer.tune(changed(trainer.plan.document, change));
  }
}

/**
 * A trainer at step 0 of a document's run, with the network and the settings it started with. Its history is still to be begun, by `recordInParts`.
 * @param data the document's samples, where they are prepared already
 */
export function startRun(document: StrataDocument, record: RunRecord, backEnd?: BackEnd, data?: WholeData): Trainer {
  const start = record.start.reduce(changed, document);
  return new Trainer(start, { plan: planDocument(start, data), unrecorded: true, ...(backEnd ? { backEnd } : {}) });
}

/** What was set by hand before the first step. */
export const madeBefore = (record: RunRecord): readonly RunChange[] =>
  record.at(0).filter((c) => !record.start.includes(c));

/** A document's run in one go: `step()` makes an update and then the changes recorded for the step reached. */
export function replayer(document: StrataDocument, backEnd?: BackEnd): { readonly trainer: Trainer; step(): void } {
  const record = new RunRecord();
  record.begin(document.run, true);
  const trainer = startRun(document, record, backEnd);
  for (const _ of trainer.recordInParts());
  applyChanges(trainer, madeBefore(record));
  return {
    trainer,
    step() {
      trainer.stepBatch();
      if (!trainer.divergence) applyChanges(trainer, record.at(trainer.step));
    },
  };
}
