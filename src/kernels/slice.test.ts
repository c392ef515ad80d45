import { expect, test } from 'vitest';
import { createMachine } from './createMachine.ts';
import { type BackEnd, instruction, writeProgram } from './machine.ts';
import { writeSlice } from './slice.ts';

/** A slice of its own: batches of two rows of a table are added up as losses, and an update adds the schedule's first word to a counter. */
function sliceOf(backEnd: BackEnd, table: readonly number[]) {
  const machine = createMachine({ bytes: 4096, prefer: backEnd });
  const [body, update, slice] = [machine.base, machine.base + 192, machine.base + 256];
  const [values, order, batch, lossSum, schedule, key, records, counter] = Array.from(
    { length: 8 },
    (_, i) => slice + 128 * (i + 1),
  ) as [number, number, number, number, number, number, number, number];
  const { f32, i32, f64 } = machine;
  f32.set(table, values / 4);
  i32.set(
    table.map((_, i) => i),
    order / 4,
  );
  writeProgram(machine, body, [
    instruction('gatherRows', { table: values, index: 0, out: batch, rows: 2, width: 1 }),
    instruction('gatherRows', { table: values, index: 0, out: batch + 16, rows: 2, width: 1 }),
    instruction('sum', { x: batch, out: lossSum, count: 2, accumulate: 0 }),
  ]);
  writeProgram(machine, update, [instruction('add', { a: schedule, b: counter, out: counter, count: 1 })]);
  const run = (steps: number, recordStep: number) => {
    writeSlice(machine, slice, {
      body,
      bodyCount: 3,
      update,
      updateCount: 1,
      inputIndex: body + 8,
      targetIndex: body + 72,
      order,
      rows: 2,
      records,
      recordStep,
      schedule,
      key,
      lossSum,
      positions: 1,
      limit: 100,
    });
    return machine.train(slice, steps);
  };
  for (let i = 0; i < 4; i++) {
    f32.set([1 + i, 10, 20, 30], records / 4 + 8 * i);
    i32.set([100 + i, 200 + i], records / 4 + 8 * i + 4);
  }
  return {
    run,
    lossSum: () => f64[lossSum / 8],
    counter: () => f32[counter / 4],
    schedule: () => [...f32.subarray(schedule / 4, schedule / 4 + 4)],
    key: () => [...i32.subarray(key / 4, key / 4 + 2)],
    gathered: () => [...f32.subarray(batch / 4, batch / 4 + 6)],
  };
}
const backEnds = ['simd', 'reference'] as const;

test.each(backEnds)('%s makes steps with records of their own, over one batch after another', (backEnd) => {
  const slice = sliceOf(backEnd, [1, 2, 3, 4, 5, 6, 7, 8]);
  expect(slice.run(3, 32)).toBe(3);
  expect(slice.lossSum()).toBe(11);
  expect(slice.gathered()).toEqual([5, 6, 0, 0, 5, 6]);
  expect(slice.counter()).toBe(1 + 2 + 3);
  expect(slice.schedule()).toEqual([3, 10, 20, 30]);
  expect(slice.key()).toEqual([102, 202]);
});

test.each(backEnds)('%s makes steps that share a record', (backEnd) => {
  const slice = sliceOf(backEnd, [1, 2, 3, 4, 5, 6, 7, 8]);
  expect(slice.run(4, 0)).toBe(4);
  expect(slice.counter()).toBe(4);
  expect(slice.key()).toEqual([100, 200]);
});

test.each([100, 1e30, Number.POSITIVE_INFINITY, Number.NaN])('a batch whose mean loss is %s is not updated', (bad) => {
  for (const backEnd of backEnds) {
    const slice = sliceOf(backEnd, [1, 2, 3, 4, bad, bad, 7, 8]);
    expect(slice.run(4, 32)).toBe(2);
    expect(slice.counter()).toBe(1 + 2);
    expect(slice.schedule()).toEqual([2, 10, 20, 30]);
    expect(slice.key()).toEqual([102, 202]); // the mask of the batch that failed
  }
});

test.each(backEnds)('%s makes no step of none', (backEnd) => {
  const slice = sliceOf(backEnd, [1, 2]);
  expect(slice.run(0, 32)).toBe(0);
  expect(slice.counter()).toBe(0);
});
