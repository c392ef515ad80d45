/** @file What visible views want of the engine, by probe: of several requests for one the latest counts, one of a guest yields to every other. */
import type { ProbeName, ProbeRequests } from './probe.ts';

export class Subscriptions {
  readonly #requests = new Map<ProbeName, { readonly request: unknown }[]>();
  readonly #changed: () => void;

  /** @param changed told whenever the list may be another */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Adds a request until the returned function is called; to call it again does nothing. */
  add<N extends ProbeName>(probe: N, request: NonNullable<ProbeRequests[N]>, guest: boolean): () => void {
    const entry = { request };
    const list = this.#requests.get(probe) ?? [];
    this.#requests.set(probe, guest ? [entry, ...list] : [...list, entry]);
    this.#changed();
    return () => {
      const others = (this.#requests.get(probe) ?? []).filter((e) => e !== entry);
      if (others.length > 0) this.#requests.set(probe, others);
      else this.#requests.delete(probe);
      this.#changed();
    };
  }

  /** What is wanted, each probe once. */
  get wanted(): ProbeRequests {
    return Object.fromEntries([...this.#requests].map(([name, list]) => [name, list.at(-1)!.request])) as ProbeRequests;
  }
}
