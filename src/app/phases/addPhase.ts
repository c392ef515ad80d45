/** @file Adding a phase where the run stands. */
import type { Desk } from '#state/desk.ts';
import { NEW_PHASE, NO_STEP_YET } from './phasesWords.ts';

/** From the step shown on, what is changed belongs to a phase of its own. Without a step in between there is nothing to begin after. */
export function addPhase({ editor }: Desk): void {
  const { document, begun, recorded } = editor.store.getState();
  if (editor.engine.reached <= (begun > 0 ? (recorded?.reached[begun - 1] ?? 0) : 0))
    return editor.notify({ tone: 'info', text: NO_STEP_YET });
  editor.goOnWith(document, NEW_PHASE);
}
