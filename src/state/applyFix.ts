/** @file Mending a document as one of its problems offers. */
import type { Fix } from '#nn/problem.ts';
import type { Training } from '#nn/training.ts';
import type { Desk } from './desk.ts';

/** Makes the changes of a fix, to the network or to the training settings; then the run starts again where the fix wants that. */
export function applyFix({ editor }: Desk, { label, changes, training, restart }: Fix): void {
  if (training) editor.setTraining(training as Partial<Training>, label);
  if (changes.length > 0) editor.change(label, changes);
  if (restart) editor.reset(true);
}
