/**
 * @file The engine's side of the protocol, independent of where it runs: a worker, or the page's own thread. Work is done in slices of a few milliseconds with
 * a look at the messages in between, so that pause is felt at once; the newest request wins.
 */
import { hold } from '#data/imported.ts';
import type { ProbeRequests } from '#lenses/probes.ts';
import type { StrataDocument } from '#nn/document.ts';
import { liveSettings, networkText, type RunChange } from '#nn/run.ts';
import { createPool } from './bufferPool.ts';
import type { Kept } from './carryOver.ts';
import { Checkpoints } from './checkpoints.ts';
import { isLongToStep } from './effort.ts';
import { FrameMaker, measuresSteps } from './frameMaker.ts';
import { HeldData } from './heldData.ts';
import { MOST_STEPS, Pace } from './pace.ts';
import { PlanError } from './plan.ts';
import type { Command, EngineState, Event, Progress } from './protocol.ts';
import { applyChanges, madeBefore, startRun } from './replay.ts';
import { RunRecord } from './runRecord.ts';
import type { Checkpoint, Trainer } from './trainer.ts';

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
  const checkpoints = new Checkpoints();
  const record = new RunRecord();
  const pace = new Pace(host.now);
  const held = new HeldData();
  let run = 0;
  let trainer: Trainer | undefined;
  let document: StrataDocument | undefined;
  let state: EngineState = 'idle';
  /** Work under way that is not plain training: planning, replay, a long seek. It yields at the end of each slice. */
  let task: Generator<void, void> | undefined;
  /** The task only makes scores: it can be given up at any time. */
  let scoring = false;
  /** What arrived while a document was being loaded and means the run that will come of it. */
  let waiting: Command[] = [];
  /** After a seek: the run would take another way if it went on from here. */
  let rewound = false;
  /** The run as it came to the step at hand, where the network was changed there: changing it again begins from here. */
  let arrived: Checkpoint | undefined;
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
  /** Counts changes of parameters other than by a step. */
  let version = 0;

  const post = (event: Event, transfer: ArrayBuffer[] = []) => host.post(event, transfer);

  function enter(next: EngineState, more: Partial<Extract<Event, { type: 'state' }>> = {}): void {
    state = next;
    if (next === 'running') pace.start();
    else pauseAtEpoch = undefined;
    post({ type: 'state', run, state, ...(trainer ? { backEnd: trainer.model.machine.backEnd } : {}), ...more });
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
      if (idleWork()) frames.advance(trainer!, requests);
    } catch (error) {
      fail(error);
    }
    if (task || state === 'running' || idleWork()) schedule(wait);
  }

  /** Nothing is trained, and a view waits for what takes longer than a frame. */
  const idleWork = () => trainer !== undefined && !task && state === 'paused' && frames.unfinished;

  function fail(error: unknown): void {
    task = replay = undefined;
    trainer = undefined;
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
    const { step: done } = trainer!;
    const of = document!.run!.step;
    replay = { spent: replay!.spent, budget: 10 * replay!.budget, asks: true };
    const asks = (replay.spent / 1000 / done) * (of - done);
    post({ type: 'state', run, state: 'loading', progress: { what: 'steps', done, of, asks } });
  }

  /** A step that is longer than a slice; then what a step brings along. */
  function* longStep(again = false): Generator<void, void> {
    yield* inSlices(trainer!.stepInParts());
    pace.finished();
    stepped(again);
  }

  /**
   * Up to `limit` optimiser updates, with what is kept along the way: they end where a checkpoint is due, and with `again` where a change is recorded, which is
   * then made again. Returns how many were made.
   */
  function advance(limit: number, again = false): number {
    const { step } = trainer!;
    const end = Math.min(
      step + limit,
      checkpoints.dueAfter(step),
      again ? record.after(step) : Number.POSITIVE_INFINITY,
    );
    const made = trainer!.stepBatches(end - step);
    stepped(again);
    return made;
  }

  /** What is kept along the way; `again`: the changes recorded for the step are made again. */
  function stepped(again: boolean): void {
    dirty = true;
    if (trainer!.divergence) diverged();
    else {
      if (again) apply(record.at(trainer!.step));
      if (checkpoints.wants(trainer!.step)) checkpoints.add(trainer!.save());
      if (pauseAtEpoch !== undefined && trainer!.epoch >= pauseAtEpoch) enter('paused');
    }
  }

  function* thenPause(work: Generator<void, void>): Generator<void, void> {
    yield* work;
    if (!trainer!.divergence) enter('paused');
  }

  function trainOn(limit: number): number {
    if (isLongToStep(trainer!.plan)) {
      task = longStep();
      return 0;
    }
    const made = advance(limit);
    return state === 'running' ? made : 0;
  }

  function diverged(): void {
    if (state === 'running' || state === 'loading') enter('paused', { divergence: trainer!.divergence! });
    else post({ type: 'state', run, state, divergence: trainer!.divergence! });
  }

  /** Plans a document; where it has a run, replays it. */
  function* loading(command: Extract<Command, { type: 'load' }>): Generator<void, void> {
    const { document: loaded, checkpoint, play, backEnd } = command;
    document = loaded;
    arrived = undefined;
    record.begin(loaded.run, !checkpoint || loaded.run !== undefined);
    trainer = startRun(
      loaded,
      record,
      backEnd,
      yield* inSlices(held.prepare(loaded), (drawn) => tell({ what: 'samples', ...drawn })),
    );
    trainer.measures = measuresSteps(requests);
    const { count } = trainer.plan.data!;
    yield* inSlices(trainer.recordInParts(), () => tell({ what: 'scores', done: trainer!.scored, of: count }));
    applyChanges(trainer, madeBefore(record));
    if (drawing) trainer.draw(drawing);
    version++;
    checkpoints.clear();
    if (record.shared) checkpoints.add(trainer.save());
    frames.begin();
    dirty = true;
    if (checkpoint) {
      restore(checkpoint);
      checkpoints.add(trainer.save());
    }
    if (loaded.run && trainer.step < loaded.run.step) {
      replay = { spent: 0, budget: ASK_AFTER, asks: false };
      yield* replayTo(loaded.run.step, true);
      replay = undefined;
    }
    if (trainer.divergence) return postChanges();
    goOn(trainer.step, loaded);
    enter(play && trainer.trainCount > 0 ? 'running' : 'paused');
  }

  /** Steps on to a step, making the recorded changes at theirs. */
  function* replayTo(target: number, announce: boolean): Generator<void, void> {
    let deadline = host.now() + host.slice;
    let most = 1;
    while (trainer!.step < target && !trainer!.divergence && trainer!.trainCount > 0) {
      if (isLongToStep(trainer!.plan)) yield* longStep(true);
      else {
        advance(Math.min(most, target - trainer!.step), true);
        most = Math.min(MOST_STEPS, 2 * most);
      }
      if (host.now() <= deadline) continue;
      if (announce) tell({ what: 'steps', done: trainer!.step, of: target });
      yield;
      most = 1;
      deadline = host.now() + host.slice;
    }
  }

  /** The run goes on with another network: checkpoints of the one before would bring back what the page no longer shows. */
  function forgetOtherNetworks(before: StrataDocument): boolean {
    const other = networkText(before) !== networkText(trainer!.plan.document);
    if (other) checkpoints.clear();
    return other;
  }

  function restore(checkpoint: Checkpoint): void {
    const before = trainer!.plan.document;
    trainer!.restore(checkpoint);
    forgetOtherNetworks(before);
  }

  /** Makes the changes of a step again. */
  function apply(made: readonly RunChange[]): void {
    if (made.length === 0) return;
    const before = trainer!.plan.document;
    applyChanges(trainer!, made);
    version += made.length;
    if (forgetOtherNetworks(before)) checkpoints.add(trainer!.save());
  }

  function* seeking(target: number): Generator<void, void> {
    const checkpoint = checkpoints.before(Math.max(0, target));
    if (checkpoint && trainer) {
      restore(checkpoint);
      yield* replayTo(target, false);
      rewound = true;
      version++;
      dirty = true;
    }
    enter('paused', trainer?.divergence ? { divergence: trainer.divergence } : {});
  }

  /** The run goes on from a step it was taken back to: what came after is no longer its past. */
  function fork(next = document): Kept | undefined {
    if (!rewound || !trainer || !next) return undefined;
    rewound = false;
    checkpoints.cutAfter(trainer.step);
    trainer.history.cutAfter(trainer.step);
    return goOn(trainer.step, next);
  }

  /** The run at hand goes on with another document's network and settings. */
  function takeOver({ document: next, play }: Extract<Command, { type: 'load' }>): void {
    const kept = fork(next) ?? tune(next);
    frames.begin();
    dirty = true;
    const { step, trainCount } = trainer!;
    enter(play && trainCount > 0 ? 'running' : 'paused', kept ? { kept: { ...kept, step } } : {});
    schedule();
  }

  /** Forgets changes made after a step, and lets a document's own settings hold from there. */
  function goOn(at: number, next: StrataDocument): Kept | undefined {
    record.cutAfter(at);
    const kept = tune(next);
    postChanges();
    return kept;
  }

  /** Goes on under a document's network and settings; gives back what was kept where the network is another. */
  function tune(next: StrataDocument): Kept | undefined {
    document = next;
    const kept = changeNetwork(next);
    const before = liveSettings(trainer!.plan.document);
    const after = liveSettings(next);
    if (JSON.stringify(before) === JSON.stringify(after)) return kept;
    trainer!.tune(next);
    record.addSettings(trainer!.step, before, after);
    changed();
    return kept;
  }

  function changeNetwork({ network }: StrataDocument): Kept | undefined {
    const { step } = trainer!;
    if (networkText({ ...document!, network }) === networkText(trainer!.plan.document)) return undefined;
    trainer!.pending = 0;
    const instead = arrived?.position.step === step && record.endsInNetwork(step);
    if (instead) trainer!.restore(arrived!);
    else arrived = trainer!.save();
    const before = trainer!.plan.document;
    const kept = trainer!.tune({ ...before, network });
    record.addNetwork(step, before.network, network, instead);
    checkpoints.clear();
    changed();
    return kept;
  }

  /** After something was changed at the present step. */
  function changed(): void {
    version++;
    dirty = true;
    checkpoints.cutAfter(trainer!.step - 1);
    checkpoints.add(trainer!.save());
    postChanges();
  }

  /** Hands a checkpoint over as soon as the run stands between two steps. */
  function save(): void {
    if (!saving || !trainer || task || trainer.pending > 0) return;
    saving = false;
    post({ type: 'checkpoint', run, checkpoint: trainer.save() });
  }

  const postChanges = () => post({ type: 'changes', run, changes: record.shared });

  function sendFrame(): void {
    if (!credit || !dirty || !trainer || task || (state === 'running' && frames.isEarly(requests))) return;
    if (frames.lacksScores(trainer, version, state !== 'running')) {
      scoring = true;
      task = inSlices(frames.scoreInParts(trainer, version));
      return schedule();
    }
    credit = dirty = false;
    const frame = frames.make(trainer, requests, {
      run,
      version,
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
        if (command.keep && trainer && trainer.step > 0 && !trainer.divergence) return takeOver(command);
        rewound = false;
        replay = undefined;
        waiting = [];
        toldAt = host.now() + TELL_AFTER;
        task = loading(command);
        enter('loading');
        return schedule();
      case 'stop':
        task = trainer = replay = undefined;
        waiting = [];
        return enter('idle');
      case 'goOn':
        if (replay) replay.asks = false;
        return schedule();
      case 'rest':
        ({ resting } = command);
        return schedule();
      case 'play':
        if (!trainer || trainer.divergence || trainer.trainCount === 0) return;
        fork();
        enter('running');
        return schedule();
      case 'pause':
        if (state === 'running') enter('paused');
        dirty = true; // the last frame's scores may be of an earlier step
        return schedule();
      case 'step':
        if (!trainer || trainer.divergence || trainer.trainCount === 0) return;
        fork();
        if (command.unit === 'epoch') {
          // An epoch may take long: it runs in slices like any training, and can be paused.
          const target = (pauseAtEpoch ?? trainer.epoch) + 1;
          enter('running');
          pauseAtEpoch = target;
          return schedule();
        }
        if (command.unit === 'batch' && isLongToStep(trainer.plan)) {
          task = thenPause(longStep());
          return schedule();
        }
        if (command.unit === 'batch') advance(1);
        else {
          trainer.stepSample();
          dirty = true;
          version++;
          if (trainer.divergence) diverged();
        }
        if (!trainer.divergence) enter('paused');
        return schedule();
      case 'speed':
        pace.speed = command.stepsPerSecond;
        return;
      case 'seek':
        if (!trainer) return;
        scoring = false;
        task = seeking(command.step);
        state = 'paused';
        return schedule();
      case 'tune':
        if (!trainer) return;
        if (rewound) document = command.document;
        else tune(command.document);
        return schedule();
      case 'setParameter':
        if (!trainer) return;
        fork();
        if (trainer.setParameter(command.block, command.parameter, command.index, command.value)) {
          const { block, parameter, index } = command;
          record.addElement({ at: trainer.step, block, parameter, index, value: Math.fround(command.value) + 0 });
          changed();
        }
        return schedule();
      case 'subscribe':
        requests = command.probes;
        if (trainer) trainer.measures = measuresSteps(requests);
        dirty = true;
        return schedule();
      case 'provide':
        hold(command.hash, command.set);
        return;
      case 'draw':
        drawing = command.pixels;
        trainer?.draw(drawing);
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
