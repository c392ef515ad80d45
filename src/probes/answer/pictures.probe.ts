import type { BufferPool } from '#engine/bufferPool.ts';
import type { Probe } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { pixelSaid } from '#nn/objective.ts';
import { sizeOf } from '#nn/shape.ts';

export interface PicturesRequest {
  /** How many of the held-out pictures to send, the furthest off first. */
  readonly listed: number;
}

export interface PicturesResult {
  /** Rows of the data; empty where the picture itself is not asked for. */
  readonly rows: readonly number[];
  /** [rows]: the mean squared error of a pixel, the largest first. */
  readonly off: readonly number[];
  /** [rows, P]: what the network gives back of them. */
  readonly pictures: Float32Array<ArrayBuffer>;
  /** Held-out pictures in all. */
  readonly count: number;
}

/** What the network gives back of held-out pictures (of all where none are held out), those it misses most. Exact. */
export const picturesProbe: Probe<PicturesRequest, PicturesResult> = {
  compute(trainer, { listed }, pool) {
    const { task, train, test } = trainer.plan.data!;
    if (task !== 'picture') return { rows: [], off: [], pictures: pool.floats(0), count: 0 };
    const held = test.length > 0 ? test : train;
    const width = sizeOf(trainer.plan.input.shape);
    const { inputs } = trainer.plan.samples;
    const off = new Float64Array(held.length);
    givenBack(trainer, held, (pixel, at, p) => {
      off[at]! += (pixel - inputs[held[at]! * width + p]!) ** 2 / width;
    });
    const worst = [...off.keys()].sort((a, b) => off[b]! - off[a]! || a - b).slice(0, listed);
    const rows = worst.map((at) => held[at]!);
    const pictures = pool.floats(rows.length * width);
    givenBack(trainer, Int32Array.from(rows), (pixel, at, p) => {
      pictures[at * width + p] = pixel;
    });
    return { rows, off: worst.map((at) => off[at]!), pictures, count: held.length };
  },
};

/** Every pixel that the network gives back of rows: the row's place among them, and the pixel's place in its picture. */
function givenBack(
  { model, plan }: Trainer,
  rows: Int32Array,
  visit: (pixel: number, at: number, place: number) => void,
): void {
  const width = sizeOf(plan.input.shape);
  const { loss } = plan.document.training;
  const out = model.tensor(model.evaluation.output);
  model.evaluateRows(rows, (start, count) => {
    for (let i = 0; i < count; i++)
      for (let p = 0; p < width; p++) visit(pixelSaid(out[i * width + p]!, loss), start + i, p);
  });
}

/** What the network gives back of one row. */
export function pictureOfRow({ model, plan }: Trainer, row: number, pool: BufferPool): Float32Array<ArrayBuffer> {
  const out = model.tensor(model.inspectRow(row).output);
  const picture = pool.floats(out.length);
  const { loss } = plan.document.training;
  for (let p = 0; p < out.length; p++) picture[p] = pixelSaid(out[p]!, loss);
  return picture;
}
