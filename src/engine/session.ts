/**
 * @file The engine's side of the protocol, independent of where it runs: a worker, or the page's own thread. Messages are looked at between two slices of work,
 * so that pause is felt at once; the newest request wins.
 */
import { hold as holdImported } from '#data/imported.ts';
import type { StrataDocument } from '#nn/document.ts';
import { createPool } from './bufferPool.ts';
import { FrameMaker } from './frameMaker.ts';
import { type Clock, followed } from './inSlices.ts';
import { PlanError } from './plan.ts';
import type { ProbeRequests, Probes } from './probe.ts';
import type { Command, Event, NetworkCopy } from './protocol.ts';
import { type Answers, answerInParts, memoryOf, type Question } from './question.ts';
import { type Listener, RunWork } from './runWork.ts';
import type { Trainer } from './trainer.ts';

export interface Host extends Clock {
  post(event: Event, transfer: ArrayBuffer[]): void;
  /** Calls back after waiting messages were seen and `ms` have passed. */
  later(callback: () => void, ms: number): void;
}

export interface Session {
  receive(command: Command): void;
}

/** A session that goes in step with others, as whoever keeps them in step sees it. */
export interface LaneSession extends Session {
  readonly work: RunWork;
  /** Goes on to a step, to where the others are. */
  catchUp(step: number): void;
  /**
   * What it has to show, where it is held back: `news` that nobody waits for yet, or for which it is too early; `ready` to be sent; `scores`: they are made first,
   * and that has begun.
   */
  readonly standing: 'nothing' | 'news' | 'ready' | 'scores';
  /** Sends what is ready. */
  show(): void;
}

/** What holds a session in step with others. */
export interface Hold {
  /** Steps that it may train from here; undefined where it goes alone. */
  room(): number | undefined;
}

export function createSession(host: Host, probes: Probes, hold?: Hold): LaneSession {
  const pool = createPool();
  const frames = new FrameMaker(probes, pool, host.now);
  let run = 0;
  /** What arrived while a document was being loaded and means the run that will come of it. */
  let waiting: Command[] = [];
  let requests: ProbeRequests = {};
  /** A frame is wanted, and would show something new. */
  let credit = false;
  let dirty = false;
  /** A copy of the network was asked for; and the document that came with the last. */
  let copying = false;
  let copied: StrataDocument | undefined;
  /** A checkpoint was asked for. */
  let saving = false;
  /** Questions that are not answered yet. */
  let asked: Extract<Command, { type: 'ask' }>[] = [];
  let scheduled = false;
  let resting = false;

  const post = (event: Event, transfer: ArrayBuffer[] = []) => host.post(event, transfer);
  const listener: Listener = {
    state: (state, details) => post({ type: 'state', run, state, ...details }),
    recorded: (recorded) => post({ type: 'recorded', run, recorded }),
    begun() {
      frames.begin();
      dirty = true;
    },
    moved() {
      dirty = true;
    },
  };
  const held = () => hold?.room();
  const work = new RunWork(host, listener, held);

  /** Nobody looks, or somebody is asked. What a document needs to stand at its start is made all the same: it has an end that nobody chose. */
  const halted = () => work.asks || (resting && (!work.busy || work.replays || work.pretrains));

  /** Nothing may be done with the run yet. */
  const occupied = () => work.busy || work.undecided;

  function schedule(ms = 0): void {
    if (scheduled || halted()) return;
    scheduled = true;
    host.later(tick, ms);
  }

  function tick(): void {
    scheduled = false;
    if (halted()) return;
    let wait = 0;
    try {
      const slice = work.work();
      ({ wait } = slice);
      if (slice.ended) obeyWaiting();
      answer();
      sendFrame();
    } catch (error) {
      fail(error);
    }
    if (work.busy || (work.state === 'running' && !work.waits)) schedule(wait);
  }

  /** What waited for the run, until something else is under way. */
  function obeyWaiting(): void {
    for (const command of waiting.splice(0)) occupied() ? waiting.push(command) : obey(command);
    save();
  }

  function fail(error: unknown): void {
    work.leave();
    const next = waiting.findLast((c) => c.type === 'load');
    waiting = [];
    if (next) return obey(next);
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    work.fail(error instanceof PlanError ? { problems: error.problems } : { detail });
  }

  /** Hands a checkpoint over as soon as the run stands between two steps. */
  function save(): void {
    const trainer = work.live?.trainer;
    if (!saving || !trainer || occupied() || trainer.pending > 0) return;
    saving = false;
    post({ type: 'checkpoint', run, checkpoint: trainer.save() });
  }

  /** Answers what was asked of the run, while nothing else is under way; what takes long in parts, from the start where they are broken off. */
  function answer(): void {
    asked = asked.filter((question) => question.run === run);
    for (let next = asked[0]; next && work.live && !occupied(); next = asked[0]) {
      const { id, what, row } = next;
      const tell = (answer: Answers[Question]) => {
        asked.shift();
        post({ type: 'answer', run, id, answer }, memoryOf(answer));
      };
      const parts = answerInParts(what, work.live.trainer, row);
      const { done, value } = parts.next();
      if (done) tell(value);
      else work.score(followed(parts, tell));
    }
  }

  function standing(): LaneSession['standing'] {
    const { live } = work;
    const running = work.state === 'running' && !work.waits;
    if (!dirty || !live) return 'nothing';
    if (!credit || work.busy || (running && frames.isEarly(requests))) return 'news';
    const { trainer, version } = live;
    if (!frames.lacksScores(trainer, version, !running)) return 'ready';
    work.score(frames.scoreInParts(trainer, version));
    schedule();
    return 'scores';
  }

  /** Whoever goes in step with others waits until they all are there. */
  function sendFrame(): void {
    if (held() === undefined && standing() === 'ready') show();
  }

  function show(): void {
    const { trainer, version } = work.live!;
    const running = work.state === 'running' && !work.waits;
    credit = dirty = false;
    const frame = frames.make(trainer, requests, {
      run,
      version,
      phase: work.live!.record.begunBy(trainer.step),
      stepsPerSecond: running ? work.pace.stepsPerSecond : Number.NaN,
      settled: !running,
    });
    const buffers = pool.taken();
    if (!copying) return post(frame, buffers);
    copying = false;
    const copy = copyOf(trainer, !running);
    post({ ...frame, copy }, [...buffers, copy.numbers.buffer]);
  }

  function copyOf({ plan, model }: Trainer, settled: boolean): NetworkCopy {
    const { document } = plan;
    const told = document === copied ? {} : { document };
    copied = document;
    return { ...told, numbers: model.numbers.slice(), settled };
  }

  function handle(command: Command): void {
    if (command.type === 'ask') return obey(command);
    const goesOn = command.type === 'load' && command.keep && (work.undecided || (work.busy && !work.scoring));
    if (goesOn) ({ run } = command);
    if (goesOn || ('run' in command && command.type !== 'load')) {
      if (command.run !== run) return;
      if (command.type === 'looked' && work.undecided) return obey(command);
      if (command.type !== 'pause') work.leaveScoring();
      // What means the run that will come of a load or a seek waits for it; of several seeks the newest counts.
      const loading = work.state === 'loading';
      if (command.type === 'stop' || command.type === 'goOn') return loading ? obey(command) : undefined;
      const atOnce = command.type === 'seek' || (command.type === 'pause' && waiting.length === 0);
      if (loading || (occupied() && !atOnce)) return void waiting.push(command);
    }
    obey(command);
  }

  /** Does what is asked, and sees to it that work goes on. */
  const working =
    <C>(does: (command: C) => unknown) =>
    (command: C): void => {
      does(command);
      schedule();
    };
  /** What each command asks for; one that is missing does not compile. */
  const handlers: { readonly [T in Command['type']]: (command: Extract<Command, { type: T }>) => void } = {
    load: working((command) => {
      ({ run } = command);
      work.leaveScoring();
      if (command.keep && work.canGoOn) return work.takeOver(command.document, command.play);
      waiting = [];
      return work.load(command);
    }),
    stop() {
      waiting = [];
      work.stop();
    },
    goOn: working(() => work.goOn()),
    rest: working((command) => ({ resting } = command)),
    play: working(() => work.canTrain && work.play()),
    pause: working(() => {
      work.pause();
      dirty = true; // the last frame's scores may be of an earlier step
    }),
    step: working(({ unit }) => work.canTrain && work.step(unit)),
    waits: working(({ waits }) => {
      work.waitsToBeLookedAt = waits;
    }),
    looked: working(({ step, answers }) => {
      work.look(step, answers);
      obeyWaiting();
    }),
    speed({ stepsPerSecond }) {
      work.pace.speed = stepsPerSecond;
    },
    seek: working(({ step }) => work.live && work.seek(step)),
    tune: working(({ document }) => work.live && work.tune(document)),
    setParameter: working(
      ({ block, parameter, index, value }) => work.live && work.setParameter(block, parameter, index, value),
    ),
    subscribe: working((command) => {
      requests = command.probes;
      work.measures = frames.measuresSteps(requests);
      dirty = true;
    }),
    provide: ({ hash, set }) => holdImported(hash, set),
    draw: working(({ pixels }) => {
      work.drawing = pixels;
      dirty = true;
    }),
    want({ buffers }) {
      pool.giveBack(buffers);
      credit = true;
      // At once: a slice later the screen's next picture is missed.
      sendFrame();
    },
    ask: working((command) => {
      asked.push(command);
      answer();
    }),
    copy: working(() => {
      copying = dirty = true;
    }),
    save() {
      saving = true;
      save();
    },
    ping: ({ n }) => post({ type: 'pong', n }),
  };
  const obey = (command: Command) => (handlers[command.type] as (command: Command) => void)(command);

  return {
    receive(command) {
      try {
        handle(command);
      } catch (error) {
        fail(error);
      }
    },
    work,
    catchUp(step) {
      work.catchUp(step);
      schedule();
    },
    get standing() {
      return standing();
    },
    show,
  };
}
