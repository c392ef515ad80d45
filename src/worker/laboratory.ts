/** @file The second worker: the laboratory behind `postMessage`. */
import '#data/worlds/provide.ts';
import { createLaboratory } from '#engine/laboratory/laboratory.ts';
import type { Order } from '#engine/laboratory/protocol.ts';
import { probes } from '#probes/index.ts';
import { holdLock, workerHost } from './workerHost.ts';

const laboratory = createLaboratory(workerHost, probes);

self.onmessage = (message: MessageEvent<Order>) => laboratory.receive(message.data);
holdLock();
