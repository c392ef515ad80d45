/** @file Computations that can be taken a little at a time, so that training and messages need not wait for them. */

/** Each `next()` takes about a millisecond; what is returned at last is the result. */
export type Work<T> = Generator<void, T, void>;

/** Does all of it at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
