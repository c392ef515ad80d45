/** @file The training worker: its lanes behind `postMessage`. What draws images is a file of its own, which is asked for with the first document that needs it. */
import { retried } from '#base/loadPart.ts';
import { isLoaded, provideGenerators } from '#data/late.ts';
import generatorsFile from '#data/worlds/generatorsFile.ts?worker&url';
import { createLanes } from '#engine/lanes.ts';
import type { Said } from '#engine/protocol.ts';
import { live } from '#probes/live.ts';
import { inTurn } from './inTurn.ts';
import { holdLock, workerHost } from './workerHost.ts';

const lanes = createLanes(workerHost, live);

const generators = retried(async () => {
  await import(/* @vite-ignore */ generatorsFile);
  if (globalThis.strataGenerators) provideGenerators(globalThis.strataGenerators);
});

/** What draws a document's data, where it is not there. Where it does not come the document fails, and the next asks again. */
function needed(said: Said): Promise<void> | undefined {
  const command = said.type === 'lane' ? said.command : said;
  const there = !('document' in command) || isLoaded(command.document.data.type);
  return there ? undefined : generators().catch(() => {});
}

const receive = inTurn<Said>(lanes.receive, needed, ({ type }) => type === 'ping');
self.onmessage = (message: MessageEvent<Said>) => receive(message.data);
holdLock();
