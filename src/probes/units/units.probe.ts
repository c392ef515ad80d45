import { spread } from '#base/spread.ts';
import { lookedRow } from '#data/lookedRow.ts';
import { overAxes } from '#data/prepare.ts';
import type { BufferPool } from '#engine/bufferPool.ts';
import type { Probe } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { UNITS_SHOWN } from '#nn/limits.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import { affordable, gridSize, planeGrid } from '#probes/planeGrid.ts';

export interface UnitsRequest {
  /** Cells along a side of a picture over the plane, or along the line. */
  readonly resolution: number;
  /** The first unit shown of blocks that are paged, by block id; 0 where absent. */
  readonly first?: Readonly<Record<string, number>>;
  /** The row of the data that is looked at where samples are no points; the first test sample where absent. */
  readonly sample?: number;
  /** Of a table: which two inputs the plane is drawn over; those that tell most where absent. */
  readonly axes?: readonly number[];
}

/**
 * What a unit's picture shows. Over all points: its output over the input `plane` or `line`. Of one sample: a feature `map` (a channel's rows and columns),
 * `steps` (a feature at every step of a sequence), a single `number`, or `tokens` (which token at every step).
 */
export type UnitPicture = 'plane' | 'line' | 'map' | 'steps' | 'number' | 'tokens';

export interface UnitMaps {
  /** The block's id; `input` for what the network is given. */
  readonly id: string;
  /** A tensor of the block beside its output, such as `attention` [heads, T, T]. */
  readonly name?: string;
  readonly picture: UnitPicture;
  /** Cells of a unit's picture, row by row. */
  readonly width: number;
  readonly height: number;
  /** Units of the block, the first one shown, and how many. */
  readonly units: number;
  readonly first: number;
  readonly shown: number;
  /** Where this block's pictures begin in `values`: unit by unit, each width · height numbers. */
  readonly offset: number;
  /** The 99th percentile of |value| over the shown pictures: the scale of the block. */
  readonly limit: number;
  /** Lowest and highest value of the shown pictures. */
  readonly low: number;
  readonly high: number;
}

export interface UnitsResult {
  /** Over the plane or line; 0 where it is one sample. */
  readonly dimensions: number;
  readonly resolution: number;
  /** Cells of a picture over the plane or line. */
  readonly cells: number;
  /** The row of the data that is shown; −1 over the plane or line. */
  readonly sample: number;
  /** Of a table: the inputs that the plane is drawn over. */
  readonly axes?: readonly number[];
  readonly blocks: readonly UnitMaps[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** V1: every unit's output, as a function over the input plane (one forward pass over the grid) or for one sample. Exact. */
export const unitsProbe: Probe<UnitsRequest, UnitsResult> = {
  names: ({ sample, axes }) => ({ row: sample, axes }),
  compute: (trainer, request, pool) =>
    trainer.plan.data!.dimensions > 0 ? overPoints(trainer, request, pool) : ofSample(trainer, request, pool),
};

const shownFrom = (units: number, first = 0) => {
  const start = Math.max(0, Math.min(first, units - 1));
  return { units, first: start, shown: Math.min(UNITS_SHOWN, units - start) };
};

function overPoints(
  { plan, model }: Trainer,
  { resolution: asked, first = {}, axes }: UnitsRequest,
  pool: BufferPool,
): UnitsResult {
  const data = overAxes(plan.data!, axes);
  const resolution = affordable(plan, data, asked);
  const { dimensions, shown } = data;
  const cells = gridSize(data, resolution);
  const { evaluation } = model;
  const sources = [
    { id: 'input', tensor: evaluation.input },
    ...evaluation.blocks.map(({ id, output }) => ({ id, tensor: output })),
  ];
  let offset = 0;
  const layout = sources.map(({ id, tensor }) => {
    const units = shownFrom(sizeOf(tensor.shape), first[id]);
    const at = offset;
    offset += units.shown * cells;
    return { id, ...units, offset: at, view: model.tensor(tensor) };
  });
  const values = pool.floats(offset);
  model.evaluateInputs(planeGrid(data, resolution), (start, count) => {
    for (const { units, first: from, shown, offset: at, view } of layout) {
      for (let u = 0; u < shown; u++) {
        const to = at + u * cells + start;
        for (let i = 0, source = from + u; i < count; i++, source += units) values[to + i] = view[source]!;
      }
    }
  });
  const blocks = layout.map(
    ({ view: _, ...maps }): UnitMaps => ({
      ...maps,
      picture: dimensions === 1 ? 'line' : 'plane',
      width: resolution,
      height: dimensions === 1 ? 1 : resolution,
      ...spread(values, maps.offset, maps.offset + maps.shown * cells),
    }),
  );
  return { resolution, dimensions, cells, sample: -1, ...(shown ? { axes: shown } : {}), blocks, values };
}

/** How one sample of a shape is shown: which units, each with cells `stride` words apart, one unit `step` words after the other. */
function pictureOf(shape: Shape, tokens: boolean) {
  const [a = 1, b = 1, c = 1] = shape;
  if (tokens) return { picture: 'tokens', units: 1, width: a, height: 1, step: 0, stride: 1 } as const;
  if (shape.length === 3) return { picture: 'map', units: a, width: c, height: b, step: b * c, stride: 1 } as const;
  if (shape.length === 2) return { picture: 'steps', units: b, width: a, height: 1, step: 1, stride: b } as const;
  return { picture: 'number', units: a, width: 1, height: 1, step: 1, stride: 1 } as const;
}

function ofSample({ plan, model }: Trainer, { first = {}, sample }: UnitsRequest, pool: BufferPool): UnitsResult {
  const data = plan.data!;
  const row = lookedRow(data, sample);
  const { input, blocks } = model.inspectRow(row);
  const sources = [
    { id: 'input', name: undefined, tensor: input, tokens: plan.input.tokens !== undefined },
    ...blocks.flatMap(({ id, output, exposed }) => [
      { id, name: undefined, tensor: output, tokens: plan.inference.byId.get(id)?.output?.tokens !== undefined },
      ...Object.entries(exposed).map(([name, tensor]) => ({ id, name, tensor, tokens: false })),
    ]),
  ];
  // The picture that is given back is shown as one, whatever the shape of the last block.
  const answer = data.task === 'picture' ? plan.document.network.at(-1)!.id : undefined;
  let offset = 0;
  const layout = sources.map(({ id, name, tensor, tokens }) => {
    const shape = id === answer && name === undefined ? data.shape : tensor.shape;
    const { units: all, ...picture } = pictureOf(shape, tokens);
    const units = shownFrom(all, name === undefined ? first[id] : 0);
    const at = offset;
    offset += units.shown * picture.width * picture.height;
    return { id, ...(name === undefined ? {} : { name }), ...picture, ...units, offset: at, tensor, tokens };
  });
  const values = pool.floats(offset);
  const maps = layout.map(({ tensor, tokens, step, stride, ...maps }): UnitMaps => {
    const floats = model.tensor(tensor);
    const view = tokens ? new Int32Array(floats.buffer, floats.byteOffset, floats.length) : floats;
    const cells = maps.width * maps.height;
    for (let u = 0; u < maps.shown; u++) {
      const from = (maps.first + u) * step;
      for (let i = 0; i < cells; i++) values[maps.offset + u * cells + i] = view[from + i * stride]!;
    }
    return { ...maps, ...spread(values, maps.offset, maps.offset + maps.shown * cells) };
  });
  return { resolution: 0, dimensions: 0, cells: 0, sample: row, blocks: maps, values };
}
