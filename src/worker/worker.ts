/** @file The training worker: its lanes behind `postMessage`. */
import { createLanes } from '#engine/lanes.ts';
import type { Said } from '#engine/protocol.ts';
import { live } from '#probes/live.ts';
import { holdLock, workerHost } from './workerHost.ts';

const lanes = createLanes(workerHost, live);

self.onmessage = (message: MessageEvent<Said>) => lanes.receive(message.data);
holdLock();
