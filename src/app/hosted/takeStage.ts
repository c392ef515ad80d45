/** @file What stands on a frame's stage, with its run, as a link; and the hash of its parameters where the run can be asked. */
import type { RunHash } from '#embed/protocol.ts';
import { recordedUntil, runAt } from '#nn/run.ts';
import { type Editor, registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';

/** Milliseconds until the state is told without a hash: a run that rests unseen answers no one. */
const ANSWER_WITHIN = 2000;

export async function takeStage(editor: Editor): Promise<{ readonly document: string; readonly run?: RunHash }> {
  const { runnable, status } = editor.store.getState();
  const stands = runnable && (status.state === 'paused' || status.state === 'running');
  const answer = stands ? await within(editor.engine.ask('parameters')) : undefined;
  const document = editor.snapshot();
  const { recorded } = editor.store.getState();
  // While it trains the answer is of another step than the frame shown: hash and link are of one.
  const asked = answer && recorded && recordedUntil(recorded, answer.step);
  const run = asked && (answer.step > 0 || asked.changes.length > 0) ? runAt(answer.step, asked) : document.run;
  return {
    document: await encodeLink(run ? { ...document, run } : document, registries),
    ...(answer ? { run: { step: answer.step, hash: answer.parameterHash } } : {}),
  };
}

const within = <T>(answer: Promise<T>): Promise<T | undefined> =>
  Promise.race([
    answer.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ANSWER_WITHIN)),
  ]);
