/** @file Probes that measure a copy of the network: the laboratory's, so that they cost training nothing. */
import type { Measuring } from '#engine/probe.ts';
import { awaitedProbe } from './awaited/awaited.probe.ts';
import { bottleneckProbe } from './bottleneck/bottleneck.probe.ts';
import { conceptsProbe } from './concepts/concepts.probe.ts';
import { endingProbe } from './ending/ending.probe.ts';
import { headlinesProbe } from './headlines/headlines.probe.ts';
import { ladderProbe } from './ladder/ladder.probe.ts';
import type { MeasuredName } from './measuredNames.ts';
import { readingsProbe } from './readings/readings.probe.ts';
import { theatreProbe } from './theatre/theatre.probe.ts';

export const measured = {
  concepts: conceptsProbe,
  headlines: headlinesProbe,
  ladder: ladderProbe,
  bottleneck: bottleneckProbe,
  theatre: theatreProbe,
  ending: endingProbe,
  readings: readingsProbe,
  awaited: awaitedProbe,
} as const satisfies Record<MeasuredName, Measuring<never, unknown>>;
