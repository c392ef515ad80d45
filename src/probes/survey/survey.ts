/**
 * @file The survey of a run: its layers measured on the probe set, once at the very start of training and then again and again, a slice at a time, in a model
 * beside the run's own. Lenses that show readings share it.
 */
import { logf } from '#base/math.ts';
import { randomFrom, streamKey } from '#base/random.ts';
import type { WholeData } from '#data/prepare.ts';
import type { Model } from '#engine/model.ts';
import type { Slice, Subject } from '#engine/probe.ts';
import { Track } from '#engine/track.ts';
import { type Matrix, matrix, rowOf } from '#linear/matrix.ts';
import { Products } from '#linear/products.ts';
import type { Measured } from '#linear/scores.ts';
import type { Work } from '#linear/work.ts';
import { sizeOf } from '#nn/shape.ts';
import { equal, ModelCopy, ofRun } from './modelCopy.ts';
import { planeOf, type SectionPlane } from './plane.ts';
import type { ProbeSet } from './probeSet.ts';
import { type Ground, type SectionReading, type Sounding, sound, type Target } from './reading.ts';
import { drawBack, inputsOf } from './redraw.ts';
import { readFeatures, type Section, sectionsOf } from './sections.ts';
import { yardstickOf } from './yardstick.ts';

/** While training a new round begins no sooner than this after the last began, in milliseconds. */
const ROUND = 250;

/** All sections at one step. */
export interface Round {
  readonly step: number;
  readonly sections: readonly SectionReading[];
  readonly planes: readonly SectionPlane[];
  readonly soundings: readonly Sounding[];
  readonly parameters: readonly Float32Array[];
  /** How far two samples are apart at each section, in the mean over pairs: what distances there are compared with. */
  readonly yardsticks: readonly Measured[];
}

/** What is kept of a round: the film of a run. Nothing stands between two of its frames. */
export type FilmFrame = Pick<Round, 'step' | 'sections'>;

/** Frames kept: some hundred kilobytes. */
const FILM = 96;

const frameOf = ({ step, sections }: Round): FilmFrame => ({ step, sections });

export class Survey {
  readonly set: ProbeSet;
  /** The initialisation baseline: measured at the start, with the same seed, it is what the network's shape alone does. */
  baseline: Round | undefined;
  latest: Round | undefined;
  readonly film = new Track<FilmFrame>(({ step }) => step);
  /** Linear probes of equal capacity were asked for: rounds from then on have them. */
  equal = false;
  /** How much of the round under way is done, 0 … 1. */
  progress = 0;
  readonly #copy: ModelCopy;
  readonly #model: Model;
  readonly #sections: readonly Section[];
  readonly #data: WholeData;
  readonly #products: Products;
  #ground: Ground | undefined;
  /** What a linear probe is given of every input: it does not change while the network does. */
  #inputs: Matrix | undefined;
  #work: Work<void> | undefined;
  #redrawn: { readonly of: Round; readonly sample: Float32Array; readonly drawn: Float64Array } | undefined;
  #step = -1;
  #began = Number.NEGATIVE_INFINITY;

  /** @throws PlanError where the network is too large to be held twice */
  constructor(subject: Subject) {
    this.#copy = new ModelCopy(subject);
    this.#model = this.#copy.model;
    this.#data = this.#copy.data;
    this.set = this.#copy.set;
    this.#sections = sectionsOf(this.#model);
    this.#products = new Products(subject.model.machine.backEnd);
  }

  /** Where it measures, in order: known before anything is measured. */
  get sections(): readonly Section[] {
    return this.#sections;
  }

  /** The shape of the input as it is redrawn. */
  get picture(): readonly number[] {
    const { shape, grid } = this.#sections[0]!;
    return grid > 0 ? [shape[0]!, grid, grid] : shape;
  }

  /** Goes on measuring as long as the slice has time (to the end of what there is, without one). */
  advance(subject: Subject, slice?: Slice): void {
    for (;;) {
      if (!this.#work) {
        if (this.#isKnown(subject)) return;
        const now = slice?.now() ?? 0;
        if (slice && !slice.settled && now - this.#began < ROUND) break;
        this.#began = now;
        this.#work = this.#round(subject);
      }
      if (this.#work.next().done) this.#work = undefined;
      if (slice && !slice.left()) break;
    }
    slice?.more();
  }

  /** Whether the last round is of the run as it stands. */
  #isKnown({ model, step }: Subject): boolean {
    const { latest } = this;
    return this.#step === step && this.#complete(latest) && this.#copy.areOf(model, latest.parameters);
  }

  /** Whether a round has all that is asked for. */
  #complete(round: Round | undefined): round is Round {
    return round !== undefined && (!this.equal || round.sections[0]!.equal !== null);
  }

  *#round({ model, step }: Subject): Work<void> {
    // The run's numbers as they are now, not as they will be when the start is measured.
    const now = this.#copy.copyOf(model);
    if (!this.#complete(this.baseline)) {
      this.#model.initialize();
      const start = this.#copy.areOf(this.#model, now);
      this.baseline = yield* this.#measure(0);
      this.film.put(frameOf(this.baseline));
      if (start) {
        this.#step = step;
        this.#keep({ ...this.baseline, step });
        return;
      }
    }
    this.#copy.take(now);
    this.#step = step;
    this.#keep(yield* this.#measure(step));
  }

  #keep(round: Round): void {
    this.latest = round;
    this.film.append(frameOf(round));
    this.film.thin(FILM);
  }

  *#measure(step: number): Work<Round> {
    this.progress = 0;
    const parameters = this.#copy.copyOf(this.#model);
    const features = yield* this.#evaluate();
    const ground = (this.#ground ??= yield* this.#prepare(features[0]!));
    const soundings: Sounding[] = [];
    for (const [i, section] of this.#sections.entries()) {
      this.progress = (i + 1) / (this.#sections.length + 1);
      const { fit, held } = this.#parted(features[i]!);
      // What is read of the input itself does not change while the network does.
      const known = i === 0 && this.#complete(this.baseline) ? this.baseline.soundings[0] : undefined;
      soundings.push(
        known ?? (yield* sound(ground, section, fit, held, this.#stepsOf(section, fit, held), this.equal)),
      );
    }
    const before = this.latest?.planes ?? this.baseline?.planes;
    return {
      step,
      parameters,
      yardsticks: features.map((all, s) => (s === 0 ? this.baseline?.yardsticks[0] : undefined) ?? yardstickOf(all)),
      soundings,
      sections: soundings.map(({ reading }) => reading),
      planes: soundings.map((sounding, i) => planeOf(sounding, before?.[i])),
    };
  }

  /** What a linear probe is given of every sample at every section. */
  *#evaluate(): Work<readonly Matrix[]> {
    const model = this.#model;
    const rows = model.plan.samples.test;
    const known = this.#inputs;
    const features = this.#sections.map((section, s) => (s === 0 && known) || matrix(rows.length, section.features));
    const chunk = model.evaluation.rows;
    for (let start = 0; start < rows.length; start += chunk) {
      model.evaluateRows(rows.subarray(start, start + chunk), (_, count) => {
        for (const [s, section] of this.#sections.entries()) {
          if (s === 0 && known) continue;
          const numbers = model.tensor(section.tensor);
          const width = sizeOf(section.shape);
          for (let i = 0; i < count; i++)
            readFeatures(section, numbers.subarray(i * width, (i + 1) * width), rowOf(features[s]!, start + i));
        }
      });
      yield;
    }
    this.#inputs = features[0];
    return features;
  }

  #parted({ columns, values }: Matrix): { fit: Matrix; held: Matrix } {
    const n = this.set.fit.length;
    const m = this.set.held.length;
    return {
      fit: { rows: n, columns, values: values.subarray(0, n * columns) },
      held: { rows: m, columns, values: values.subarray(n * columns) },
    };
  }

  /** Rows of single steps where an answer is asked for at every step; null where a section has none, undefined where one answer is asked for. */
  #stepsOf({ shape, tokens }: Section, fit: Matrix, held: Matrix) {
    const { positions } = this.#data;
    if (positions === 1) return undefined;
    if (shape[0] !== positions || shape.length + (tokens > 0 ? 1 : 0) !== 2) return null;
    const apart = ({ rows, columns, values }: Matrix): Matrix => ({
      rows: rows * positions,
      columns: columns / positions,
      values,
    });
    return fit.columns % positions === 0 ? { fit: apart(fit), held: apart(held) } : null;
  }

  *#prepare(inputs: Matrix): Work<Ground> {
    const { fit, held } = this.#parted(inputs);
    const { factors, positions, classNames, targets } = this.#data;
    const of = (values: Float32Array, classes: number, count = 1): Target => {
      const take = (rows: Int32Array) =>
        Float64Array.from(
          { length: rows.length * count },
          (_, i) => values[rows[Math.floor(i / count)]! * count + (i % count)]!,
        );
      return { classes, fit: take(this.set.fit), held: take(this.set.held) };
    };
    const all = factors.map(({ values, classes = [] }) => of(values, classes.length));
    const answer = positions === 1 ? all.shift() : of(targets, classNames.length, positions);
    return {
      products: this.#products,
      answer,
      shuffled: answer && { ...answer, fit: this.#shuffled(answer.fit, 1), held: this.#shuffled(answer.held, 2) },
      factors: all,
      inputs: yield* inputsOf(this.#products, fit, held),
    };
  }

  #shuffled(values: Float64Array, index: number): Float64Array {
    const { seed } = this.#model.plan.document;
    return randomFrom(streamKey(seed, 'probe', index), logf).shuffle(values.slice());
  }

  /**
   * A sample redrawn from each section of the latest round: [sections, P], P the numbers of `picture` (of tokens: one for each token of each step).
   * @param sample the input's own numbers; kept
   */
  redraw(sample: Float32Array): Float64Array | undefined {
    const { latest } = this;
    if (!latest) return undefined;
    if (this.#redrawn?.of !== latest || !equal(this.#redrawn.sample, sample))
      this.#redrawn = { of: latest, sample, drawn: this.#draw(sample, latest) };
    return this.#redrawn.drawn;
  }

  #draw(sample: Float32Array, latest: Round): Float64Array {
    const { inputs } = this.#ground!;
    const pixels = inputs.fit.columns;
    const out = new Float64Array(this.#sections.length * pixels);
    for (const [s, features] of this.readSample(sample, latest).entries()) {
      const row = out.subarray(s * pixels, (s + 1) * pixels);
      drawBack(inputs, latest.soundings[s]!.decoder, features, row);
    }
    return out;
  }

  /** What a linear probe is given of a sample at each section, with the parameters of a round. */
  readSample(sample: Float32Array, round: Round): readonly Float64Array[] {
    const model = this.#model;
    const under = this.#copy.copyOf(model);
    this.#copy.take(round.parameters);
    const { input, blocks } = model.inspectInput(sample);
    const found = this.#sections.map((section) => {
      const tensor = section.id === 'input' ? input : blocks.find(({ id }) => id === section.id)!.output;
      const features = new Float64Array(section.features);
      readFeatures(section, model.tensor(tensor), features);
      return features;
    });
    this.#copy.take(under);
    return found;
  }
}

/** The survey of a run; null where there is nothing to measure, or the network is too large to be held twice. */
export const surveyOf = ofRun((subject) => new Survey(subject));
