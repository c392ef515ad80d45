/** @file Waits for something only so long: what never ends is told apart from what does. */

// Taken at once: a test may put a clock of its own in their place.
const { setTimeout: later, clearTimeout: forget } = globalThis;

/** What `run` gives, or an error where it has not ended after so many milliseconds. It is not stopped: nobody waits for it any more. */
export async function within<T>(milliseconds: number, run: () => T | PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof later> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = later(() => reject(new Error(`has not ended after ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([run(), tooLong]);
  } finally {
    forget(timer);
  }
}
