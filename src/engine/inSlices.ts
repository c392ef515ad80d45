/** @file Long work in slices of a few milliseconds. */

export interface Clock {
  /** Milliseconds from any origin. */
  now(): number;
  /** How long a slice of work may take, in milliseconds. */
  readonly slice: number;
}

/** Work that yields often, as work that yields at the end of each slice; `told`: what is done with what it yields then. */
export function* inSlices<Told, Made>(
  clock: Clock,
  parts: Generator<Told, Made>,
  told?: (told: Told) => void,
): Generator<void, Made> {
  let deadline = clock.now() + clock.slice;
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    if (clock.now() <= deadline) continue;
    told?.(value);
    yield;
    deadline = clock.now() + clock.slice;
  }
}

/** Parts of work, and then what is done with their outcome. */
export function* followed<T>(parts: Generator<void, T>, then: (outcome: T) => void): Generator<void, void> {
  then(yield* parts);
}
