/** @file The numbers of a network as tables to save: parameters with buffers, and what a block makes of a sample. */
import type { Table } from '#base/table.ts';
import type { InferredBlock } from './inferShapes.ts';
import { parameterTable, wordsOf } from './parameterTable.ts';
import { placeOf } from './receptive.ts';
import type { Shape } from './shape.ts';

/**
 * A row for each number of the parameters and buffers, as the engine answers with them.
 * @param block of this block only
 */
export function weightsTable(
  blocks: readonly InferredBlock[],
  { step, values }: { readonly step: number; readonly values: Float32Array<ArrayBuffer> },
  block?: string,
): Table {
  const table = parameterTable(blocks);
  const tensors = [...table.parameters, ...table.buffers].filter(
    (tensor) => block === undefined || tensor.block === block,
  );
  return {
    columns: ['step', 'block', 'parameter', 'index', 'value'],
    rows: tensors.flatMap((tensor) =>
      Array.from(wordsOf(values, table, tensor), (value, i) => [
        ...[step, tensor.block, tensor.path, placeOf(i, tensor.shape).join(' '), value],
      ]),
    ),
  };
}

/** A row for each number of a block's output; tokens as their numbers. */
export function outputTable(
  { step, row }: { readonly step: number; readonly row: number },
  {
    id,
    shape,
    tokens,
    numbers,
  }: {
    readonly id: string;
    readonly shape: Shape;
    readonly tokens: boolean;
    readonly numbers: Float32Array<ArrayBuffer>;
  },
): Table {
  const values = tokens ? new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length) : numbers;
  return {
    columns: ['step', 'sample', 'block', 'index', 'value'],
    rows: Array.from(values, (value, i) => [step, row, id, placeOf(i, shape).join(' '), value]),
  };
}
