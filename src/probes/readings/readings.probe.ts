import { createReadings } from './createReadings.ts';

export type { ReadingsRequest, ReadingsResult } from './createReadings.ts';

/** What lessons look at. */
export const readingsProbe = createReadings();
