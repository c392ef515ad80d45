/** @file The engine on the page's own thread. */
import type { Event } from '#engine/protocol.ts';
import { createSession } from '#engine/session.ts';
import { live } from '#probes/live.ts';
import { onThisThread } from './pageHost.ts';

export const startMainThread = (receive: (event: Event) => void) =>
  onThisThread((host) => createSession(host, live), 6, receive);
