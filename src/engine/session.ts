/**
 * @file The engine's side of the protocol, independent of where it runs: a worker, or the page's own thread. Work is done in slices of a few milliseconds with
 * a look at the messages in between, so that pause is felt at once; the newest request wins.
 */
import { holdImages } from '#data/images/imageSet.ts';
import type { ProbeRequests } from '#lenses/probes.ts';
import type { StrataDocument } from '#nn/document.ts';
import { liveSettings, type RunChange, withLiveSettings } from '#nn/run.ts';
import { createPool } from './bufferPool.ts';
import { Checkpoints } from './checkpoints.ts';
import { FrameMaker } from './frameMaker.ts';
import { Pace } from './pace.ts';
import { PlanError } from './plan.ts';
import type { Command, EngineState, Event } from './protocol.ts';
import { applyChanges, startRun } from './replay.ts';
import { RunRecord } from './runRecord.ts';
import type { Checkpoint, Trainer } from './trainer.ts';

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
  let run = 0;
  let trainer: Trainer | undefined;
  let document: StrataDocument | undefined;
  let state: EngineState = 'idle';
  /** Work under way that is not plain training: planning, replay, a long seek. It yields at the end of each slice. */
  let task: Generator<void, void> | undefined;
  /** What arrived while a document was being loaded and means the run that will come of it. */
  let waiting: Command[] = [];
  /** After a seek: the run would take another way if it went on from here. */
  let rewound = false;
  let requests: ProbeRequests = {};
  let drawing: Float32Array | undefined;
  let credit = false;
  let dirty = false;
  let scheduled = false;
  /** The epoch at whose beginning training pauses, where one epoch was asked for. */
  let pauseAtEpoch: number | undefined;
  /** Counts changes of parameters other than by a step. */
  let version = 0;

  const post = (event: Event, transfer: ArrayBuffer[] = []) => host.post(event, transfer);

  function enter(next: EngineState, more: Partial<Extract<Event, { type: 'state' }>> = {}): void {
    state = next;
    if (next === 'running') pace.start();
    else pauseAtEpoch = undefined;
    post({ type: 'state', run, state, ...(trainer ? { backEnd: trainer.model.machine.backEnd } : {}), ...more });
  }

  function schedule(ms = 0): void {
    if (scheduled) return;
    scheduled = true;
    host.later(tick, ms);
  }

  function tick(): void {
    scheduled = false;
    const deadline = host.now() + host.slice;
    let wait = 0;
    try {
      if (task) {
        if (task.next().done) {
          task = undefined;
          const held = waiting;
          waiting = [];
          for (const command of held) handle(command);
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
    task = undefined;
    trainer = undefined;
    waiting = [];
    enter(
      'failed',
      error instanceof PlanError
        ? { problems: error.problems }
        : { message: error instanceof Error ? error.message : String(error) },
    );
  }

  /** One optimiser update, with what is kept along the way; `again`: the changes recorded for its step are made again. */
  function step(again = false): void {
    trainer!.stepBatch();
    dirty = true;
    if (trainer!.divergence) return diverged();
    if (again) apply(record.at(trainer!.step));
    if (checkpoints.wants(trainer!.step)) checkpoints.add(trainer!.save());
    if (pauseAtEpoch !== undefined && trainer!.epoch >= pauseAtEpoch) enter('paused');
  }

  function trainOn(): boolean {
    step();
    return state === 'running';
  }

  function diverged(): void {
    if (state === 'running' || state === 'loading') enter('paused', { divergence: trainer!.divergence! });
    else post({ type: 'state', run, state, divergence: trainer!.divergence! });
  }

  /** Plans a document; where it has a run, replays it. */
  function* loading(command: Extract<Command, { type: 'load' }>): Generator<void, void> {
    const { document: loaded, checkpoint, play, backEnd } = command;
    document = loaded;
    record.begin(loaded.run, !checkpoint || loaded.run !== undefined);
    trainer = startRun(loaded, record, backEnd);
    if (drawing) trainer.draw(drawing);
    version++;
    checkpoints.clear();
    if (record.shared) checkpoints.add(trainer.save());
    frames.begin();
    dirty = true;
    if (checkpoint) {
      restore(checkpoint);
      checkpoints.add(trainer.save());
    } else if (loaded.run) yield* replayTo(loaded.run.step, true);
    if (trainer.divergence) return postChanges();
    goOn(trainer.step, loaded);
    enter(play && trainer.trainCount > 0 ? 'running' : 'paused');
  }

  /** Steps on to a step, making the recorded changes at theirs. */
  function* replayTo(target: number, announce: boolean): Generator<void, void> {
    let deadline = host.now() + host.slice;
    let told = host.now();
    while (trainer!.step < target && !trainer!.divergence && trainer!.trainCount > 0) {
      step(true);
      if (host.now() <= deadline) continue;
      if (announce && host.now() - told > 100) {
        told = host.now();
        post({ type: 'state', run, state: 'loading', progress: { done: trainer!.step, of: target } });
      }
      yield;
      deadline = host.now() + host.slice;
    }
  }

  /** Puts a checkpoint back, under the settings that were in force at its step. */
  function restore(checkpoint: Checkpoint): void {
    const { step: at } = checkpoint.position;
    const settings = record.inForce(at);
    if (settings) trainer!.tune(withLiveSettings(document!, settings));
    trainer!.restore(checkpoint);
    apply(record.at(at).filter((c) => !('settings' in c)));
  }

  function apply(made: readonly RunChange[]): void {
    applyChanges(trainer!, document!, made);
    version += made.length;
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
  function fork(): void {
    if (!rewound || !trainer || !document) return;
    rewound = false;
    checkpoints.cutAfter(trainer.step);
    trainer.history.cutAfter(trainer.step);
    goOn(trainer.step, document);
  }

  /** Forgets changes made after a step, and lets a document's own settings hold from there. */
  function goOn(at: number, next: StrataDocument): void {
    record.cutAfter(at);
    tune(next);
    postChanges();
  }

  function tune(next: StrataDocument): void {
    const before = liveSettings(trainer!.plan.document);
    const after = liveSettings(next);
    document = next;
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    trainer!.tune(next);
    record.addSettings(trainer!.step, before, after);
    changed();
  }

  /** After something was changed at the present step. */
  function changed(): void {
    version++;
    dirty = true;
    checkpoints.cutAfter(trainer!.step - 1);
    checkpoints.add(trainer!.save());
    postChanges();
  }

  const postChanges = () => post({ type: 'changes', run, changes: record.shared });

  function sendFrame(): void {
    if (!credit || !dirty || !trainer || task) return;
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
    if ('run' in command && command.type !== 'load') {
      if (command.run !== run) return;
      // What means the run that will come of a load or a seek waits for it; of several seeks the newest counts.
      if (state === 'loading' || (task && command.type !== 'seek' && command.type !== 'pause')) {
        waiting.push(command);
        return;
      }
    }
    switch (command.type) {
      case 'load':
        run = command.run;
        rewound = false;
        waiting = [];
        task = loading(command);
        enter('loading');
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
        if (command.unit === 'batch') step();
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
        dirty = true;
        return schedule();
      case 'provide':
        holdImages(command.hash, command.images);
        return;
      case 'draw':
        drawing = command.pixels;
        trainer?.draw(drawing);
        dirty = true;
        return schedule();
      case 'want':
        pool.giveBack(command.buffers);
        credit = true;
        return dirty ? schedule() : undefined;
      case 'save':
        if (trainer && trainer.pending === 0 && !task) {
          const checkpoint = trainer.save();
          post({ type: 'checkpoint', run, checkpoint });
        }
        return;
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
