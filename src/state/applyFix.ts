/** @file Mending a document as one of its problems offers. */

import type { Fix } from '#nn/problem.ts';
import { labelOf } from '#nn/problemWords.ts';
import type { Training } from '#nn/training.ts';
import type { Desk } from './desk.ts';

/** Makes the changes of a fix, to the network or to the training settings; then the run starts again where the fix wants that. */
export function applyFix({ editor }: Desk, fix: Fix): void {
  const { changes, training, restart } = fix;
  const label = labelOf(fix);
  if (training) editor.setTraining(training as Partial<Training>, label);
  if (changes.length > 0) editor.change(label, changes);
  if (restart) editor.reset(true);
}
