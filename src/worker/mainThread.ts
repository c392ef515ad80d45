/** @file The engine on the page's own thread. */
import '#data/worlds/provide.ts';
import { createLanes } from '#engine/lanes.ts';
import type { Told } from '#engine/protocol.ts';
import { live } from '#probes/live.ts';
import { onThisThread } from './pageHost.ts';

export const startMainThread = (receive: (told: Told) => void) =>
  onThisThread((host) => createLanes(host, live), 6, receive);
