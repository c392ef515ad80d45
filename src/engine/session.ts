/**
 * @file The engine's side of the protocol, independent of where it runs: a worker, or the page's own thread. Work is done in slices of a few milliseconds with
 * a look at the messages in between, so that pause is felt at once; the newest request wins.
 */
import { type ProbeName, type ProbeRequests, probes } from '#lenses/probes.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type LiveSettings, liveSettings, MAX_CHANGES, type RunChange, withLiveSettings } from '#nn/run.ts';
import { createPool } from './bufferPool.ts';
import { Checkpoints } from './checkpoints.ts';
import { PlanError } from './plan.ts';
import type { Command, EngineState, Event, Frame } from './protocol.ts';
import { type Checkpoint, type Score, Trainer } from './trainer.ts';

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

/** A window over which steps per second are measured, in milliseconds. */
const RATE_WINDOW = 500;

export function createSession(host: Host): Session {
  const pool = createPool();
  const checkpoints = new Checkpoints();
  let run = 0;
  let trainer: Trainer | undefined;
  let document: StrataDocument | undefined;
  let state: EngineState = 'idle';
  /** Work under way that is not plain training: planning, replay, a long seek. It yields at the end of each slice. */
  let task: Generator<void, void> | undefined;
  /** What arrived while a document was being loaded and means the run that will come of it. */
  let waiting: Command[] = [];
  let changes: readonly RunChange[] = [];
  /** The changes lead from the start to where the run stands. */
  let replayable = true;
  /** After a seek: the run would take another way if it went on from here. */
  let rewound = false;
  let requests: ProbeRequests = {};
  let credit = false;
  let dirty = false;
  let historySent = { generation: -1, length: 0 };
  let speed: number | null = null;
  let due = 0;
  let lastTick = 0;
  let scheduled = false;
  let rate = { since: 0, step: 0, value: Number.NaN };
  let scores: { step: number; tuned: number; train: Score; test: Score } | undefined;
  let tuned = 0;

  const post = (event: Event, transfer: ArrayBuffer[] = []) => host.post(event, transfer);

  function enter(next: EngineState, more: Partial<Extract<Event, { type: 'state' }>> = {}): void {
    state = next;
    if (next === 'running') {
      lastTick = host.now();
      due = 0;
      rate = { since: lastTick, step: trainer?.step ?? 0, value: Number.NaN };
    }
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
      } else if (state === 'running') wait = train(deadline);
      sendFrame();
    } catch (error) {
      fail(error);
    }
    if (task || state === 'running') schedule(wait);
  }

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

  /** Trains until the deadline or the speed's share is used up. Returns how long to wait before the next slice. */
  function train(deadline: number): number {
    const now = host.now();
    if (speed === null) {
      // The clock is asked every few steps only: a step of a small network takes microseconds.
      for (let n = 1; host.now() < deadline && state === 'running'; n = Math.min(64, n * 2))
        for (let i = 0; i < n && state === 'running'; i++) step();
    } else {
      due = Math.min(due + ((now - lastTick) * speed) / 1000, Math.max(1, speed / 4));
      while (due >= 1 && host.now() < deadline && state === 'running') {
        step();
        due--;
      }
    }
    lastTick = now;
    const passed = host.now() - rate.since;
    if (passed >= RATE_WINDOW)
      rate = { since: host.now(), step: trainer!.step, value: ((trainer!.step - rate.step) / passed) * 1000 };
    return speed === null || due >= 1 ? 0 : Math.min(100, ((1 - due) * 1000) / speed);
  }

  /** One optimiser update, with what is kept along the way; `recorded`: changes to be made again after their step. */
  function step(recorded: readonly RunChange[] = []): void {
    trainer!.stepBatch();
    dirty = true;
    if (trainer!.divergence) return diverged();
    apply(recorded.filter((c) => c.at === trainer!.step));
    if (checkpoints.wants(trainer!.step)) checkpoints.add(trainer!.save());
  }

  function diverged(): void {
    if (state === 'running' || state === 'loading') enter('paused', { divergence: trainer!.divergence! });
    else post({ type: 'state', run, state, divergence: trainer!.divergence! });
  }

  /** Plans a document; where it has a run, replays it. */
  function* loading(command: Extract<Command, { type: 'load' }>): Generator<void, void> {
    const { document: loaded, checkpoint, play, backEnd } = command;
    document = loaded;
    changes = loaded.run?.changes ?? [];
    replayable = !checkpoint || loaded.run !== undefined;
    const first = changes[0];
    const start = first?.at === 0 && 'settings' in first ? withLiveSettings(loaded, first.settings) : loaded;
    trainer = new Trainer(start, backEnd ? { backEnd } : {});
    apply(changes.filter((c) => c.at === 0 && !(c === first && 'settings' in c)));
    checkpoints.clear();
    if (replayable) checkpoints.add(trainer.save());
    historySent = { generation: -1, length: 0 };
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
      step(changes);
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
    const inForce = changes.findLast((c) => 'settings' in c && c.at <= at);
    if (inForce && 'settings' in inForce) trainer!.tune(withLiveSettings(document!, inForce.settings));
    trainer!.restore(checkpoint);
    apply(changes.filter((c) => c.at === at && !('settings' in c)));
  }

  function apply(made: readonly RunChange[]): void {
    for (const change of made) {
      if ('settings' in change) trainer!.tune(withLiveSettings(document!, change.settings));
      else trainer!.setParameter(change.block, change.parameter, change.index, change.value);
      tuned++;
    }
  }

  function* seeking(target: number): Generator<void, void> {
    const checkpoint = checkpoints.before(Math.max(0, target));
    if (checkpoint && trainer) {
      restore(checkpoint);
      yield* replayTo(target, false);
      rewound = true;
      tuned++;
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
    changes = changes.filter((c) => c.at <= at);
    tune(next);
    postChanges();
  }

  function tune(next: StrataDocument): void {
    const before = liveSettings(trainer!.plan.document);
    const after = liveSettings(next);
    document = next;
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    trainer!.tune(next);
    recordSettings(before, after);
    recorded();
  }

  function recordSettings(before: LiveSettings, settings: LiveSettings): void {
    const { step: at } = trainer!;
    const others = changes.filter((c) => !('settings' in c));
    if (at === 0) {
      // The document itself says how a run starts.
      changes = others;
      return;
    }
    const started = others.length === changes.length ? [{ at: 0, settings: before }, ...changes] : changes;
    // Of several changes at one step the last counts; but a change of optimiser, even to and fro, empties its state.
    const type = settings.training.optimizer.type;
    const kept = started.filter(
      (c) => !('settings' in c && c.at === at && c.settings.training.optimizer.type === type),
    );
    changes = [...kept, { at, settings }];
  }

  function recordElement(change: Extract<RunChange, { block: string }>): void {
    const { at, block, parameter, index } = change;
    const same = (c: RunChange) =>
      c.at === at && 'block' in c && c.block === block && c.parameter === parameter && c.index === index;
    changes = [...changes.filter((c) => !same(c)), change];
  }

  /** After something was changed at the present step. */
  function recorded(): void {
    tuned++;
    dirty = true;
    checkpoints.cutAfter(trainer!.step - 1);
    checkpoints.add(trainer!.save());
    postChanges();
  }

  const postChanges = () =>
    post({ type: 'changes', run, changes: replayable && changes.length <= MAX_CHANGES ? changes : null });

  function sendFrame(): void {
    if (!credit || !dirty || !trainer || task) return;
    credit = dirty = false;
    const { history, step: at, plan } = trainer;
    if (scores?.step !== at || scores.tuned !== tuned) {
      scores = { step: at, tuned, train: trainer.score(plan.samples.train), test: trainer.score(plan.samples.test) };
    }
    if (historySent.generation !== history.generation) historySent = { generation: history.generation, length: 0 };
    const computed: Record<string, unknown> = {};
    for (const [name, request] of Object.entries(requests)) {
      computed[name] = (
        probes[name as ProbeName] as { compute(t: Trainer, r: unknown, p: typeof pool): unknown }
      ).compute(trainer, request, pool);
    }
    const frame: Frame = {
      type: 'frame',
      run,
      position: trainer.position,
      trainCount: trainer.trainCount,
      batchSize: trainer.batchSize,
      train: scores.train,
      test: scores.test,
      batchLoss: trainer.batchLoss,
      learningRate: trainer.learningRate,
      stepsPerSecond: state === 'running' ? rate.value : Number.NaN,
      history: { from: historySent.length, values: history.from(historySent.length) },
      probes: computed as Frame['probes'],
    };
    historySent.length = history.length;
    post(frame, pool.taken());
  }

  function handle(command: Command): void {
    if ('run' in command && command.type !== 'load') {
      if (command.run !== run) return;
      if (state === 'loading') {
        waiting.push(command);
        return;
      }
    }
    switch (command.type) {
      case 'load':
        run = command.run;
        rewound = false;
        waiting = [];
        scores = undefined;
        tuned++;
        task = loading(command);
        enter('loading');
        return schedule();
      case 'play':
        if (!trainer || trainer.divergence || trainer.trainCount === 0) return;
        finishTask();
        fork();
        enter('running');
        return schedule();
      case 'pause':
        if (state === 'running') enter('paused');
        return;
      case 'step':
        if (!trainer || trainer.divergence || trainer.trainCount === 0) return;
        finishTask();
        fork();
        if (command.unit === 'sample') {
          trainer.stepSample();
          dirty = true;
          tuned++;
          if (trainer.divergence) diverged();
        } else {
          const { epoch } = trainer;
          do step();
          while (command.unit === 'epoch' && trainer.epoch === epoch && !trainer.divergence);
        }
        if (!trainer.divergence) enter('paused');
        return schedule();
      case 'speed':
        speed = command.stepsPerSecond;
        due = 0;
        lastTick = host.now();
        return;
      case 'seek':
        if (!trainer) return;
        task = seeking(command.step);
        state = 'paused';
        return schedule();
      case 'tune':
        if (!trainer) return;
        finishTask();
        if (rewound) document = command.document;
        else tune(command.document);
        return schedule();
      case 'setParameter':
        if (!trainer) return;
        finishTask();
        fork();
        if (trainer.setParameter(command.block, command.parameter, command.index, command.value)) {
          const { block, parameter, index } = command;
          recordElement({ at: trainer.step, block, parameter, index, value: Math.fround(command.value) + 0 });
          recorded();
        }
        return schedule();
      case 'subscribe':
        requests = command.probes;
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

  /** A seek that a newer command overtakes is brought to its end first: it is short, and the command means what is on screen. */
  function finishTask(): void {
    while (task && !task.next().done);
    task = undefined;
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
