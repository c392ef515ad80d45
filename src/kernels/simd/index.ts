// The SIMD back end: the instruction set of src/kernels/ops.ts on four lanes. Addresses are bytes in the imported memory.
// `./dispatch` is no file: scripts/simdDispatch.ts writes it from `ops`, a case for each operation, when the kernels are compiled.
import { run } from './dispatch';
import { PANEL_BYTES } from './matrix';
import { w, x } from './operands';

export { run };

/** The first byte that these kernels do not use for themselves. */
export const heapBase: usize = __heap_base + PANEL_BYTES;

/** Makes up to `steps` training steps of the slice whose operands (src/kernels/slice.ts) lie at `slice`. Returns how many were made. */
export function train(slice: usize, steps: i32): i32 {
  const body: usize = w(slice, 0);
  const bodyCount = w(slice, 1);
  const update: usize = w(slice, 2);
  const updateCount = w(slice, 3);
  const inputIndex: usize = w(slice, 4);
  const targetIndex: usize = w(slice, 5);
  let order = w(slice, 6);
  const rows = w(slice, 7);
  let record: usize = w(slice, 8);
  const recordStep: usize = w(slice, 9);
  const schedule: usize = w(slice, 10);
  const key: usize = w(slice, 11);
  const lossSum: usize = w(slice, 12);
  const positions = <f64>w(slice, 13);
  const limit = <f64>x(slice, 14);
  for (let step = 0; step < steps; step++) {
    store<i32>(inputIndex, order);
    store<i32>(targetIndex, order);
    store<i64>(key, load<i64>(record, 16));
    run(body, bodyCount);
    if (!(load<f64>(lossSum) / positions / <f64>rows < limit)) return step;
    v128.store(schedule, v128.load(record));
    run(update, updateCount);
    order += rows << 2;
    record += recordStep;
  }
  return steps;
}
