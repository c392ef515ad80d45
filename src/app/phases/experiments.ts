/** @file What the menu asks for that few need: a phase from here on, and the transfer experiment. */

import { TRANSFER } from '#app/topBarWords.ts';
import { transferDocument } from '#app/transfer/transfer.ts';
import { NO_TASKS } from '#app/transfer/transferWords.ts';
import type { Desk } from '#state/desk.ts';

export { addPhase } from './addPhase.ts';

/** Opens the experiment that the document at hand can be: four ways to take what it learned along. */
export function openTransfer({ editor }: Desk): void {
  const { written, begun } = editor.store.getState();
  const made = begun === 0 ? transferDocument(written) : undefined;
  if (made) editor.open(made, TRANSFER);
  else editor.notify({ tone: 'info', text: NO_TASKS });
}
