/**
 * @file A model copy: a run's network on the probe set, in memory of its own. What is measured in it over many frames is of one step, and the run knows nothing
 * of it.
 */
import type { WholeData } from '#data/prepare.ts';
import { Model } from '#engine/model.ts';
import { type Plan, PlanError } from '#engine/plan.ts';
import { planOfRows } from '#engine/planOfRows.ts';
import type { Subject } from '#engine/probe.ts';
import { layers } from '#layers/index.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import { drawProbeSet, type ProbeSet } from './probeSet.ts';
import { sameSubject } from './subject.ts';

/** Multiply-adds of the forward passes between two looks at the clock. */
const PIECE = 4e6;

export class ModelCopy {
  readonly model: Model;
  readonly data: WholeData;
  readonly set: ProbeSet;
  /** Rows of the data, those of the fit half first; the model's own rows are 0 … n − 1. */
  readonly rows: Int32Array;

  /** @throws PlanError where the network is too large to be held twice */
  constructor({ model, plan }: Subject) {
    this.data = plan.data!;
    this.set = drawProbeSet(this.data, plan.document.seed);
    this.rows = Int32Array.from([...this.set.fit, ...this.set.held]);
    const { total } = multiplyAddsOf(plan.inference, layers);
    this.model = new Model(planOfRows(plan, this.rows, false), {
      backEnd: model.machine.backEnd,
      chunk: Math.max(1, Math.floor(PIECE / Math.max(1, total))),
    });
  }

  /** Parameters and buffers of a model of the same network, as live views. */
  #viewsOf(model: Model): Float32Array[] {
    const { parameters, buffers } = this.model.plan;
    return [...parameters.map((p) => model.values(p)), ...buffers.map((b) => model.buffer(b))];
  }

  /** All that training changes of a model's numbers, copied. */
  copyOf(model: Model): readonly Float32Array[] {
    return this.#viewsOf(model).map((values) => values.slice());
  }

  take(numbers: readonly Float32Array[]): void {
    for (const [i, own] of this.#viewsOf(this.model).entries()) own.set(numbers[i]!);
  }

  /** Whether a model's numbers are these, to the bit. */
  areOf(model: Model, numbers: readonly Float32Array[]): boolean {
    return this.#viewsOf(model).every((values, i) => equal(values, numbers[i]));
  }
}

/** Equal to the bit, but that ±0 are the same and so is every NaN: what has diverged is not measured again and again. */
export function equal<T extends Float32Array | Float64Array>(a: T, b: T | undefined): boolean {
  if (a.length !== b?.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !(Number.isNaN(a[i]) && Number.isNaN(b[i]))) return false;
  return true;
}

/**
 * What is built for the run looked at last, as long as its network and data are the same; null where there is nothing to measure, or too much.
 * @param build is also given what of the run it is for, where that is asked for: what was built last is kept for this alone
 */
export function ofRun<T>(build: (subject: Subject, what: string) => T): (subject: Subject, what?: string) => T | null {
  let last: { readonly of: Plan; readonly what: string; readonly built: T | null } | undefined;
  return (subject, what = '') => {
    const { plan } = subject;
    if (!plan.data || plan.data.count === 0) return null;
    if (last && last.what === what && sameSubject(last.of, plan)) return last.built;
    let built: T | null = null;
    try {
      built = build(subject, what);
    } catch (error) {
      if (!(error instanceof PlanError || error instanceof RangeError)) throw error;
    }
    last = { of: plan, what, built };
    return built;
  };
}
