/**
 * @file What is done with a run: it is brought in, trained, taken back, changed. What takes long is done in slices, so that whatever is asked meanwhile is heard.
 * Longer than 300 lines because what is asked and what is under way decide together what may come next, and both hold one state.
 */
import type { StrataDocument } from '#nn/document.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { lookStepFrom } from '#nn/lookSteps.ts';
import type { Recorded } from '#nn/run.ts';
import { sameValue } from '#nn/sameValue.ts';
import { beginRun, type Load } from './beginRun.ts';
import { isLongToStep } from './effort.ts';
import { HeldData } from './heldData.ts';
import { type Clock, inSlices } from './inSlices.ts';
import type { LiveRun } from './liveRun.ts';
import { MOST_STEPS, Pace } from './pace.ts';
import { Patience } from './patience.ts';
import { ProgressTeller } from './progressTeller.ts';
import type { Command, EngineState, Event, ReadAnswer } from './protocol.ts';
import { checkpointOf } from './savedWeights.ts';

type Unit = Extract<Command, { type: 'step' }>['unit'];
type StateDetails = Partial<Extract<Event, { type: 'state' }>>;

/** Whether a run pauses for what its own curve says, which others in step with it do not. */
const ofItsCurve = ({ paused }: NonNullable<LiveRun['halt']>): boolean => !!paused && paused.pause.type !== 'step';

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
  /** A task that goes on once it was read for what a phase waits for. */
  #onHold: Generator<void, void> | undefined;
  /** The task only makes scores: it can be given up at any time. */
  #scoring = false;
  /** With the run that is brought back, while it is. */
  #replay: Patience | undefined;
  /** Steps that training may make from here, where it is not to run ahead of others. */
  readonly #room: () => number | undefined;
  #measures = false;
  /** Training waits at steps that are looked at; the last that was, and the one that the listener knows of. */
  #waits = false;
  #looked: number | undefined;
  #waitsAt: number | undefined;
  /** What is to be read there; the last step at which it was, or where training was told to go on. */
  #reads: readonly ReadingGoal[] = [];
  #read: number | undefined;
  #drawing: Float32Array | undefined;
  readonly #progress: ProgressTeller;
  /** Versions of parameters are counted on from run to run. */
  #version = 0;
  #told: Recorded | null | undefined;

  /** @param room steps that training may make from here, where it goes in step with others: then no rule about its curve pauses it; undefined where it goes alone */
  constructor(clock: Clock, tell: Listener, room: () => number | undefined = () => undefined) {
    this.#clock = clock;
    this.#room = room;
    this.#tell = tell;
    this.pace = new Pace(clock.now);
    this.#progress = new ProgressTeller(clock.now, (progress) => tell.state('loading', { progress }));
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
  /** A phase that has begun pretrains, for as long as its document says. */
  get pretrains(): boolean {
    return this.live?.pretrains ?? false;
  }
  /** Nothing may be done with the run before it was read for what a phase waits for. */
  get undecided(): boolean {
    return this.live?.asks !== undefined;
  }
  /** It waits until the step at hand was looked at, or read for what its document asks. */
  get waits(): boolean {
    return this.#waitsAt !== undefined;
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
          ? this.pace.run(
              begun + this.#clock.slice,
              (limit) => this.#trainOn(limit),
              this.live?.untilEpoch !== undefined,
            )
          : 0;
      return { ended: false, wait };
    }
    const { done } = this.#task.next();
    if (this.#replay) this.#askAfter(this.#clock.now() - begun);
    if (!done) {
      if (this.undecided && !this.#scoring) {
        this.#onHold = this.#task;
        this.#task = undefined;
        this.#wait();
      }
      return { ended: false, wait: 0 };
    }
    this.#task = undefined;
    this.#scoring = false;
    return { ended: true, wait: 0 };
  }

  load(command: Load): void {
    this.live?.leave();
    this.#replay = undefined;
    this.#progress.begin();
    this.#do(this.#loading(command));
    this.#enter('loading');
  }

  /** The run at hand goes on with another document's network and settings. */
  takeOver(next: StrataDocument, play: boolean): void {
    const live = this.live!;
    if (live.beginsAgainUnder(next)) {
      this.state = 'paused';
      return this.#do(this.#beginAgain(next, play));
    }
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
    this.#read = this.live!.trainer.step;
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
      this.live!.untilEpoch = (this.live!.untilEpoch ?? trainer.epoch) + 1;
      return this.#enter('running');
    }
    if (unit === 'batch' && isLongToStep(trainer.plan)) return this.#do(this.#longStepAlone());
    if (unit === 'batch') this.#advance(1);
    else {
      this.live!.advanceSample();
      this.live!.halt = undefined;
      this.#tellRecorded();
      this.#tell.moved();
      if (trainer.divergence) this.#diverged();
    }
    if (this.live!.pretrains) this.#do(this.#pretrainAlone());
    if (!trainer.divergence) this.#enter('paused');
  }

  seek(step: number): void {
    this.#do(this.#seeking(step));
    this.state = 'paused';
  }

  /** Goes on to a step, as a run that is brought back does: whoever watches others' runs beside it was ahead. */
  catchUp(step: number): void {
    this.#progress.begin();
    this.#do(this.#catchingUp(step));
  }

  *#catchingUp(step: number): Generator<void, void> {
    yield* this.#replayTo(step);
    this.#tellRecorded();
    this.#enter(this.state === 'running' ? 'running' : 'paused', this.#divergence);
  }

  get #divergence(): StateDetails {
    const divergence = this.live?.trainer.divergence;
    return divergence ? { divergence } : {};
  }

  tune(next: StrataDocument): void {
    const live = this.live!;
    // Where it would take another way, the document holds from the moment that it does.
    if (live.rewound) live.document = next;
    else live.tune(next);
    if (live.pretrains) this.#do(this.#pretrainAlone());
    this.#altered();
    // What was asked for by the document before is answered in vain.
    this.#waitsAt = undefined;
    this.#wait();
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

  /** Whether training waits at the steps that are looked at until `look` is told of them. */
  set waitsToBeLookedAt(waits: boolean) {
    this.#waits = waits;
    if (this.live) this.live.looks = waits;
    this.#wait();
  }

  /** A step was looked at, or read for what its document asks. */
  look(step: number, answers?: readonly ReadAnswer[]): void {
    const { live } = this;
    if (live?.trainer.step !== step) return;
    if (!answers) {
      this.#looked = step;
      return this.#wait();
    }
    if (live.asks) return this.#decide(live, answers);
    if (this.#reads.length === 0) return;
    this.#read = step;
    live.read(answers);
    this.#stepped();
  }

  /** A phase begins or does not, by what was read for it; what was held back for that goes on. */
  #decide(live: LiveRun, answers: readonly ReadAnswer[]): void {
    const answer = answers.find(({ goal }) => sameValue(goal, live.asks));
    if (!answer) return;
    live.decide(answer.value);
    if (this.#onHold) {
      this.#do(this.#onHold);
      live.halt = undefined;
      this.#tellRecorded();
      return this.#wait();
    }
    if (live.pretrains) this.#do(this.#pretrainAlone());
    this.#stepped();
  }

  /** Tells where it begins to wait, and where it goes on. */
  #wait(): void {
    const { live } = this;
    if (!live) return;
    const { step } = live.trainer;
    const running = this.state === 'running';
    const looks = running && this.#waits && step !== this.#looked && step === lookStepFrom(step);
    // Who goes in step with others is not paused.
    const pauses = running && step !== this.#read && this.#room() === undefined;
    const reads = live.asks ? [live.asks] : pauses ? live.reads : [];
    const at = looks || reads.length > 0 ? step : undefined;
    if (at === this.#waitsAt && sameValue(reads, this.#reads)) return;
    this.#waitsAt = at;
    this.#reads = reads;
    this.#tell.state(this.state, at === undefined ? {} : { waits: at, reads });
    this.#tell.moved();
  }

  /** The sample that a person draws. */
  set drawing(pixels: Float32Array) {
    this.#drawing = pixels;
    this.live?.trainer.draw(pixels);
  }

  /** Makes scores, unless something else is asked first. */
  score(parts: Generator<unknown, void>): void {
    this.#task = inSlices(this.#clock, parts);
    this.#scoring = true;
  }

  leaveScoring(): void {
    if (!this.#scoring) return;
    this.#task = undefined;
    this.#scoring = false;
  }

  #do(task: Generator<void, void> | undefined): void {
    this.#task = task;
    this.#onHold = undefined;
    this.#scoring = false;
  }

  #forgetRun(): void {
    this.#version = this.live?.version ?? this.#version;
    this.live = undefined;
  }

  #enter(next: EngineState, details: StateDetails = {}): void {
    this.state = next;
    if (next === 'running') this.pace.start();
    else if (this.live) this.live.untilEpoch = undefined;
    const { live } = this;
    this.#waitsAt = undefined;
    this.#reads = [];
    this.#tell.state(next, { ...(live ? { backEnd: live.trainer.model.machine.backEnd } : {}), ...details });
    this.#wait();
  }

  #tellRecorded(): void {
    const { record, document } = this.live!;
    const recorded = record.sharedFor(document);
    if (recorded === this.#told) return;
    this.#told = recorded;
    this.#tell.recorded(recorded);
  }

  /** A run that takes long to bring back asks whether it should. */
  #askAfter(ms: number): void {
    const { trainer, document } = this.live!;
    const { step: done } = trainer;
    const of = document.run!.step;
    const asks = this.#replay!.spend(ms, done, of);
    if (asks !== undefined) this.#tell.state('loading', { progress: { what: 'steps', done, of, asks } });
  }

  /** Plans a document; where it has a run, replays it. */
  *#loading(command: Load): Generator<void, void> {
    const { document, checkpoint, play } = command;
    const live = yield* beginRun(command, this.#held, this.#clock, this.#progress.tell, () => {
      this.#forgetRun();
      return this.#version;
    });
    this.live = live;
    const { trainer } = live;
    trainer.measures = this.#measures;
    live.looks = this.#waits;
    this.#looked = undefined;
    if (this.#drawing) trainer.draw(this.#drawing);
    this.#tell.begun();
    this.#told = undefined;
    if (checkpoint) live.enterAt(checkpoint);
    else if (document.run?.weights) this.#takeWeights(document);
    if (document.run && trainer.step < document.run.step) {
      this.#replay = new Patience();
      yield* this.#replayTo(document.run.step);
      this.#replay = undefined;
    }
    this.#read = trainer.step;
    if (!trainer.divergence) live.goOn(document);
    this.#tellRecorded();
    if (!trainer.divergence) this.#enter(play && trainer.trainCount > 0 ? 'running' : 'paused');
  }

  /** Takes the run to where its weights stand; where they cannot be trusted it is said why, and the run is made again. */
  #takeWeights(document: StrataDocument): void {
    const saved = checkpointOf(document, (recipe) => this.#held.of(recipe));
    if ('found' in saved) this.#tell.state('loading', { refused: saved.found });
    else this.live!.enterAt(saved);
  }

  *#seeking(target: number): Generator<void, void> {
    this.#progress.begin();
    this.#looked = this.#read = undefined;
    const to = this.live?.rewind(target);
    if (to !== undefined) {
      yield* this.#replayTo(to);
      this.#tell.moved();
    }
    this.#enter('paused', this.#divergence);
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
        yield* this.#arrived();
      }
      if (clock.now() <= deadline) continue;
      this.#progress.tell({ what: this.#replay ? 'steps' : 'back', done: trainer.step, of: target });
      yield;
      most = 1;
      deadline = clock.now() + clock.slice;
    }
  }

  /** A step that is longer than a slice; then what a step brings along. */
  *#longStep(again = false): Generator<void, void> {
    const live = this.live!;
    yield* inSlices(this.#clock, live.stepInParts(again));
    this.pace.finished();
    live.arriveAtStep(again);
    yield* this.#arrived();
    this.#stepped();
  }

  /** What a phase asks for at the step reached before anything else is due there: to be read, and to pretrain. */
  *#arrived(): Generator<void, void> {
    while (this.undecided) yield;
    if (this.live!.pretrains) yield* this.#pretrain();
  }

  /** What a phase pretrains before its first step, with what else is due there. */
  *#pretrain(): Generator<void, void> {
    const live = this.live!;
    if (!this.#replay) this.#progress.begin();
    yield* inSlices(this.#clock, live.pretrain(), (pretraining) => {
      const { done, of } = pretraining;
      this.#progress.tell({ what: 'pretraining', done, of, pretraining });
    });
  }

  /** Comes to the step at hand once more, under another document: what begins there does so as that says. */
  *#beginAgain(next: StrataDocument, play: boolean): Generator<void, void> {
    const live = this.live!;
    const { step, trainCount } = live.trainer;
    this.#progress.begin();
    const before = live.rewind(step - 1);
    if (before !== undefined) yield* this.#replayTo(before);
    live.fork(next);
    while (live.trainer.step < step && !live.trainer.divergence) yield* this.#replayStep();
    this.#tellRecorded();
    this.#tell.begun();
    this.#enter(play && trainCount > 0 ? 'running' : 'paused');
  }

  /** One step, of whatever length, with what is due there. */
  *#replayStep(): Generator<void, void> {
    if (isLongToStep(this.live!.trainer.plan)) return yield* this.#longStep();
    this.#advance(1);
    yield* this.#arrived();
  }

  *#pretrainAlone(): Generator<void, void> {
    yield* this.#pretrain();
    this.#enter(this.state);
    this.#stepped();
  }

  *#longStepAlone(): Generator<void, void> {
    yield* this.#longStep();
    if (!this.live!.trainer.divergence) this.#enter('paused');
  }

  #trainOn(most: number): number {
    const limit = Math.min(most, this.#room() ?? most);
    if (limit <= 0 || this.waits) return 0;
    if (isLongToStep(this.live!.trainer.plan)) {
      this.#do(this.#longStep());
      return 0;
    }
    const made = this.#advance(limit);
    if (this.live!.pretrains) {
      this.#do(this.#pretrainAlone());
      return 0;
    }
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
    const { halt, trainer } = this.live!;
    this.live!.halt = undefined;
    if (trainer.divergence) this.#diverged();
    else if (halt && this.state === 'running' && (this.#room() === undefined || !ofItsCurve(halt)))
      this.#enter('paused', halt);
    else this.#wait();
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
