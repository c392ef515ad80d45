import { createReadings } from '#probes/readings/createReadings.ts';

/** What training waits for: see `engine/runReads.ts`. */
export const awaitedProbe = createReadings();
