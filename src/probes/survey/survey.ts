/**
 * @file The survey of a run: its layers measured on the probe set, once at the very start of training and then again and again, a slice at a time, in a model
 * beside the run's own. Lenses that show readings share it.
 */
import { logf } from '#base/math.ts';
import { randomFrom, streamKey } from '#base/random.ts';
import type { Slice, Subject } from '#engine/probe.ts';
import { Track } from '#engine/track.ts';
import type { Matrix } from '#linear/matrix.ts';
import type { Measured } from '#linear/scores.ts';
import type { Work } from '#linear/work.ts';
import { meanDistanceOf } from './meanDistance.ts';
import { equal, ofRun } from './modelCopy.ts';
import { planeOf, type SectionPlane } from './plane.ts';
import type { ProbeSet } from './probeSet.ts';
import { hasAll, probeSection, type SectionProbe, type SectionReading, type Targets, type Wanted } from './reading.ts';
import { type Decoder, drawBack, inputsOf } from './redraw.ts';
import { readFeatures, type Section } from './sections.ts';
import { SurveyBench } from './surveyBench.ts';

/** While training a new round begins no sooner than this after the last began, in milliseconds. */
const ROUND = 250;

/** All sections at one step. */
export interface Round {
  readonly step: number;
  readonly sections: readonly SectionReading[];
  readonly planes: readonly SectionPlane[];
  readonly probed: readonly SectionProbe[];
  readonly parameters: readonly Float32Array[];
  /** How far two samples are apart at each section, in the mean over pairs: what distances there are compared with. */
  readonly meanDistances: readonly Measured[];
}

/** What is kept of a round: the film of a run. Nothing stands between two of its frames. */
export type FilmFrame = Pick<Round, 'step' | 'sections'>;

/** Of a section whose numbers are not finite the mean is all that can be said. */
const NOTHING: Decoder = { asItIs: false };

/** Frames kept: some hundred kilobytes. */
const FILM = 96;

const frameOf = ({ step, sections }: Round): FilmFrame => ({ step, sections });

export class Survey {
  readonly set: ProbeSet;
  /** The initialisation baseline: measured at the start, with the same seed, it is what the network's shape alone does. */
  baseline: Round | undefined;
  latest: Round | undefined;
  readonly film = new Track<FilmFrame>(({ step }) => step);
  /** How much of the round under way is done, 0 … 1. */
  progress = 0;
  readonly #bench: SurveyBench;
  /** What those want who ask for readings, in the order in which they did so last. */
  readonly #asked = new Map<string, Partial<Wanted>>();
  #targets: Targets | undefined;
  /** What was measured last: a section whose numbers are still the same, before it and in it nothing being trained, reads the same. */
  #measured: { readonly features: readonly Matrix[]; readonly probed: readonly SectionProbe[] } | undefined;
  #work: Work<void> | undefined;
  #redrawn: { readonly of: Round; readonly sample: Float32Array; readonly drawn: Float64Array } | undefined;
  #step = -1;
  #began = Number.NEGATIVE_INFINITY;

  /**
   * @param within a container whose blocks are measured too
   * @throws PlanError where the network is too large to be held twice
   */
  constructor(subject: Subject, within?: string) {
    this.#bench = new SurveyBench(subject, within);
    this.set = this.#bench.set;
  }

  /** Where it measures, in order: known before anything is measured. */
  get sections(): readonly Section[] {
    return this.#bench.sections;
  }

  /** The shape of the input as it is redrawn. */
  get picture(): readonly number[] {
    const { shape, grid } = this.#bench.sections[0]!;
    return grid > 0 ? [shape[0]!, grid, grid] : shape;
  }

  /** Rounds from then on have what somebody wants, as long as they ask. All who are there ask by turns: whoever did not since another did last is gone. */
  ask(who: string, wanted: Partial<Wanted> = {}): void {
    const before = [...this.#asked.keys()];
    for (const gone of before.slice(0, before.indexOf(who) + 1)) this.#asked.delete(gone);
    this.#asked.set(who, wanted);
  }

  get #wanted(): Wanted {
    const all = [...this.#asked.values()];
    return { equal: all.some(({ equal }) => equal), redrawn: all.some(({ redrawn }) => redrawn) };
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
    return this.#step === step && this.#complete(latest) && this.#bench.copy.areOf(model, latest.parameters);
  }

  /** Whether a round has all that is asked for. */
  #complete(round: Round | undefined): round is Round {
    return round?.probed.every((probe) => hasAll(probe, this.#wanted)) ?? false;
  }

  *#round({ model, step }: Subject): Work<void> {
    // The run's numbers as they are now, not as they will be when the start is measured.
    const now = this.#bench.copy.copyOf(model);
    if (!this.#complete(this.baseline)) {
      this.#bench.model.initialize();
      const start = this.#bench.copy.areOf(this.#bench.model, now);
      this.baseline = yield* this.#measure(0);
      this.film.put(frameOf(this.baseline));
      if (start) {
        this.#step = step;
        this.#keep({ ...this.baseline, step });
        return;
      }
    }
    this.#bench.copy.take(now);
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
    const parameters = this.#bench.copy.copyOf(this.#bench.model);
    const features = yield* this.#bench.evaluate();
    const targets = (this.#targets ??= yield* this.#prepare(features[0]!));
    // As it is at the beginning, so that all sections of a round have the same.
    const wanted = this.#wanted;
    const probed: SectionProbe[] = [];
    for (const [i, section] of this.#bench.sections.entries()) {
      this.progress = (i + 1) / (this.#bench.sections.length + 1);
      const parted = this.#bench.parted(features[i]!);
      probed.push(
        this.#known(i, features[i]!, wanted) ??
          (yield* probeSection(targets, section, parted, this.#bench.stepsOf(section, parted), wanted)),
      );
    }
    this.#measured = { features, probed };
    const before = this.latest?.planes ?? this.baseline?.planes;
    return {
      step,
      parameters,
      meanDistances: features.map(
        (all, s) => (s === 0 ? this.baseline?.meanDistances[0] : undefined) ?? meanDistanceOf(all),
      ),
      probed,
      sections: probed.map(({ reading }) => reading),
      planes: probed.map((probe, i) => planeOf(probe, before?.[i])),
    };
  }

  #known(i: number, { values }: Matrix, wanted: Wanted): SectionProbe | undefined {
    const { features, probed } = this.#measured ?? {};
    const probe = probed?.[i];
    if (!probe || !hasAll(probe, wanted)) return undefined;
    const before = features![i]!.values;
    return values === before || equal(values, before) ? probe : undefined;
  }

  *#prepare(inputs: Matrix): Work<Targets> {
    const { fit, held } = this.#bench.parted(inputs);
    const { answer, factors } = this.#bench.targets();
    return {
      products: this.#bench.products,
      answer,
      shuffled: answer && { ...answer, fit: this.#shuffled(answer.fit, 1), held: this.#shuffled(answer.held, 2) },
      factors,
      inputs: yield* inputsOf(this.#bench.products, fit, held),
    };
  }

  #shuffled(values: Float64Array, index: number): Float64Array {
    const { seed } = this.#bench.model.plan.document;
    return randomFrom(streamKey(seed, 'probe', index), logf).shuffle(values.slice());
  }

  /**
   * A sample redrawn from each section of the latest round: [sections, P], P the numbers of `picture` (of tokens: one for each token of each step).
   * @param sample the input's own numbers; kept
   */
  redraw(sample: Float32Array): Float64Array | undefined {
    const { latest } = this;
    if (!latest?.probed.some(({ decoder }) => decoder)) return undefined;
    if (this.#redrawn?.of !== latest || !equal(this.#redrawn.sample, sample))
      this.#redrawn = { of: latest, sample, drawn: this.#draw(sample, latest) };
    return this.#redrawn.drawn;
  }

  #draw(sample: Float32Array, latest: Round): Float64Array {
    const { inputs } = this.#targets!;
    const pixels = inputs.fit.columns;
    const out = new Float64Array(this.#bench.sections.length * pixels);
    for (const [s, features] of this.readSample(sample, latest).entries()) {
      const row = out.subarray(s * pixels, (s + 1) * pixels);
      drawBack(inputs, latest.probed[s]!.decoder ?? NOTHING, features, row);
    }
    return out;
  }

  /** What a linear probe is given of a sample at each section, with the parameters of a round. */
  readSample(sample: Float32Array, round: Round): readonly Float64Array[] {
    const model = this.#bench.model;
    const under = this.#bench.copy.copyOf(model);
    this.#bench.copy.take(round.parameters);
    const { input, blocks } = model.inspectInput(sample);
    const found = this.#bench.sections.map((section) => {
      const tensor = section.id === 'input' ? input : blocks.find(({ id }) => id === section.id)!.output;
      const features = new Float64Array(section.features);
      readFeatures(section, model.tensor(tensor), features);
      return features;
    });
    this.#bench.copy.take(under);
    return found;
  }
}

/** The survey of a run; null where there is nothing to measure, or the network is too large to be held twice. */
export const surveyOf = ofRun((subject) => new Survey(subject));

/** The same with the blocks of a container: beside the other, whose film and columns stay as they are. That of the container asked for last is kept. */
export const surveyWithin = ofRun((subject, within) => new Survey(subject, within));
