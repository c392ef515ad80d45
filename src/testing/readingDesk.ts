/** @file For tests: a session at a desk that is read as a page reads it, wherever its document asks. */
import type { ProbeRequests } from '#engine/probe.ts';
import type { Frame } from '#engine/protocol.ts';
import { readForRun } from '#state/readForRun.ts';
import { Desk } from './sessionDesk.ts';

export class ReadingDesk extends Desk {
  /** The steps at which it was read. */
  readonly readAt: number[] = [];
  #reading = false;
  readonly #asked: Record<string, unknown> = {};
  readonly #listeners = new Set<(frame: Frame) => void>();
  readonly #tell = readForRun({
    subscribe: (probe, request) => {
      this.#asked[probe] = request;
      return () => delete this.#asked[probe];
    },
    onFrame: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
    read: (step, answers) => {
      this.readAt.push(step);
      this.send({ type: 'looked', run: this.run, step, answers });
    },
  });

  /** Runs until nothing is left to do, but what waits to be looked at. */
  override settle(): this {
    super.settle();
    for (let tries = 0; !this.#reading && this.of('state').at(-1)?.reads?.length; tries++) {
      if (tries > 1000)
        throw new Error(`never read: ${JSON.stringify(this.frame(this.#asked as ProbeRequests).probes)}`);
      this.#reading = true;
      this.#tell(this.state);
      const frame = this.frame(this.#asked as ProbeRequests);
      for (const listener of this.#listeners) listener(frame);
      super.settle();
      this.#tell(this.state);
      this.#reading = false;
    }
    return this;
  }
}
