/**
 * @file A slice: many training steps in one call of a machine, so that a step of a small network does not pay for the way in and out. What the machine must
 * know lies in linear memory, in the order given here: addresses in bytes, counts, or a float32 where the name ends in `:f`.
 */
import type { Machine } from './machine.ts';

export const sliceOperands = [
  /** The program of one batch: forward, loss, backward. */
  'body',
  'bodyCount',
  /** The program that makes an update of its gradients. */
  'update',
  'updateCount',
  /** The two operands of the body that say where the row numbers of the batch lie. */
  'inputIndex',
  'targetIndex',
  /** Row numbers: those of the first batch, then those of the second, `rows` of each. */
  'order',
  'rows',
  /** What a step needs of its own, `recordStep` bytes apart: four words that go to `schedule` before the update, then two that go to `key` before the body. */
  'records',
  'recordStep',
  'schedule',
  'key',
  /** float64: where the body leaves the sum of the batch's losses, `positions` of each row. */
  'lossSum',
  'positions',
  /** The slice ends before the update of a batch whose mean loss is not below this. */
  'limit:f',
] as const;

/** Words that a slice's operands take. */
export const SLICE_WORDS = sliceOperands.length;

export type Slice = {
  readonly [K in (typeof sliceOperands)[number] as K extends `${infer Name}:f` ? Name : K]: number;
};

/** Writes a slice's operands at a byte address. */
export function writeSlice({ i32, f32 }: Machine, address: number, slice: Slice): void {
  const given = slice as Record<string, number>;
  for (const [i, name] of sliceOperands.entries()) {
    if (name.endsWith(':f')) f32[address / 4 + i] = given[name.slice(0, -2)]!;
    else i32[address / 4 + i] = given[name]!;
  }
}
