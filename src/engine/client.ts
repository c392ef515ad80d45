/**
 * @file The page's side of the engine: starts it wherever the page allows and hands commands over. If the worker dies it is started anew with the document and
 * the last checkpoint.
 */
import { animation } from '#base/animation.ts';
import { type Imported, isImages } from '#data/imported.ts';
import type { Carrier, Open } from './connection.ts';
import type { Beside, Engine, EngineListeners } from './engine.ts';
import { FrameDelivery } from './frameDelivery.ts';
import { KnownRun } from './knownRun.ts';
import { createLaboratory, type Laboratory, type OpenLaboratory, type Rests } from './laboratory/client.ts';
import { ReadingsDesk } from './laboratory/readingsDesk.ts';
import { Lifeline } from './lifeline.ts';
import { OpenQuestions, Unanswered } from './openQuestions.ts';
import type { ProbeName } from './probe.ts';
import type { Command, EngineState, Event, LaneCommand, Told } from './protocol.ts';
import type { Answers, Question } from './question.ts';
import { Subscriptions } from './subscriptions.ts';

export type { Beside, Engine, EngineListeners, Status } from './engine.ts';
export type { JobListener, Jobs, Kind, Outcome, Replayed, Rests, RunningJob, Until } from './laboratory/client.ts';
export { Unanswered } from './openQuestions.ts';
export type { Answers, Carrier, Laboratory, Question };

const NO_RUN = 'There is no run to ask.';
const ANOTHER_RUN = 'Another run has begun.';

/** What the client needs of the page around it. */
export interface Surroundings {
  readonly open: Open;
  /** The second worker, and the probes that it computes in place of the first. */
  readonly laboratory?: { readonly open: OpenLaboratory; readonly measures: readonly ProbeName[] };
  requestFrame(callback: () => void): void;
  /** Nobody looks at the page: its timers are throttled. */
  hidden(): boolean;
  /** An error of a listener, which is none of the engine's. */
  report(error: unknown): void;
}

/** A page, and how it opens what carries the engine. */
export const onPage = (open: Open, laboratory?: Surroundings['laboratory']): Surroundings => ({
  open,
  ...(laboratory ? { laboratory } : {}),
  requestFrame: (callback) => animation.beforeDrawing(callback),
  hidden: () => document.visibilityState === 'hidden',
  report: (error) => reportError(error),
});

/** A running worker is asked for a checkpoint every so many ticks. */
const SAVE_EVERY = 4;

export function createEngine(listeners: EngineListeners, around: Surroundings): Engine {
  let disposed = false;
  let run = 0;
  const known = new KnownRun();
  let state: EngineState = 'loading';
  let stepsPerSecond: number | null = null;
  let drawing: Float32Array<ArrayBuffer> | undefined;
  const provided = new Map<string, Imported>();
  const laboratory = around.laboratory && createLaboratory(around.laboratory.open, around.hidden);
  const desk = laboratory && new ReadingsDesk(laboratory, around.laboratory!.measures);
  const frames = new FrameDelivery(around.report, desk);
  let rests: Rests = 'nothing';
  let waits = false;
  let beside: Beside | undefined;

  const send = (command: Command, transfer: ArrayBuffer[] = []) => line.post(command, transfer);
  /** The laboratory measures what it can; the training worker does the rest. */
  const subscribe = () => {
    const { wanted } = subscriptions;
    send({ type: 'subscribe', probes: desk?.ask(wanted) ?? wanted });
  };
  const subscriptions = new Subscriptions(subscribe);
  const questions = new OpenQuestions((id, what, row) =>
    send({ type: 'ask', run, id, what, ...(row === undefined ? {} : { row }) }),
  );
  const frame = () => (frames.shown?.run === run ? frames.shown : undefined);
  const reached = () => frame()?.position.step ?? known.begun;

  function hear(told: Told): void {
    if (told.type === 'shares') return beside?.shares(told.shares);
    if (told.type !== 'lanes') return receive(told);
    for (const [lane, event] of told.told) lane === 0 ? receive(event) : beside?.heard(lane, event);
  }

  function receive(event: Event): void {
    const older = disposed || ('run' in event && event.run !== run);
    if (event.type === 'frame') {
      frames.take(event, older);
      desk?.take(event);
    }
    if (older) return;
    switch (event.type) {
      case 'state': {
        const { type: _, run: __, ...status } = event;
        const { carrier } = line;
        ({ state } = event);
        if (state === 'failed' || state === 'idle') questions.refuse(NO_RUN);
        listeners.status({ ...status, ...(carrier ? { carrier } : {}) });
        return;
      }
      case 'recorded':
        known.record(event.recorded);
        send({ type: 'save' });
        return listeners.recorded(event.recorded);
      case 'checkpoint':
        return known.keep(event.checkpoint);
      case 'answer':
        return questions.answer(event.id, event.answer);
      case 'frame':
      case 'pong':
      case 'held':
        return;
      default:
        event satisfies never;
    }
  }

  /** Once per animation frame: show what arrived, then ask for the next. */
  function animate(): void {
    if (disposed) return;
    around.requestFrame(animate);
    frames.show(run);
    if (!line.carrier || !known.there) return;
    if (desk?.wants(frame())) send({ type: 'copy' });
    frames.ask((buffers) => send({ type: 'want', buffers }, buffers));
  }

  /** Hands over a copy of the pixels or numbers, which is quicker than to have them copied on the way. */
  function provideTo(hash: string, set: Imported): void {
    if (isImages(set)) {
      const pixels = set.pixels.slice();
      return send({ type: 'provide', hash, set: { ...set, pixels } }, [pixels.buffer]);
    }
    const values = set.values.slice();
    send({ type: 'provide', hash, set: { ...set, values } }, [values.buffer]);
  }

  /** Sends a new connection everything the last one knew. */
  function introduce(): void {
    frames.startAnew();
    desk?.startAnew();
    subscribe();
    send({ type: 'speed', stepsPerSecond });
    if (rests !== 'nothing') send({ type: 'rest', resting: true });
    if (waits) send({ type: 'waits', waits });
    for (const [hash, set] of provided) provideTo(hash, set);
    if (drawing) send({ type: 'draw', pixels: drawing });
    const again = known.again(reached());
    if (!again) return;
    run++;
    send({ type: 'load', run, ...again });
    questions.askAgain();
  }

  const line = new Lifeline<Command | LaneCommand, Told>('The training engine', around.open, around.hidden, {
    event: hear,
    opened(carrier) {
      introduce();
      beside?.opened(carrier);
    },
    died() {
      beside?.died();
      if (state !== 'loading') known.plays(state === 'running');
    },
    restarted: () => listeners.restarted(known.begun),
    failed(message) {
      questions.refuse(message);
      listeners.status({ state: 'failed', message });
    },
    quiet: (quiet) => listeners.quiet(quiet),
    tick(n) {
      if (state === 'running' && n % SAVE_EVERY === 0) send({ type: 'save' });
      send({ type: 'ping', n });
    },
  });
  around.requestFrame(animate);

  return {
    load(document, play, keep = false) {
      known.load(document, play, keep ? reached() : undefined);
      run++;
      questions.refuse(ANOTHER_RUN);
      state = 'loading';
      send({ type: 'load', run, document, play, keep });
    },
    stop() {
      known.stop();
      questions.refuse(NO_RUN);
      send({ type: 'stop', run });
    },
    play() {
      known.plays(true);
      send({ type: 'play', run });
    },
    pause() {
      known.plays(false);
      send({ type: 'pause', run });
    },
    step: (unit) => send({ type: 'step', run, unit }),
    speed(value) {
      stepsPerSecond = value;
      send({ type: 'speed', stepsPerSecond: value });
    },
    seek: (step) => send({ type: 'seek', run, step }),
    tune(document) {
      known.tune(document);
      send({ type: 'tune', run, document });
    },
    setParameter: (block, parameter, index, value) =>
      send({ type: 'setParameter', run, block, parameter, index, value }),
    subscribe: (probe, request, guest = false) => subscriptions.add(probe, request, guest),
    provide(hash, set) {
      if (provided.has(hash)) return;
      provided.set(hash, set);
      provideTo(hash, set);
      laboratory?.provide(hash, set);
    },
    draw(pixels) {
      drawing = pixels;
      send({ type: 'draw', pixels });
      laboratory?.draw(pixels);
    },
    onFrame: (listener) => frames.onFrame(listener),
    rest(next) {
      if (rests === next) return;
      const resting = next !== 'nothing';
      if (resting !== (rests !== 'nothing')) send({ type: 'rest', resting });
      rests = next;
      laboratory?.rest(rests);
    },
    get rests() {
      return rests;
    },
    waits(next) {
      if (waits === next) return;
      waits = next;
      send({ type: 'waits', waits });
    },
    looked: (step) => send({ type: 'looked', run, step }),
    read: (step, answers) => send({ type: 'looked', run, step, answers }),
    goOn: () => send({ type: 'goOn', run }),
    ask(what, row) {
      if (!known.there || disposed || state === 'failed' || state === 'idle')
        return Promise.reject(new Unanswered(NO_RUN));
      return questions.ask(what, row);
    },
    get frame() {
      return frame();
    },
    get reached() {
      return reached();
    },
    beside(others) {
      beside = others;
      if (line.carrier) beside?.opened(line.carrier);
      return (command, transfer) => line.post(command, transfer);
    },
    laboratory,
    dispose() {
      disposed = true;
      questions.refuse(NO_RUN);
      laboratory?.dispose();
      line.stop();
    },
  };
}
