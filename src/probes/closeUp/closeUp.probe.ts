import type { Probe } from '#engine/probe.ts';
import type { CloseUp } from '#nn/closeUp.ts';
import { sizeOf } from '#nn/shape.ts';
import { askedOf, type NumberRequest, numberOf, placeOfNumber } from '#probes/trace/numberOf.ts';

/** One number of a block. */
export interface NumberAsked {
  readonly unit: number;
  /** The step that is looked at where a layer goes through steps and puts out the last alone. */
  readonly step?: number;
}

export interface CloseUpRequest extends NumberRequest, NumberAsked {
  /** Others of the same block, sample and point, which a window that slides is about to come to: at most `MOST_AHEAD` of them are answered. */
  readonly ahead?: readonly NumberAsked[];
}

/** A number taken apart. */
export interface NumberShown extends NumberAsked {
  /** Null where the layer has no close-up. */
  readonly shown: CloseUp | null;
}

export interface CloseUpResult extends NumberRequest, NumberShown {
  readonly ahead: readonly NumberShown[];
}

/** A window slides over as many in two seconds. */
export const MOST_AHEAD = 40;

/** One number taken apart as its kernel computes it, with the kernel's roundings, and others of the same pass through the network. Exact. */
export const closeUpProbe: Probe<CloseUpRequest, CloseUpResult | null> = {
  names: placeOfNumber,
  compute(trainer, request) {
    const found = numberOf(trainer, request);
    if (!found) return null;
    const { kernel, magnified } = found;
    const take = ({ unit, step }: NumberAsked): NumberShown => ({
      unit,
      ...(step === undefined ? {} : { step }),
      shown: kernel.closeUp?.({ ...magnified, unit, step }) ?? null,
    });
    const size = sizeOf(magnified.outputShape);
    const ahead = (request.ahead ?? []).slice(0, MOST_AHEAD).filter(({ unit }) => unit >= 0 && unit < size);
    return { ...askedOf(request), ...take(request), ahead: ahead.map(take) };
  },
};
