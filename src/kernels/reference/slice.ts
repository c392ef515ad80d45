/** @file Many training steps in one call; see `slice.ts`, one folder up, for what the words mean. */
import type { Run } from './index.ts';
import type { Memory } from './memory.ts';

/** Makes up to `steps` steps of the slice at a byte address. Returns how many were made. */
export function trainSlice({ i32, f32, f64 }: Memory, run: Run, slice: number, steps: number): number {
  const at = slice >>> 2;
  const [body, bodyCount, update, updateCount] = [i32[at]!, i32[at + 1]!, i32[at + 2]!, i32[at + 3]!];
  const [inputIndex, targetIndex] = [i32[at + 4]! >>> 2, i32[at + 5]! >>> 2];
  const rows = i32[at + 7]!;
  const recordStep = i32[at + 9]! >>> 2;
  const [schedule, key, lossSum] = [i32[at + 10]! >>> 2, i32[at + 11]! >>> 2, i32[at + 12]! >>> 3];
  const positions = i32[at + 13]!;
  const limit = f32[at + 14]!;
  let order = i32[at + 6]!;
  let record = i32[at + 8]! >>> 2;
  for (let step = 0; step < steps; step++) {
    i32[inputIndex] = i32[targetIndex] = order;
    i32.copyWithin(key, record + 4, record + 6);
    run(body, bodyCount);
    if (!(f64[lossSum]! / positions / rows < limit)) return step;
    i32.copyWithin(schedule, record, record + 4);
    run(update, updateCount);
    order += 4 * rows;
    record += recordStep;
  }
  return steps;
}
