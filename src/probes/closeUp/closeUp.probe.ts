import type { Probe } from '#engine/probe.ts';
import type { CloseUp } from '#nn/closeUp.ts';
import { askedOf, type NumberRequest, numberOf, placeOfNumber } from '#probes/trace/numberOf.ts';

export interface CloseUpRequest extends NumberRequest {
  /** The step that is looked at where a layer goes through steps and puts out the last alone. */
  readonly step?: number;
}

export interface CloseUpResult extends CloseUpRequest {
  /** Null where the layer has none. */
  readonly shown: CloseUp | null;
}

/** One number taken apart as its kernel computes it, with the kernel's roundings. Exact. */
export const closeUpProbe: Probe<CloseUpRequest, CloseUpResult | null> = {
  names: placeOfNumber,
  compute(trainer, request) {
    const found = numberOf(trainer, request);
    if (!found) return null;
    const { step } = request;
    return {
      ...askedOf(request),
      ...(step === undefined ? {} : { step }),
      shown: found.kernel.closeUp?.({ ...found.magnified, step }) ?? null,
    };
  },
};
