/** @file What training waits for: it is measured at the step at hand, and told. Fetched where a document asks to be read. */
import type { Engine, Status } from '#engine/client.ts';
import type { Frame, ReadAnswer } from '#engine/protocol.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { askedOf, type ReadingRequests, readingAt } from '#nn/readingProbes.ts';

type Reading = Pick<Engine, 'subscribe' | 'onFrame' | 'read'>;

/** @returns to be told of every status of the run */
export function readForRun(engine: Reading): (status: Pick<Status, 'waits' | 'reads'>) => void {
  let asked: (() => void)[] = [];
  return ({ waits: step, reads }) => {
    for (const stop of asked) stop();
    asked = [];
    if (step === undefined || !reads || reads.length === 0) return;
    const { gradients, readings } = requestsOf(reads);
    if (gradients) asked.push(engine.subscribe('gradients', gradients, true));
    if (readings) asked.push(engine.subscribe('awaited', readings));
    asked.push(
      engine.onFrame((frame) => {
        const answers = frame.position.step === step ? answersIn(reads, frame) : undefined;
        if (answers) engine.read(step, answers);
      }),
    );
  };
}

/** What is asked of probes for several goals. */
function requestsOf(goals: readonly ReadingGoal[]): ReadingRequests {
  const of = goals.map(askedOf);
  const copies = of.filter(({ name }) => name !== 'gradientRatio') as NonNullable<ReadingRequests['readings']>['of'];
  return {
    ...(copies.length > 0 ? { readings: { of: copies } } : {}),
    ...(copies.length < of.length ? { gradients: {} } : {}),
  };
}

/** What a frame tells of every goal; undefined while something is still being measured. What broke has nothing to tell. */
function answersIn(goals: readonly ReadingGoal[], { position, probes, failed }: Frame): ReadAnswer[] | undefined {
  const { awaited, gradients } = probes;
  const answers: ReadAnswer[] = [];
  for (const goal of goals) {
    const broke = failed[goal.reading === 'gradientRatio' ? 'gradients' : 'awaited'] !== undefined;
    const results = { ...(awaited === undefined ? {} : { readings: awaited }), ...(gradients ? { gradients } : {}) };
    const value = broke ? null : readingAt(goal, position.step, results);
    if (value === undefined) return undefined;
    answers.push({ goal, value });
  }
  return answers;
}
