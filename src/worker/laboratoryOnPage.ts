/** @file The laboratory on the page's own thread, in slices that leave training most of the time. */
import '#data/worlds/provide.ts';
import { createLaboratory } from '#engine/laboratory/laboratory.ts';
import type { Report } from '#engine/laboratory/protocol.ts';
import { probes } from '#probes/index.ts';
import { onThisThread } from './pageHost.ts';

export const startLaboratoryOnPage = (receive: (report: Report) => void) =>
  onThisThread((host) => createLaboratory(host, probes), 3, receive);
