/** @file The lanes of a training worker behind `postMessage`. */
import { createLanes } from '#engine/lanes.ts';
import type { Said } from '#engine/protocol.ts';
import { live } from '#probes/live.ts';
import { inTurn } from './inTurn.ts';
import { holdLock, workerHost } from './workerHost.ts';

/** Makes this worker one that trains. @param need what has to be there before something that is said is done */
export function startTraining(need: (said: Said) => Promise<void> | undefined): void {
  const lanes = createLanes(workerHost, live);
  const receive = inTurn<Said>(lanes.receive, need, ({ type }) => type === 'ping');
  self.onmessage = (message: MessageEvent<Said>) => receive(message.data);
  holdLock();
}
