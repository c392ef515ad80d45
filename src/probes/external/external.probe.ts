import { imagesOf } from '#data/images/imageSet.ts';
import type { Probe } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { sizeOf } from '#nn/shape.ts';

export interface ExternalRequest {
  /** Of images that the engine was provided with. */
  readonly hash: string;
}

export interface ExternalResult extends ExternalRequest {
  readonly step: number;
  /** Images looked at, and how many of them the network names right; NaN where its answers are no numbers. */
  readonly count: number;
  readonly right: number;
}

/** More images than these would keep the engine from its work for too long. */
const MOST = 10_000;

/** The result that was asked for last, and the parameters it is of, since a run that stands still need not be asked twice. */
const known = new WeakMap<Trainer, { readonly of: string; readonly result: ExternalResult }>();

/** How many imported images, which the network has never met, it names right as it stands. Null where they do not fit it. Exact. */
export const externalProbe: Probe<ExternalRequest, ExternalResult | null> = {
  compute(trainer, { hash }) {
    const { plan, step } = trainer;
    const before = known.get(trainer);
    const of = trainer.parameterHash();
    if (before?.of === of && before.result.hash === hash && before.result.step === step) return before.result;
    const images = imagesOf(hash);
    const names = plan.data?.classNames ?? [];
    if (!images || `${[images.channels, images.height, images.width]}` !== `${plan.input.shape}`) return null;
    const places = images.classNames.map((name) => names.indexOf(name));
    if (places.includes(-1)) return null;
    const labels = Array.from(images.labels.subarray(0, MOST), (label) => places[label]!);
    const pixels = Float32Array.from(
      images.pixels.subarray(0, labels.length * sizeOf(plan.input.shape)),
      (value) => value / 255,
    );
    const result = { hash, step, count: labels.length, right: trainer.countRight(pixels, labels) };
    known.set(trainer, { of, result });
    return result;
  },
};
