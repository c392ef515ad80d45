/** @file Every probe by name. Worker side; the page imports types only. Adding one: a folder here, a line here, and who asks for it. */
import { answerProbe } from './answer/answer.probe.ts';
import { picturesProbe } from './answer/pictures.probe.ts';
import { bottleneckProbe } from './bottleneck/bottleneck.probe.ts';
import { checkProbe } from './check/check.probe.ts';
import { conceptsProbe } from './concepts/concepts.probe.ts';
import { confusionProbe } from './confusion/confusion.probe.ts';
import { constantsProbe } from './constants/constants.probe.ts';
import { externalProbe } from './external/external.probe.ts';
import { gradientsProbe } from './gradients/gradients.probe.ts';
import { hashProbe } from './hash/hash.probe.ts';
import { ladderProbe } from './ladder/ladder.probe.ts';
import { parametersProbe } from './parameters/parameters.probe.ts';
import { memoryProbe } from './table/memory.probe.ts';
import { theatreProbe } from './theatre/theatre.probe.ts';
import { traceProbe } from './trace/trace.probe.ts';
import { unitsProbe } from './units/units.probe.ts';

export const probes = {
  units: unitsProbe,
  answer: answerProbe,
  pictures: picturesProbe,
  parameters: parametersProbe,
  gradients: gradientsProbe,
  trace: traceProbe,
  hash: hashProbe,
  check: checkProbe,
  memory: memoryProbe,
  confusion: confusionProbe,
  concepts: conceptsProbe,
  constants: constantsProbe,
  ladder: ladderProbe,
  bottleneck: bottleneckProbe,
  theatre: theatreProbe,
  external: externalProbe,
} as const;

type Listed = typeof probes;
declare module '#engine/probe.ts' {
  interface ListedProbes extends Listed {}
}
