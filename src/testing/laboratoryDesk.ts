/** @file A laboratory at a desk of its own, for tests: no worker, no clock but the one that is turned by hand, each look at it a millisecond. */
import { createLaboratory } from '#engine/laboratory/laboratory.ts';
import type { Order, Report } from '#engine/laboratory/protocol.ts';
import type { Probes } from '#engine/probe.ts';
import { probes as listed } from '#probes/index.ts';

export class LaboratoryDesk {
  readonly reports: Report[] = [];
  clock = 0;
  #queue: { readonly at: number; readonly callback: () => void }[] = [];
  readonly #laboratory: { receive(order: Order): void };

  constructor(probes: Probes = listed, told: (report: Report, transfer: ArrayBuffer[]) => void = () => {}) {
    this.#laboratory = createLaboratory(
      {
        post: (report, transfer) => {
          // As a message would come: what is told is what it was then.
          const copy = structuredClone(report);
          this.reports.push(copy);
          told(copy, transfer);
        },
        now: () => this.clock++,
        later: (callback, ms) => {
          this.#queue.push({ at: this.clock + ms, callback });
        },
        slice: 8,
      },
      probes,
    );
  }

  send(...orders: Order[]): this {
    for (const order of orders) this.#laboratory.receive(structuredClone(order));
    return this;
  }
  /** Lets so many callbacks run, each when it is due. */
  turn(times = 1): this {
    for (let i = 0; i < times; i++) {
      const next = this.#queue.sort((a, b) => a.at - b.at).shift();
      if (!next) return this;
      this.clock = Math.max(this.clock, next.at);
      next.callback();
    }
    return this;
  }
  /** Runs until nothing is left to do. */
  settle(): this {
    for (let i = 0; this.#queue.length > 0; i++) {
      if (i > 200_000) throw new Error('never at rest');
      this.turn();
    }
    return this;
  }
  of<T extends Report['type']>(type: T, job?: number): Extract<Report, { type: T }>[] {
    return this.reports.filter(
      (r): r is Extract<Report, { type: T }> => r.type === type && (job === undefined || ('job' in r && r.job === job)),
    );
  }
}
