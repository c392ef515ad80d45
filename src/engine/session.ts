/**
 * @file The engine's side of the protocol, independent of where it runs: a worker, or the page's own thread. Work is done in slices of a few milliseconds with
 * a look at the messages in between, so that pause is felt at once; the newest request wins.
 */
import { hold } from '#data/imported.ts';
import type { ProbeRequests } from '#lenses/probes.ts';
import type { RunChange } from '#nn/run.ts';
import { createPool } from './bufferPool.ts';
import { isLongToStep } from './effort.ts';
import { FrameMaker, measuresSteps } from './frameMaker.ts';
import { HeldData } from './heldData.ts';
import { LiveRun } from './liveRun.ts';
import { MOST_STEPS, Pace } from './pace.ts';
import { PlanError } from './plan.ts';
import type { Command, EngineState, Event, Progress } from './protocol.ts';
import { startRun } from './replay.ts';
import { RunRecord } from './runRecord.ts';

/** Milliseconds after which it is said how far loading has come, and from one word to the next. */
const TELL_AFTER = 300;
const TELL_EVERY = 100;
/** Milliseconds of work after which a run that is brought back asks whether it should be. */
const ASK_AFTER = 60_000;

export interface Host {
  post(event: Event, transfer: ArrayBuffer[]): void;
  /** Milliseconds from any origin. */
  now(): number;
  /** Calls back after waiting messages were seen and `ms` have passed. */
  later(callback: () => void, ms: number): void;
  /** How long a slice of work may take, in milliseconds. */
  readonly slice: number;
}

export interface Session {
  receive(command: Command): void;
}

export function createSession(host: Host): Session {
  const pool = createPool();
  const frames = new FrameMaker(pool, host.now);
  const pace = new Pace(host.now);
  const held = new HeldData();
  let run = 0;
  let live: LiveRun | undefined;
  let state: EngineState = 'idle';
  /** Work under way that is not plain training: planning, replay, a long seek. It yields at the end of each slice. */
  let task: Generator<void, void> | undefined;
  /** The task only makes scores: it can be given up at any time. */
  let scoring = false;
  /** What arrived while a document was being loaded and means the run that will come of it. */
  let waiting: Command[] = [];
  let requests: ProbeRequests = {};
  let drawing: Float32Array | undefined;
  let credit = false;
  let dirty = false;
  /** A checkpoint was asked for. */
  let saving = false;
  let scheduled = false;
  let resting = false;
  /** The run that is brought back: the milliseconds it took so far, and those after which it asks. */
  let replay: { spent: number; budget: number; asks: boolean } | undefined;
  /** The epoch at whose beginning training pauses, where one epoch was asked for. */
  let pauseAtEpoch: number | undefined;
  let toldAt = 0;
  /** Versions of parameters are counted on from run to run. */
  let version = 0;
  /** The changes as they were last told. */
  let told: readonly RunChange[] | null | undefined;

  const post = (event: Event, transfer: ArrayBuffer[] = []) => host.post(event, transfer);

  function enter(next: EngineState, more: Partial<Extract<Event, { type: 'state' }>> = {}): void {
    state = next;
    if (next === 'running') pace.start();
    else pauseAtEpoch = undefined;
    post({ type: 'state', run, state, ...(live ? { backEnd: live.trainer.model.machine.backEnd } : {}), ...more });
  }

  /** Nobody looks, or somebody is asked. What a document needs to stand at its start is made all the same: it has an end. */
  const halted = () => replay?.asks || (resting && (!task || replay !== undefined));

  function schedule(ms = 0): void {
    if (scheduled || halted()) return;
    scheduled = true;
    host.later(tick, ms);
  }

  function tick(): void {
    scheduled = false;
    if (halted()) return;
    const begun = host.now();
    const deadline = begun + host.slice;
    let wait = 0;
    try {
      if (task) {
        const { done } = task.next();
        if (replay) askAfter(host.now() - begun);
        if (done) {
          task = undefined;
          scoring = false;
          const kept = waiting;
          waiting = [];
          for (const command of kept) task ? waiting.push(command) : obey(command);
          save();
        }
      } else if (state === 'running') wait = pace.run(deadline, trainOn, pauseAtEpoch !== undefined);
      sendFrame();
      if (idleWork()) frames.advance(live!.trainer, requests);
    } catch (error) {
      fail(error);
    }
    if (task || state === 'running' || idleWork()) schedule(wait);
  }

  /** Nothing is trained, and a view waits for what takes longer than a frame. */
  const idleWork = () => live !== undefined && !task && state === 'paused' && frames.unfinished;

  function fail(error: unknown): void {
    task = replay = undefined;
    leave();
    const next = waiting.findLast((c) => c.type === 'load');
    waiting = [];
    if (next) return obey(next);
    enter(
      'failed',
      error instanceof PlanError
        ? { problems: error.problems }
        : { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    );
  }

  /** Work that yields often, as work that yields at the end of each slice; `told`: what is done with what it yields then. */
  function* inSlices<Told, Made>(parts: Generator<Told, Made>, told?: (told: Told) => void): Generator<void, Made> {
    let deadline = host.now() + host.slice;
    for (;;) {
      const { done, value } = parts.next();
      if (done) return value;
      if (host.now() <= deadline) continue;
      told?.(value);
      yield;
      deadline = host.now() + host.slice;
    }
  }

  /** Says how far loading has come, a few times a second. */
  function tell(progress: Progress): void {
    if (host.now() - toldAt <= TELL_EVERY) return;
    toldAt = host.now();
    post({ type: 'state', run, state: 'loading', progress });
  }

  /** A run that takes long to bring back asks whether it should, and again when that has taken ten times as long. */
  function askAfter(ms: number): void {
    replay!.spent += ms;
    if (replay!.spent < replay!.budget) return;
    const { step: done } = live!.trainer;
    const of = live!.document.run!.step;
    replay = { spent: replay!.spent, budget: 10 * replay!.budget, asks: true };
    const asks = (replay.spent / 1000 / done) * (of - done);
    post({ type: 'state', run, state: 'loading', progress: { what: 'steps', done, of, asks } });
  }

  /** A step that is longer than a slice; then what a step brings along. */
  function* longStep(again = false): Generator<void, void> {
    yield* inSlices(live!.trainer.stepInParts());
    pace.finished();
    live!.arriveAtStep(again);
    stepped();
  }

  /** Steps as `LiveRun.advance`. */
  function advance(limit: number, again = false): number {
    const made = live!.advance(limit, again);
    stepped();
    return made;
  }

  /** After one step or several. */
  function stepped(): void {
    dirty = true;
    const { divergence, epoch } = live!.trainer;
    if (divergence) diverged();
    else if (pauseAtEpoch !== undefined && epoch >= pauseAtEpoch) enter('paused');
  }

  function* thenPause(work: Generator<void, void>): Generator<void, void> {
    yield* work;
    if (!live!.trainer.divergence) enter('paused');
  }

  function trainOn(limit: number): number {
    if (isLongToStep(live!.trainer.plan)) {
      task = longStep();
      return 0;
    }
    const made = advance(limit);
    return state === 'running' ? made : 0;
  }

  function diverged(): void {
    const { divergence } = live!.trainer;
    if (state === 'running' || state === 'loading') enter('paused', { divergence: divergence! });
    else post({ type: 'state', run, state, divergence: divergence! });
  }

  /** Lets go of the run at hand. */
  function leave(): void {
    version = live?.version ?? version;
    live = undefined;
  }

  /** Plans a document; where it has a run, replays it. */
  function* loading(command: Extract<Command, { type: 'load' }>): Generator<void, void> {
    const { document: loaded, checkpoint, play, backEnd } = command;
    const record = new RunRecord();
    record.begin(loaded.run, !checkpoint || loaded.run !== undefined);
    const data = yield* inSlices(held.prepare(loaded), (drawn) => tell({ what: 'samples', ...drawn }));
    leave();
    const trainer = startRun(loaded, record, backEnd, data);
    trainer.measures = measuresSteps(requests);
    const { count } = trainer.plan.data!;
    yield* inSlices(trainer.recordInParts(), () => tell({ what: 'scores', done: trainer.scored, of: count }));
    trainer.measures = measuresSteps(requests);
    live = new LiveRun(trainer, record, loaded, version + 1);
    if (drawing) trainer.draw(drawing);
    frames.begin();
    dirty = true;
    told = undefined;
    if (checkpoint) live.enterAt(checkpoint);
    if (loaded.run && trainer.step < loaded.run.step) {
      replay = { spent: 0, budget: ASK_AFTER, asks: false };
      yield* replayTo(loaded.run.step, true);
      replay = undefined;
    }
    if (!trainer.divergence) live.goOn(loaded);
    tellChanges();
    if (!trainer.divergence) enter(play && trainer.trainCount > 0 ? 'running' : 'paused');
  }

  /** Steps on to a step, making the recorded changes at theirs. */
  function* replayTo(target: number, announce: boolean): Generator<void, void> {
    let deadline = host.now() + host.slice;
    let most = 1;
    const { trainer } = live!;
    while (trainer.step < target && !trainer.divergence && trainer.trainCount > 0) {
      if (isLongToStep(trainer.plan)) yield* longStep(true);
      else {
        advance(Math.min(most, target - trainer.step), true);
        most = Math.min(MOST_STEPS, 2 * most);
      }
      if (host.now() <= deadline) continue;
      if (announce) tell({ what: 'steps', done: trainer.step, of: target });
      yield;
      most = 1;
      deadline = host.now() + host.slice;
    }
  }

  function* seeking(target: number): Generator<void, void> {
    if (live?.rewind(target)) {
      yield* replayTo(target, false);
      dirty = true;
    }
    const divergence = live?.trainer.divergence;
    enter('paused', divergence ? { divergence } : {});
  }

  /** The run at hand goes on with another document's network and settings. */
  function takeOver({ document: next, play }: Extract<Command, { type: 'load' }>): void {
    const kept = live!.rewound ? live!.fork(next) : live!.tune(next);
    tellChanges();
    frames.begin();
    dirty = true;
    const { step, trainCount } = live!.trainer;
    enter(play && trainCount > 0 ? 'running' : 'paused', kept ? { kept: { ...kept, step } } : {});
    schedule();
  }

  /** The run goes on from where it was taken back to, where it was. */
  function fork(): void {
    live!.fork();
    tellChanges();
  }

  /** After something was changed at the present step. */
  function altered(): void {
    tellChanges();
    dirty = true;
  }

  const canTrain = () => live !== undefined && !live.trainer.divergence && live.trainer.trainCount > 0;

  function makeStep(unit: Extract<Command, { type: 'step' }>['unit']): void {
    fork();
    const { trainer } = live!;
    if (unit === 'epoch') {
      // An epoch may take long: it runs in slices like any training, and can be paused.
      const target = (pauseAtEpoch ?? trainer.epoch) + 1;
      enter('running');
      pauseAtEpoch = target;
      return schedule();
    }
    if (unit === 'batch' && isLongToStep(trainer.plan)) {
      task = thenPause(longStep());
      return schedule();
    }
    if (unit === 'batch') advance(1);
    else {
      trainer.stepSample();
      dirty = true;
      live!.version++;
      if (trainer.divergence) diverged();
    }
    if (!trainer.divergence) enter('paused');
    schedule();
  }

  /** Hands a checkpoint over as soon as the run stands between two steps. */
  function save(): void {
    if (!saving || !live || task || live.trainer.pending > 0) return;
    saving = false;
    post({ type: 'checkpoint', run, checkpoint: live.trainer.save() });
  }

  /** Tells the changes of the run, where they are others than were told. */
  function tellChanges(): void {
    const { shared } = live!.record;
    if (shared === told) return;
    told = shared;
    post({ type: 'changes', run, changes: shared });
  }

  function sendFrame(): void {
    if (!credit || !dirty || !live || task || (state === 'running' && frames.isEarly(requests))) return;
    const { trainer } = live;
    if (frames.lacksScores(trainer, live.version, state !== 'running')) {
      scoring = true;
      task = inSlices(frames.scoreInParts(trainer, live.version));
      return schedule();
    }
    credit = dirty = false;
    const frame = frames.make(trainer, requests, {
      run,
      version: live.version,
      stepsPerSecond: state === 'running' ? pace.stepsPerSecond : Number.NaN,
      settled: state !== 'running',
    });
    dirty = frames.unfinished;
    post(frame, pool.taken());
  }

  function handle(command: Command): void {
    const goesOn = command.type === 'load' && command.keep && task !== undefined && !scoring;
    if (goesOn) ({ run } = command);
    if (goesOn || ('run' in command && command.type !== 'load')) {
      if (command.run !== run) return;
      if (scoring && command.type !== 'pause') {
        task = undefined;
        scoring = false;
      }
      // What means the run that will come of a load or a seek waits for it; of several seeks the newest counts.
      if (command.type === 'stop' || command.type === 'goOn') return state === 'loading' ? obey(command) : undefined;
      if (state === 'loading' || (task && command.type !== 'seek' && command.type !== 'pause')) {
        waiting.push(command);
        return;
      }
    }
    obey(command);
  }

  function obey(command: Command): void {
    switch (command.type) {
      case 'load':
        run = command.run;
        if (scoring) task = undefined;
        scoring = false;
        if (command.keep && live && live.trainer.step > 0 && !live.trainer.divergence) return takeOver(command);
        replay = undefined;
        waiting = [];
        toldAt = host.now() + TELL_AFTER;
        task = loading(command);
        enter('loading');
        return schedule();
      case 'stop':
        task = replay = undefined;
        waiting = [];
        leave();
        return enter('idle');
      case 'goOn':
        if (replay) replay.asks = false;
        return schedule();
      case 'rest':
        ({ resting } = command);
        return schedule();
      case 'play':
        if (!canTrain()) return;
        fork();
        enter('running');
        return schedule();
      case 'pause':
        if (state === 'running') enter('paused');
        dirty = true; // the last frame's scores may be of an earlier step
        return schedule();
      case 'step':
        if (canTrain()) makeStep(command.unit);
        return;
      case 'speed':
        pace.speed = command.stepsPerSecond;
        return;
      case 'seek':
        if (!live) return;
        scoring = false;
        task = seeking(command.step);
        state = 'paused';
        return schedule();
      case 'tune':
        if (!live) return;
        if (live.rewound) live.document = command.document;
        else {
          live.tune(command.document);
          altered();
        }
        return schedule();
      case 'setParameter':
        if (!live) return;
        fork();
        live.setParameter(command.block, command.parameter, command.index, command.value);
        altered();
        return schedule();
      case 'subscribe':
        requests = command.probes;
        if (live) live.trainer.measures = measuresSteps(requests);
        dirty = true;
        return schedule();
      case 'provide':
        hold(command.hash, command.set);
        return;
      case 'draw':
        drawing = command.pixels;
        live?.trainer.draw(drawing);
        dirty = true;
        return schedule();
      case 'want':
        pool.giveBack(command.buffers);
        credit = true;
        // At once: a slice later the screen's next picture is missed.
        return sendFrame();
      case 'save':
        saving = true;
        return save();
      case 'ping':
        return post({ type: 'pong', n: command.n });
      default:
        command satisfies never;
    }
  }

  return {
    receive(command) {
      try {
        handle(command);
      } catch (error) {
        fail(error);
      }
    },
  };
}
