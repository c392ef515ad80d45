/** @file One number of a block, with everything its kernel needs to take it apart: what the probes `trace` and `closeUp` begin with. */
import { lookedRow } from '#data/lookedRow.ts';
import { overAxes } from '#data/prepare.ts';
import type { Trainer } from '#engine/trainer.ts';
import { kernels } from '#layers/kernels.ts';
import type { LayerKernel, Magnified } from '#layers/layerKernel.ts';
import type { Position } from '#nn/position.ts';
import { sizeOf } from '#nn/shape.ts';

export interface NumberRequest {
  readonly block: string;
  /** The output number, as an index into the output of one sample. */
  readonly unit: number;
  /** A point of the input plane (or line); empty where a sample is looked at. */
  readonly at: readonly number[];
  /** The row of the data where samples are no points. */
  readonly sample?: number;
  /** Of a table: which two inputs the plane of `at` is drawn over; those that tell most where absent. */
  readonly axes?: readonly number[];
}

/** A row of a table is asked for itself, without a place. */
export const placeOfNumber = ({ block, unit, at, sample, axes }: NumberRequest): Position => ({
  block,
  cell: unit,
  ...(at.length === 0 && sample !== undefined ? {} : { at }),
  row: sample,
  axes,
});

/** What was asked, without what was not. */
export const askedOf = ({ block, unit, at, sample, axes }: NumberRequest): NumberRequest => ({
  block,
  unit,
  at,
  ...(sample === undefined ? {} : { sample }),
  ...(axes ? { axes } : {}),
});

/** Runs the sample, or the point, through the network and takes what surrounds the number: live views, of use until the next program runs. Undefined where it is not there. */
export function numberOf(
  { plan, model }: Trainer,
  { block: id, unit, at, sample, axes }: NumberRequest,
): { readonly kernel: LayerKernel; readonly magnified: Magnified } | undefined {
  const inferred = plan.inference.byId.get(id);
  if (!inferred?.output || !plan.data || unit >= sizeOf(inferred.output.shape)) return undefined;
  const { blocks } =
    at.length > 0
      ? model.inspectInput(overAxes(plan.data, axes).inputsAt(Float32Array.from(at)))
      : model.inspectRow(lookedRow(plan.data, sample));
  const { input: before, tensors, output } = blocks.find((b) => b.id === id)!;
  return {
    kernel: kernels[inferred.block.type as keyof typeof kernels] as unknown as LayerKernel,
    magnified: {
      input: model.tensor(before),
      inputShape: before.shape,
      unit,
      values: inferred.block as never,
      parameter(name) {
        const found = plan.parameters.find((p) => p.block === id && p.name === name);
        return found && model.values(found);
      },
      buffer(name) {
        const found = plan.buffers.find((b) => b.block === id && b.name === name);
        return found && model.buffer(found);
      },
      sums: model.tensor(tensors[0] ?? output),
      output: model.tensor(output),
      outputShape: output.shape,
    },
  };
}
