/** @file Long work on a thread that has other things to do. */

/** Milliseconds of one task: short enough that a key or a picture of the screen need not wait. */
const SLICE = 10;

/** Does work that yields often, a task at a time with room for others in between. Rejects as the work throws. */
export async function inTasks<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const { done, value } = work.next();
      if (done) return value as T;
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
