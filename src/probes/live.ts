/** @file Probes of the run itself: the training worker computes them with every frame. */
import { answerProbe } from './answer/answer.probe.ts';
import { picturesProbe } from './answer/pictures.probe.ts';
import { checkProbe } from './check/check.probe.ts';
import { closeUpProbe } from './closeUp/closeUp.probe.ts';
import { confusionProbe } from './confusion/confusion.probe.ts';
import { constantsProbe } from './constants/constants.probe.ts';
import { externalProbe } from './external/external.probe.ts';
import { gradientsProbe } from './gradients/gradients.probe.ts';
import { hashProbe } from './hash/hash.probe.ts';
import { parametersProbe } from './parameters/parameters.probe.ts';
import { memoryProbe } from './table/memory.probe.ts';
import { traceProbe } from './trace/trace.probe.ts';
import { unitsProbe } from './units/units.probe.ts';

export const live = {
  units: unitsProbe,
  answer: answerProbe,
  pictures: picturesProbe,
  parameters: parametersProbe,
  gradients: gradientsProbe,
  trace: traceProbe,
  closeUp: closeUpProbe,
  hash: hashProbe,
  check: checkProbe,
  memory: memoryProbe,
  confusion: confusionProbe,
  constants: constantsProbe,
  external: externalProbe,
} as const;
