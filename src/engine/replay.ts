/** @file Making the recorded changes of a run again, at their steps: what brings a shared or saved run back to the same bits. */
import type { BackEnd } from '#kernels/machine.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type RunChange, withLiveSettings } from '#nn/run.ts';
import { RunRecord } from './runRecord.ts';
import { Trainer } from './trainer.ts';

/** Applies changes to a trainer that stands at their step. */
export function applyChanges(trainer: Trainer, document: StrataDocument, changes: readonly RunChange[]): void {
  for (const change of changes) {
    if ('settings' in change) trainer.tune(withLiveSettings(document, change.settings));
    else trainer.setParameter(change.block, change.parameter, change.index, change.value);
  }
}

/** A trainer at step 0 of a document's run: under the settings it started with, with what was set by hand before the first step. */
export function startRun(document: StrataDocument, record: RunRecord, backEnd?: BackEnd): Trainer {
  const { start } = record;
  const trainer = new Trainer(start ? withLiveSettings(document, start) : document, backEnd ? { backEnd } : {});
  applyChanges(
    trainer,
    document,
    record.at(0).filter((c) => !('settings' in c && c.settings === start)),
  );
  return trainer;
}

/** A document's run in one go: `step()` makes an update and then the changes recorded for the step reached. */
export function replayer(document: StrataDocument, backEnd?: BackEnd): { readonly trainer: Trainer; step(): void } {
  const record = new RunRecord();
  record.begin(document.run, true);
  const trainer = startRun(document, record, backEnd);
  return {
    trainer,
    step() {
      trainer.stepBatch();
      if (!trainer.divergence) applyChanges(trainer, document, record.at(trainer.step));
    },
  };
}
