import { spread } from '#base/spread.ts';
import type { Probe } from '#engine/probe.ts';
import { gridSize, planeGrid } from '#lenses/planeGrid.ts';
import { UNITS_SHOWN } from '#nn/limits.ts';
import { sizeOf } from '#nn/shape.ts';

export interface UnitsRequest {
  /** Cells along a side. */
  readonly resolution: number;
  /** The first unit shown of blocks that are paged, by block id; 0 where absent. */
  readonly first?: Readonly<Record<string, number>>;
}

export interface UnitMaps {
  /** The block's id; `input` for the features. */
  readonly id: string;
  /** Units of the block, the first one shown, and how many. */
  readonly units: number;
  readonly first: number;
  readonly shown: number;
  /** Where this block's maps begin in `values`: unit by unit, each `cells` numbers. */
  readonly offset: number;
  /** The 99th percentile of |value| over the shown maps: the scale of the block. */
  readonly limit: number;
  /** Lowest and highest value of the shown maps. */
  readonly low: number;
  readonly high: number;
}

export interface UnitsResult {
  readonly resolution: number;
  readonly dimensions: number;
  readonly cells: number;
  readonly blocks: readonly UnitMaps[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** V1: every unit's output as a function over the input plane. One forward pass over the grid, all blocks kept. Exact. */
export const unitsProbe: Probe<UnitsRequest, UnitsResult> = {
  compute(trainer, { resolution, first = {} }, pool) {
    const { plan, model } = trainer;
    const cells = gridSize(plan, resolution);
    const { evaluation } = model;
    const sources = [
      { id: 'input', tensor: evaluation.input },
      ...evaluation.blocks.map(({ id, output }) => ({ id, tensor: output })),
    ];
    let offset = 0;
    const layout = sources.map(({ id, tensor }) => {
      const units = sizeOf(tensor.shape);
      const start = Math.max(0, Math.min(first[id] ?? 0, units - 1));
      const shown = Math.min(UNITS_SHOWN, units - start);
      const at = offset;
      offset += shown * cells;
      return { id, units, first: start, shown, offset: at, view: model.tensor(tensor) };
    });
    const values = pool.floats(offset);
    model.evaluateInputs(planeGrid(plan, resolution), (start, count) => {
      for (const { units, first: from, shown, offset: at, view } of layout) {
        for (let u = 0; u < shown; u++) {
          const to = at + u * cells + start;
          for (let i = 0, source = from + u; i < count; i++, source += units) values[to + i] = view[source]!;
        }
      }
    });
    const blocks = layout.map(({ view: _, ...maps }) => ({
      ...maps,
      ...spread(values, maps.offset, maps.offset + maps.shown * cells),
    }));
    return { resolution, dimensions: plan.data!.dimensions, cells, blocks, values };
  },
};
