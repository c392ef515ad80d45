/** @file A frame: everything the page asked for, computed on the model as it stands. */
import type { BufferPool } from './bufferPool.ts';
import { isDearToScore } from './effort.ts';
import { flatPoints } from './history.ts';
import { meets, type Probe, type ProbeName, type ProbeRequests, type Probes, type Slice } from './probe.ts';
import type { Frame } from './protocol.ts';
import type { Score } from './scoring.ts';
import type { Mark } from './track.ts';
import type { Trainer } from './trainer.ts';

/** While training, scores take at most one part in this many of the time: over thousands of images they cost more than a frame. */
const SCORE_SHARE = 5;
/** The same for what all visible views ask for together: where they ask for more, frames come more seldom. */
const FRAME_SHARE = 4;
/** Weight of the newest measurement in the mean cost of a probe. */
const NEWEST = 0.2;

interface Scores {
  readonly step: number;
  readonly version: number;
  readonly train: Score;
  readonly test: Score;
  /** When they were ready, and how long they took, in milliseconds. */
  readonly at: number;
  readonly took: number;
}

const recordedNow = ({ curve: { recorded }, step }: Trainer) => (recorded?.step === step ? recorded : undefined);

export class FrameMaker {
  readonly #probes: Readonly<Record<string, Probe<unknown, unknown>>>;
  readonly #pool: BufferPool;
  readonly #now: () => number;
  /** How far its history was sent. */
  #sent: Mark | undefined;
  #scores: Scores | undefined;
  /** Milliseconds that each probe takes, a moving mean; and when the last frame was ready. */
  readonly #costs = new Map<ProbeName, number>();
  /** What broke in probes since the last frame, in between frames too. */
  #failed: Partial<Record<ProbeName, string>> = {};
  #ready = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds from any origin */
  constructor(probes: Probes, pool: BufferPool, now: () => number) {
    this.#probes = probes as Readonly<Record<string, Probe<never, unknown>>> as Readonly<
      Record<string, Probe<unknown, unknown>>
    >;
    this.#pool = pool;
    this.#now = now;
  }

  /** Whether something that is asked for tells what the last step did. */
  measuresSteps(requests: ProbeRequests): boolean {
    return Object.keys(requests).some((name) => this.#probes[name]?.measuresSteps);
  }

  /** Another run: its history is sent from the beginning. */
  begin(): void {
    this.#sent = undefined;
    this.#scores = undefined;
    this.#failed = {};
  }

  /** Whether a frame now would take more than its share of the time since the last. */
  isEarly(requests: ProbeRequests): boolean {
    const cost = Object.keys(requests).reduce((sum, name) => sum + (this.#costs.get(name as ProbeName) ?? 0), 0);
    return this.#now() < this.#ready + (FRAME_SHARE - 1) * cost;
  }

  #scoresFor(trainer: Trainer, version: number, settled: boolean): Scores {
    const { step, plan } = trainer;
    const known = this.#scores;
    if (known?.version === version) {
      if (known.step === step) return known;
      if (!settled && this.#now() - known.at < known.took * (SCORE_SHARE - 1)) return known;
    }
    const started = this.#now();
    const { train, test } = recordedNow(trainer) ?? {
      train: trainer.score(plan.samples.train),
      test: trainer.score(plan.samples.test),
    };
    const at = this.#now();
    this.#scores = { step, version, train, test, at, took: at - started };
    return this.#scores;
  }

  /** Whether a frame would have to wait for scores that are dear: they should be made in parts first. While training, those of the last record do. */
  lacksScores(trainer: Trainer, version: number, settled: boolean): boolean {
    const known = this.#scores;
    if (!isDearToScore(trainer.plan)) return false;
    const { recorded } = trainer.curve;
    if (recorded && (recorded.step === trainer.step || (!settled && recorded.step > (known?.step ?? -1))))
      this.#scores = { ...recorded, version, at: this.#now(), took: Number.POSITIVE_INFINITY };
    else if (known && !settled) this.#scores = { ...known, version, took: Number.POSITIVE_INFINITY };
    return this.#scores?.version !== version || (settled && this.#scores.step !== trainer.step);
  }

  /** Makes the scores of the step at hand, with yields in between. */
  *scoreInParts(trainer: Trainer, version: number): Generator<void, void> {
    const { step, plan } = trainer;
    const train = yield* trainer.scoreInParts(plan.samples.train);
    const test = yield* trainer.scoreInParts(plan.samples.test);
    this.#scores = { step, version, train, test, at: this.#now(), took: Number.POSITIVE_INFINITY };
  }

  /** A probe that breaks breaks nothing else: the run goes on, and the frame says what happened. */
  #contain<Result>(name: ProbeName, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      this.#failed[name] = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  }

  /**
   * @param version changes whenever parameters change without a step, so that scores are not taken for those of before
   * @param settled training stands still: scores are those of this very step
   */
  make(
    trainer: Trainer,
    requests: ProbeRequests,
    about: { run: number; version: number; phase: number; stepsPerSecond: number; settled: boolean },
  ): Frame {
    const { history } = trainer;
    const { run, version, phase, stepsPerSecond, settled } = about;
    const spent: Partial<Record<ProbeName | 'scores', number>> = {};
    let last = this.#now();
    const spend = (on: ProbeName | 'scores') => {
      const now = this.#now();
      spent[on] = now - last;
      last = now;
    };
    const scores = this.#scoresFor(trainer, version, settled);
    spend('scores');
    const { piece, mark } = history.since(this.#sent);
    this.#sent = mark;
    const computed: Record<string, unknown> = {};
    // What takes longer than a frame is the laboratory's (`engine/laboratory`): here is all the time that is asked for.
    const slice: Slice = { left: () => true, now: this.#now, settled, more() {} };
    for (const [name, request] of Object.entries(requests)) {
      const probe = this.#probes[name];
      if (!probe || !meets(probe, request, trainer.plan)) continue;
      const result = this.#contain(name as ProbeName, () => probe.compute(trainer, request, this.#pool, slice));
      if (!(name in this.#failed)) computed[name] = result;
      spend(name as ProbeName);
      const mean = this.#costs.get(name as ProbeName) ?? spent[name as ProbeName]!;
      this.#costs.set(name as ProbeName, mean + NEWEST * (spent[name as ProbeName]! - mean));
    }
    this.#ready = last;
    const failed = this.#failed;
    this.#failed = {};
    return {
      type: 'frame',
      run,
      version,
      position: trainer.position,
      ...(phase > 0 ? { phase } : {}),
      trainCount: trainer.trainCount,
      batchSize: trainer.batchSize,
      train: scores.train,
      test: scores.test,
      scoredStep: scores.step,
      batchLoss: trainer.batchLoss,
      learningRate: trainer.learningRate,
      stepsPerSecond,
      history: { from: piece.from, values: flatPoints(piece.values) },
      probes: computed as Frame['probes'],
      failed,
      spent,
    };
  }
}
