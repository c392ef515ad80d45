/** @file The training worker: a session behind `postMessage`. */
import type { Command } from '#engine/protocol.ts';
import { createSession } from '#engine/session.ts';
import { live } from '#probes/live.ts';
import { holdLock, workerHost } from './workerHost.ts';

const session = createSession(workerHost, live);

self.onmessage = (message: MessageEvent<Command>) => session.receive(message.data);
holdLock();
