/** @file What is done with a run: it is brought in, trained, taken back, changed. What takes long is done in slices, so that whatever is asked meanwhile is heard. */
import type { StrataDocument } from '#nn/document.ts';
import { inForce } from '#nn/phase.ts';
import type { Recorded } from '#nn/run.ts';
import { isLongToStep } from './effort.ts';
import { HeldData } from './heldData.ts';
import { type Clock, inSlices } from './inSlices.ts';
import { LiveRun } from './liveRun.ts';
import { MOST_STEPS, Pace } from './pace.ts';
import type { Command, EngineState, Event, Progress } from './protocol.ts';
import { registries } from './registries.ts';
import { startRun } from './replay.ts';
import { RunRecord } from './runRecord.ts';
import { checkpointOf } from './savedWeights.ts';

/** Milliseconds after which it is said how far loading has come, and from one word to the next. */
const TELL_AFTER = 300;
const TELL_EVERY = 100;
/** Milliseconds of work after which a run that is brought back asks whether it should be. */
const ASK_AFTER = 60_000;

type Load = Extract<Command, { type: 'load' }>;
type Unit = Extract<Command, { type: 'step' }>['unit'];
type StateDetails = Partial<Extract<Event, { type: 'state' }>>;

/** Who is told of it. */
export interface Listener {
  state(state: EngineState, details: StateDetails): void;
  /** What is recorded of the run, where it is other than was told. */
  recorded(recorded: Recorded | null): void;
  /** Another run, or another document of the same: what was read of the one before is of no use. */
  begun(): void;
  /** There is something to be seen that was not. */
  moved(): void;
}

export class RunWork {
  live: LiveRun | undefined;
  state: EngineState = 'idle';
  readonly pace: Pace;
  readonly #clock: Clock;
  readonly #tell: Listener;
  readonly #held = new HeldData();
  /** What is under way and is not plain training: planning, replay, a long seek, scores. */
  #task: Generator<void, void> | undefined;
  /** The task only makes scores: it can be given up at any time. */
  #scoring = false;
  /** The run that is brought back: the milliseconds it took so far, and those after which it asks. */
  #replay: { spent: number; budget: number; asks: boolean } | undefined;
  /** The epoch at whose beginning training pauses, where one epoch was asked for. */
  #pauseAtEpoch: number | undefined;
  #measures = false;
  #drawing: Float32Array | undefined;
  #progressAt = 0;
  /** Versions of parameters are counted on from run to run. */
  #version = 0;
  #told: Recorded | null | undefined;

  constructor(clock: Clock, tell: Listener) {
    this.#clock = clock;
    this.#tell = tell;
    this.pace = new Pace(clock.now);
  }

  get busy(): boolean {
    return this.#task !== undefined;
  }
  get scoring(): boolean {
    return this.#scoring;
  }
  /** A run that is brought back waits for a word whether it should be. */
  get asks(): boolean {
    return this.#replay?.asks ?? false;
  }
  get replays(): boolean {
    return this.#replay !== undefined;
  }
  get canTrain(): boolean {
    const trainer = this.live?.trainer;
    return trainer !== undefined && !trainer.divergence && trainer.trainCount > 0;
  }
  /** Whether another document can go on with the run at hand. */
  get canGoOn(): boolean {
    const trainer = this.live?.trainer;
    return trainer !== undefined && trainer.step > 0 && !trainer.divergence;
  }

  /**
   * A slice of what is under way.
   * @returns whether that came to its end, and how many milliseconds to wait before the next slice
   */
  work(): { ended: boolean; wait: number } {
    const begun = this.#clock.now();
    if (!this.#task) {
      const wait =
        this.state === 'running'
          ? this.pace.run(begun + this.#clock.slice, (limit) => this.#trainOn(limit), this.#pauseAtEpoch !== undefined)
          : 0;
      return { ended: false, wait };
    }
    const { done } = this.#task.next();
    if (this.#replay) this.#askAfter(this.#clock.now() - begun);
    if (!done) return { ended: false, wait: 0 };
    this.#do(undefined);
    return { ended: true, wait: 0 };
  }

  load(command: Load): void {
    this.#replay = undefined;
    this.#progressAt = this.#clock.now() + TELL_AFTER;
    this.#do(this.#loading(command));
    this.#enter('loading');
  }

  /** The run at hand goes on with another document's network and settings. */
  takeOver(next: StrataDocument, play: boolean): void {
    const live = this.live!;
    const kept = live.rewound ? live.fork(next) : live.tune(next);
    this.#tellRecorded();
    this.#tell.begun();
    const { step, trainCount } = live.trainer;
    this.#enter(play && trainCount > 0 ? 'running' : 'paused', kept ? { kept: { ...kept, step } } : {});
  }

  stop(): void {
    this.leave();
    this.#enter('idle');
  }

  fail(details: StateDetails): void {
    this.#enter('failed', details);
  }

  /** Lets go of the run, and of what was done with it. */
  leave(): void {
    this.#do(undefined);
    this.#replay = undefined;
    this.#forgetRun();
  }

  /** The run that asked is to be brought back. */
  goOn(): void {
    if (this.#replay) this.#replay.asks = false;
  }

  play(): void {
    this.#fork();
    this.#enter('running');
  }

  pause(): void {
    if (this.state === 'running') this.#enter('paused');
  }

  step(unit: Unit): void {
    this.#fork();
    const { trainer } = this.live!;
    if (unit === 'epoch') {
      // An epoch may take long: it runs in slices like any training, and can be paused.
      const target = (this.#pauseAtEpoch ?? trainer.epoch) + 1;
      this.#enter('running');
      this.#pauseAtEpoch = target;
      return;
    }
    if (unit === 'batch' && isLongToStep(trainer.plan)) return this.#do(this.#longStepAlone());
    if (unit === 'batch') this.#advance(1);
    else {
      this.live!.advanceSample();
      this.#tellRecorded();
      this.#tell.moved();
      if (trainer.divergence) this.#diverged();
    }
    if (!trainer.divergence) this.#enter('paused');
  }

  seek(step: number): void {
    this.#do(this.#seeking(step));
    this.state = 'paused';
  }

  tune(next: StrataDocument): void {
    const live = this.live!;
    // Where it would take another way, the document holds from the moment that it does.
    if (live.rewound) live.document = next;
    else live.tune(next);
    this.#altered();
  }

  setParameter(block: string, parameter: string, index: number, value: number): void {
    this.#fork();
    this.live!.setParameter(block, parameter, index, value);
    this.#altered();
  }

  /** Whether somebody looks at what only measuring each step tells. */
  set measures(measures: boolean) {
    this.#measures = measures;
    if (this.live) this.live.trainer.measures = measures;
  }

  /** The sample that a person draws. */
  set drawing(pixels: Float32Array) {
    this.#drawing = pixels;
    this.live?.trainer.draw(pixels);
  }

  /** Makes scores, unless something else is asked first. */
  score(parts: Generator<unknown, void>): void {
    this.#do(inSlices(this.#clock, parts));
    this.#scoring = true;
  }

  leaveScoring(): void {
    if (this.#scoring) this.#do(undefined);
  }

  #do(task: Generator<void, void> | undefined): void {
    this.#task = task;
    this.#scoring = false;
  }

  #forgetRun(): void {
    this.#version = this.live?.version ?? this.#version;
    this.live = undefined;
  }

  #enter(next: EngineState, details: StateDetails = {}): void {
    this.state = next;
    if (next === 'running') this.pace.start();
    else this.#pauseAtEpoch = undefined;
    const { live } = this;
    this.#tell.state(next, { ...(live ? { backEnd: live.trainer.model.machine.backEnd } : {}), ...details });
  }

  /** Says how far loading has come, a few times a second. */
  #tellProgress(progress: Progress): void {
    if (this.#clock.now() - this.#progressAt <= TELL_EVERY) return;
    this.#progressAt = this.#clock.now();
    this.#tell.state('loading', { progress });
  }

  #tellRecorded(): void {
    const { record, document } = this.live!;
    const recorded = record.sharedFor(document);
    if (recorded === this.#told) return;
    this.#told = recorded;
    this.#tell.recorded(recorded);
  }

  /** A run that takes long to bring back asks whether it should, and again when that has taken ten times as long. */
  #askAfter(ms: number): void {
    const replay = this.#replay!;
    replay.spent += ms;
    if (replay.spent < replay.budget) return;
    replay.budget *= 10;
    replay.asks = true;
    const { trainer, document } = this.live!;
    const { step: done } = trainer;
    const of = document.run!.step;
    const asks = (replay.spent / 1000 / done) * (of - done);
    this.#tell.state('loading', { progress: { what: 'steps', done, of, asks } });
  }

  /** Plans a document; where it has a run, replays it. */
  *#loading({ document, checkpoint, play, backEnd }: Load): Generator<void, void> {
    const clock = this.#clock;
    const record = new RunRecord(document, !checkpoint || document.run !== undefined);
    const all = Array.from({ length: record.phases.length + 1 }, (_, k) => inForce(record.start, k, registries));
    yield* inSlices(clock, this.#held.prepareAll(all), (drawn) => this.#tellProgress({ what: 'samples', ...drawn }));
    this.#forgetRun();
    const trainer = startRun(document, record, backEnd, (recipe) => this.#held.of(recipe));
    const { count } = trainer.plan.data!;
    trainer.measures = this.#measures;
    yield* inSlices(clock, trainer.recordInParts(), () =>
      this.#tellProgress({ what: 'scores', done: trainer.scored, of: count }),
    );
    trainer.measures = this.#measures;
    const live = new LiveRun(trainer, record, document, this.#version + 1);
    this.live = live;
    if (this.#drawing) trainer.draw(this.#drawing);
    this.#tell.begun();
    this.#told = undefined;
    if (checkpoint) live.enterAt(checkpoint);
    else if (document.run?.weights) this.#takeWeights(document);
    if (document.run && trainer.step < document.run.step) {
      this.#replay = { spent: 0, budget: ASK_AFTER, asks: false };
      yield* this.#replayTo(document.run.step);
      this.#replay = undefined;
    }
    if (!trainer.divergence) live.goOn(document);
    this.#tellRecorded();
    if (!trainer.divergence) this.#enter(play && trainer.trainCount > 0 ? 'running' : 'paused');
  }

  /** Takes the run to where its weights stand; where they cannot be trusted it is said why, and the run is made again. */
  #takeWeights(document: StrataDocument): void {
    const saved = checkpointOf(document, (recipe) => this.#held.of(recipe));
    if ('error' in saved) this.#tell.state('loading', { refused: saved.error });
    else this.live!.enterAt(saved);
  }

  *#seeking(target: number): Generator<void, void> {
    this.#progressAt = this.#clock.now() + TELL_AFTER;
    const to = this.live?.rewind(target);
    if (to !== undefined) {
      yield* this.#replayTo(to);
      this.#tell.moved();
    }
    const divergence = this.live?.trainer.divergence;
    this.#enter('paused', divergence ? { divergence } : {});
  }

  /** Steps on to a step, making the recorded changes at theirs. */
  *#replayTo(target: number): Generator<void, void> {
    const clock = this.#clock;
    let deadline = clock.now() + clock.slice;
    let most = 1;
    const { trainer } = this.live!;
    while (trainer.step < target && !trainer.divergence && trainer.trainCount > 0) {
      if (isLongToStep(trainer.plan)) yield* this.#longStep(true);
      else {
        this.#advance(Math.min(most, target - trainer.step), true);
        most = Math.min(MOST_STEPS, 2 * most);
      }
      if (clock.now() <= deadline) continue;
      this.#tellProgress({ what: this.#replay ? 'steps' : 'back', done: trainer.step, of: target });
      yield;
      most = 1;
      deadline = clock.now() + clock.slice;
    }
  }

  /** A step that is longer than a slice; then what a step brings along. */
  *#longStep(again = false): Generator<void, void> {
    const live = this.live!;
    yield* inSlices(this.#clock, live.trainer.stepInParts());
    this.pace.finished();
    live.arriveAtStep(again);
    this.#stepped();
  }

  *#longStepAlone(): Generator<void, void> {
    yield* this.#longStep();
    if (!this.live!.trainer.divergence) this.#enter('paused');
  }

  #trainOn(limit: number): number {
    if (isLongToStep(this.live!.trainer.plan)) {
      this.#do(this.#longStep());
      return 0;
    }
    const made = this.#advance(limit);
    return this.state === 'running' ? made : 0;
  }

  #advance(limit: number, again = false): number {
    const made = this.live!.advance(limit, again);
    this.#stepped();
    return made;
  }

  /** After one step or several. */
  #stepped(): void {
    this.#tellRecorded();
    this.#tell.moved();
    const { divergence, epoch } = this.live!.trainer;
    const { paused } = this.live!;
    this.live!.paused = undefined;
    if (divergence) this.#diverged();
    else if (paused && this.state === 'running') this.#enter('paused', { paused });
    else if (this.#pauseAtEpoch !== undefined && epoch >= this.#pauseAtEpoch) this.#enter('paused');
  }

  #diverged(): void {
    const divergence = this.live!.trainer.divergence!;
    if (this.state === 'running' || this.state === 'loading') this.#enter('paused', { divergence });
    else this.#tell.state(this.state, { divergence });
  }

  /** The run goes on from where it was taken back to, where it was. */
  #fork(): void {
    this.live!.fork();
    this.#tellRecorded();
  }

  /** After something was changed at the present step. */
  #altered(): void {
    this.#tellRecorded();
    this.#tell.moved();
  }
}
