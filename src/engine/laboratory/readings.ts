/** @file The job that measures a run as it goes on: probes on a copy of the network, which takes the run's numbers whenever they are given. */
import { createPool } from '#engine/bufferPool.ts';
import { HeldData } from '#engine/heldData.ts';
import { PlanError } from '#engine/plan.ts';
import { meets, type Probe, type ProbeName, type ProbeRequests, type Slice, type Subject } from '#engine/probe.ts';
import { Copy } from './copy.ts';
import type { Readings, Stands, States } from './protocol.ts';
import type { Bench, JobWork, StartWork } from './work.ts';

type AnyProbe = Probe<unknown, unknown, Subject>;

/** Milliseconds between two reports: while a round is under way it is told how far; what is ready with all it was given asks for more. */
const REPORT = { rounds: 100, ready: 30 };
/** Milliseconds until it is looked again whether another round is due. */
const ROUND_WAIT = 10;
/** Milliseconds between two states for safe keeping. */
const KEEP = 2000;

/** Samples of the network measured last: a run that is started anew has the same. */
const held = new HeldData();

class ReadingsWork implements JobWork<'readings'> {
  readonly #bench: Bench<'readings'>;
  readonly #pool = createPool();
  readonly #preparing: Generator<unknown, void>;
  #copy: Copy | undefined;
  /** The data are there; without a copy then, there can be none. */
  #ready = false;
  #requests: ProbeRequests;
  #stands: Stands | undefined;
  /** Something was given that is to be answered at once. */
  #asked = true;
  #failed: Record<string, string> = {};
  #restored: States['readings'];
  #reportedAt = Number.NEGATIVE_INFINITY;
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor(...[job, bench, state = {}]: Parameters<StartWork<'readings'>>) {
    this.#bench = bench;
    this.#requests = job.probes;
    this.#restored = state;
    this.#preparing = this.#prepare(job.recipe);
  }

  *#prepare(recipe: Parameters<StartWork<'readings'>>[0]['recipe']): Generator<unknown, void> {
    const data = yield* held.prepare(recipe);
    if (data.count > 0) {
      try {
        this.#copy = new Copy(recipe, data, this.#bench.drawing);
      } catch (error) {
        if (!(error instanceof PlanError || error instanceof RangeError)) throw error;
      }
    }
    this.#ready = true;
  }

  give(given: { readonly probes: ProbeRequests } | { readonly stands: Stands }): void {
    if ('probes' in given) this.#requests = given.probes;
    else {
      this.#stands = given.stands;
      this.#copy?.stand(given.stands.step, given.stands.numbers);
    }
    // A run that goes on is measured first: what is known of the step before was told already, and each answer costs training another copy.
    this.#asked ||= 'probes' in given || given.stands.settled;
  }

  work(deadline: number): number | 'waits' {
    const { now } = this.#bench;
    while (!this.#ready) {
      this.#preparing.next();
      if (!this.#ready && now() >= deadline) return 0;
      if (this.#ready && this.#stands) this.#copy?.stand(this.#stands.step, this.#stands.numbers);
    }
    if (!this.#stands) return 'waits';
    let unfinished = false;
    const slice = (left: () => boolean): Slice => ({
      left,
      now,
      settled: this.#stands!.settled,
      more: () => {
        unfinished = true;
      },
    });
    const whole = slice(() => now() < deadline);
    // Asked anew it answers with what is known, before it measures on.
    if (!this.#asked) this.#each((probe, _request, copy) => probe.advance?.(copy, whole));
    const idle = whole.left();
    const since = now() - this.#reportedAt;
    if (this.#asked || since >= (unfinished ? REPORT.rounds : REPORT.ready)) {
      this.#asked = false;
      this.#report(slice(() => false));
    } else if (!unfinished) return REPORT.ready - since;
    if (!unfinished) {
      this.#keep();
      return 'waits';
    }
    if (now() - this.#keptAt >= KEEP) this.#keep();
    return idle ? ROUND_WAIT : 0;
  }

  /** Does something with every probe that is asked for and fits the network. One that breaks breaks nothing else. */
  #each(visit: (probe: AnyProbe, request: unknown, copy: Copy, name: ProbeName) => void): void {
    const copy = this.#copy;
    if (!copy) return;
    for (const [name, request] of Object.entries(this.#requests) as [ProbeName, unknown][]) {
      const probe = this.#bench.probes[name] as unknown as AnyProbe | undefined;
      if (!probe || !meets(probe, request, copy.plan)) continue;
      try {
        this.#restore(probe, copy);
        visit(probe, request, copy, name);
      } catch (error) {
        this.#failed[name] = error instanceof Error ? error.message : String(error);
      }
    }
  }

  #restore({ kept }: AnyProbe, copy: Copy): void {
    if (!kept || this.#restored[kept.name] === undefined) return;
    const { [kept.name]: saved, ...others } = this.#restored;
    this.#restored = others;
    kept.restore(copy, saved);
  }

  #report(slice: Slice): void {
    const { step, version } = this.#stands!;
    const probes: Record<string, unknown> = {};
    if (this.#copy)
      this.#each((probe, request, copy, name) => {
        probes[name] = probe.compute(copy, request, this.#pool, slice);
      });
    else for (const name of Object.keys(this.#requests)) probes[name] = null;
    const failed = this.#failed;
    this.#failed = {};
    for (const name of Object.keys(failed)) delete probes[name];
    this.#reportedAt = this.#bench.now();
    const part: Readings = { step, version, probes, failed };
    this.#bench.progress(1, 1, part, this.#pool.taken());
  }

  #keep(): void {
    this.#keptAt = this.#bench.now();
    const { state } = this;
    if (Object.keys(state).length > 0) this.#bench.keep(state);
  }

  get state(): States['readings'] {
    const state: Record<string, unknown> = { ...this.#restored };
    this.#each(({ kept }, _request, copy) => {
      const saved = kept && !(kept.name in state) ? kept.save(copy) : undefined;
      if (kept && saved !== undefined) state[kept.name] = saved;
    });
    return state;
  }
}

export const startReadings: StartWork<'readings'> = (job, bench, state) => new ReadingsWork(job, bench, state);
