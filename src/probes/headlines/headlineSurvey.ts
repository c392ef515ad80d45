/**
 * @file What is said over the columns of the stage, measured on the probe set in a model beside the run's own: what a linear probe reads of the answer and of the
 * factors at each, and which known parts of images its maps answer to, beside the same at the start. It measures only what is asked, once for each set of numbers.
 */
import type { Slice, Subject } from '#engine/probe.ts';
import type { Share } from '#linear/scores.ts';
import type { Work } from '#linear/work.ts';
import { conceptsOf, PARTED } from '#probes/concepts/conceptList.ts';
import { type DissectionSet, isFine, type Measured, measureUnits } from '#probes/concepts/measureUnits.ts';
import { namingsOf } from '#probes/concepts/naming.ts';
import { suits } from '#probes/concepts/suits.ts';
import { ofRun } from '#probes/survey/modelCopy.ts';
import { readShares } from '#probes/survey/reading.ts';
import { SurveyBench } from '#probes/survey/surveyBench.ts';

/** The maps of a column that answer to a known part of the images, by the part. */
export interface NamedMaps {
  /** Maps that were looked at. */
  readonly all: number;
  /** The parts that some answer to, the commonest first, with these maps counted from 0. */
  readonly named: readonly { readonly name: string; readonly maps: readonly number[] }[];
  /** Samples whose parts were laid under the maps, of each half. */
  readonly samples: number;
}

/** What is read at one column. */
export interface ColumnReading {
  /** The block's id; `input` for what the network is given. */
  readonly id: string;
  /** Some of its numbers are not finite: then nothing is read. */
  readonly computed: boolean;
  /** The answer; null where it is asked for at every step and the column has no steps. */
  readonly answer: Share | null;
  /** The same at the start. */
  readonly start: Share | null;
  /** In the order of the data's factors that are not the answer: now, and at the start. */
  readonly factors: readonly { readonly now: Share; readonly start: Share }[];
  /** null where it has no maps fine enough to be laid over parts, or no parts are known. */
  readonly maps: NamedMaps | null;
}

type Shares = { readonly answer: Share | null; readonly factors: readonly Share[] } | null;

/** All columns with one set of numbers. */
interface ProbedColumns {
  readonly shares: readonly Shares[];
  readonly units: ReadonlyMap<string, Measured>;
}

export class HeadlineSurvey {
  readonly bench: SurveyBench;
  /** How much of the round under way is done, 0 … 1. */
  progress = 0;
  #columns: readonly ColumnReading[] = [];
  /** The run's numbers that `columns` are of. */
  #measured: readonly Float32Array[] | undefined;
  #start: ProbedColumns | undefined;
  #work: Work<void> | undefined;
  readonly #dissected: DissectionSet;
  readonly #targets: ReturnType<SurveyBench['targets']>;

  /** @throws PlanError where the network is too large to be held twice */
  constructor(subject: Subject) {
    this.bench = new SurveyBench(subject);
    this.#targets = this.bench.targets();
    const { model, data, copy, set } = this.bench;
    const concepts = conceptsOf(data).filter(({ part }) => part !== undefined);
    this.#dissected = { model, data, set, rows: copy.rows, concepts };
  }

  /** What is known of the run as it stands; undefined until it has been measured. */
  columnsOf({ model }: Subject): readonly ColumnReading[] | undefined {
    return this.#measured && this.bench.copy.areOf(model, this.#measured) ? this.#columns : undefined;
  }

  /** Goes on measuring as long as the slice has time (to the end, without one). */
  advance(subject: Subject, slice?: Slice): void {
    for (;;) {
      if (!this.#work) {
        if (this.columnsOf(subject)) return;
        this.#work = this.#round(subject);
      }
      if (this.#work.next().done) this.#work = undefined;
      if (slice && !slice.left()) break;
    }
    slice?.more();
  }

  *#round({ model }: Subject): Work<void> {
    const { bench } = this;
    // The run's numbers as they are now, not as they will be when the start is measured.
    const now = bench.copy.copyOf(model);
    if (!this.#start) {
      bench.model.initialize();
      const atStart = bench.copy.areOf(bench.model, now);
      this.#start = yield* this.#probe(0, atStart ? 1 : 0.5);
      if (atStart) return this.#keep(now, this.#start);
    }
    bench.copy.take(now);
    this.#keep(now, yield* this.#probe(this.progress < 0.5 ? 0 : 0.5, 1));
  }

  #keep(numbers: readonly Float32Array[], now: ProbedColumns): void {
    const start = this.#start!;
    this.progress = 1;
    this.#columns = this.bench.sections.map(({ id }, s): ColumnReading => {
      const [own, before] = [now.shares[s], start.shares[s]];
      const maps = now.units.get(id);
      return {
        id,
        computed: own !== null,
        answer: own?.answer ?? null,
        start: before?.answer ?? null,
        factors: own && before ? own.factors.map((share, f) => ({ now: share, start: before.factors[f]! })) : [],
        maps: maps && own ? this.#namesOf(maps, start.units.get(id)!) : null,
      };
    });
    this.#measured = numbers;
  }

  /** @param from, to how much of the round is done before and after it */
  *#probe(from: number, to: number): Work<ProbedColumns> {
    const { bench } = this;
    const { sections, products } = bench;
    this.progress = from;
    const features = yield* bench.evaluate();
    const shares: Shares[] = [];
    for (const [s, section] of sections.entries()) {
      const parted = bench.parted(features[s]!);
      // What is read of the input itself does not change while the network does.
      const known = s === 0 ? this.#start?.shares[0] : undefined;
      shares.push(known ?? (yield* readShares(products, this.#targets, parted, bench.stepsOf(section, parted))));
      this.progress = from + ((to - from) * (s + 1)) / (sections.length + 1);
    }
    const units = new Map<string, Measured>();
    for (const { id, shape } of sections)
      if (id !== 'input' && this.#dissected.concepts.length > 0 && isFine(shape, bench.data.shape))
        units.set(id, yield* measureUnits(this.#dissected, id));
    return { shares, units };
  }

  #namesOf(now: Measured, start: Measured): NamedMaps {
    const { concepts, set } = this.#dissected;
    const found = new Map<string, number[]>();
    for (const [unit, naming] of namingsOf(this.#dissected, now, start).entries())
      if (naming.concept >= 0 && suits(naming, true)) {
        const { name } = concepts[naming.concept]!;
        found.set(name, [...(found.get(name) ?? []), unit]);
      }
    return {
      all: now.units,
      named: [...found].map(([name, maps]) => ({ name, maps })).sort((a, b) => b.maps.length - a.maps.length),
      samples: Math.min(PARTED, set.held.length),
    };
  }
}

/** The survey of a run; null where there is nothing to measure, or the network is too large to be held twice. */
export const headlinesOf = ofRun((subject) => new HeadlineSurvey(subject));
