/**
 * @file What the units of a block answer to, measured on the probe set in a model beside the run's own, a slice at a time: the samples that each likes best, and
 * which known part or class it tells apart, beside what it told apart at the start.
 */
import { boundOf } from '#base/ruleOfThree.ts';
import type { Slice, Subject } from '#engine/probe.ts';
import type { Work } from '#linear/work.ts';
import { ModelCopy, ofRun } from '#probes/survey/modelCopy.ts';
import { conceptsOf } from './conceptList.ts';
import { areaError } from './detection.ts';
import { bestOf, evenOf, type Liked } from './likedSamples.ts';
import { type DissectionSet, type Measured, measureUnits } from './measureUnits.ts';

/** While training a new round begins no sooner than this after the last began, in milliseconds. */
const ROUND = 1000;

/** How well a unit tells one concept apart, on samples that had no say in the choice. */
export interface Naming {
  /** Its place in the list of concepts; −1 where there are none. */
  readonly concept: number;
  /** Of a part: Matthews' correlation of the unit's cells with its pixels. Of a property: the area under the ROC curve of the unit's largest number. */
  readonly score: number;
  /** Standard error of an area; 0 of a correlation, whose pixels are not independent. */
  readonly error: number;
  /** Of an area of 1 or 0, whose error is 0: what it is at least, or at most, with 95 % confidence. null otherwise. */
  readonly bound: number | null;
  /** The initialisation baseline: the same unit and concept at step 0. */
  readonly baseline: number;
}

export interface UnitReading {
  /** false where some of the unit's numbers are none: then it has no name. */
  readonly computed: boolean;
  readonly naming: Naming;
  readonly best: readonly Liked[];
  readonly even: readonly Liked[];
}

export interface Round {
  readonly step: number;
  readonly block: string;
  readonly units: readonly UnitReading[];
}

export class NamingSurvey {
  readonly dissected: DissectionSet;
  latest: Round | undefined;
  /** The block that was asked for last. */
  asked: string | undefined;
  readonly #copy: ModelCopy;
  readonly #baselines = new Map<string, Measured>();
  #work: { readonly block: string; readonly work: Work<void> } | undefined;
  #began = Number.NEGATIVE_INFINITY;
  /** The parameters and buffers that the last round began with. */
  #measured: readonly Float32Array[] = [];

  /** @throws PlanError where the network is too large to be held twice */
  constructor(subject: Subject) {
    this.#copy = new ModelCopy(subject);
    const { model, data, set, rows } = this.#copy;
    this.dissected = { model, data, set, rows, concepts: conceptsOf(data) };
  }

  /** Goes on measuring a block as long as the slice has time (to the end of what there is, without one). */
  advance(subject: Subject, block: string, slice?: Slice): void {
    this.asked = block;
    if (this.#work && this.#work.block !== block) this.#work = undefined; // another block is looked at now
    for (;;) {
      if (!this.#work) {
        if (this.latest?.block === block) {
          if (this.#isKnown(subject)) return;
          const now = slice?.now() ?? 0;
          if (slice && !slice.settled && now - this.#began < ROUND) break;
        }
        this.#began = slice?.now() ?? 0;
        this.#work = { block, work: this.#round(subject, block) };
      }
      if (this.#work.work.next().done) this.#work = undefined;
      if (slice && !slice.left()) break;
    }
    slice?.more();
  }

  #isKnown({ model, step }: Subject): boolean {
    return this.latest?.step === step && this.#copy.areOf(model, this.#measured);
  }

  *#round({ model, step }: Subject, block: string): Work<void> {
    const now = this.#copy.copyOf(model);
    this.#measured = now;
    if (!this.#baselines.has(block)) {
      this.dissected.model.initialize();
      this.#baselines.set(block, yield* measureUnits(this.dissected, block));
    }
    this.#copy.take(now);
    const measured = yield* measureUnits(this.dissected, block);
    this.latest = { step, block, units: this.#read(measured, this.#baselines.get(block)!) };
  }

  #read(measured: Measured, baseline: Measured): UnitReading[] {
    const { units, largest, places } = measured;
    const { rows, set } = this.dissected;
    const count = rows.length;
    // Where both halves are the same samples, each is listed once.
    const listed = set.apart ? count : set.fit.length;
    const namings = namingsOf(this.dissected, measured, baseline);
    return Array.from({ length: units }, (_, u): UnitReading => {
      const values = largest.subarray(u * count, (u + 1) * count);
      const liked = (i: number): Liked => ({ row: rows[i]!, place: places[u * count + i]!, value: values[i]! });
      return {
        computed: !values.some(Number.isNaN),
        naming: namings[u]!,
        best: bestOf(values.subarray(0, listed)).map(liked),
        even: evenOf(values.subarray(0, listed)).map(liked),
      };
    });
  }
}

/** What each measured unit answers to: the concept that suits it best on the fit half, scored on the held-out half. */
export function namingsOf(
  dissected: DissectionSet,
  { units, fit, held }: Measured,
  baseline: Pick<Measured, 'held'>,
): Naming[] {
  const { length } = dissected.concepts;
  return Array.from({ length: units }, (_, u): Naming => {
    const concept = mostLike(dissected, fit.subarray(u * length, (u + 1) * length));
    const at = u * length + concept;
    return concept < 0
      ? { concept, score: Number.NaN, error: Number.NaN, bound: null, baseline: Number.NaN }
      : { concept, score: held[at]!, ...errorOf(dissected, concept, held[at]!), baseline: baseline.held[at]! };
  });
}

/** The concept with the best score, areas brought to the scale of correlations: 0 by chance, 1 at best. */
function mostLike({ concepts }: DissectionSet, scores: Float64Array): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const [c, score] of scores.entries()) {
    const lift = concepts[c]!.labels ? 2 * score - 1 : score;
    if (lift > most) [best, most] = [c, lift];
  }
  return best;
}

function errorOf({ concepts, set }: DissectionSet, concept: number, area: number): Pick<Naming, 'error' | 'bound'> {
  const { labels } = concepts[concept]!;
  if (!labels) return { error: 0, bound: null };
  const positives = set.held.reduce((sum, row) => sum + labels[row]!, 0);
  const negatives = set.held.length - positives;
  return { error: areaError(area, positives, negatives), bound: boundOf(area, Math.min(positives, negatives)) };
}

/** The naming survey of a run; null where there is nothing to measure, or the network is too large to be held twice. */
export const namingOf = ofRun((subject) => new NamingSurvey(subject));
