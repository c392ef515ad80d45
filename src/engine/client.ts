/**
 * @file The page's side of the engine: starts it wherever the page allows and hands commands over. If the worker dies it is started anew with the document and
 * the last checkpoint.
 * Longer than 300 lines because a third is the contract: what the page may ask, and what it is told.
 */
import { animation } from '#base/animation.ts';
import { type Imported, isImages } from '#data/imported.ts';
import type { StrataDocument } from '#nn/document.ts';
import { nothingRecorded, type Recorded, type Run, recordedIn, recordedUntil, runAt, withChange } from '#nn/run.ts';
import { sameValue } from '#nn/sameValue.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Carrier, Open } from './connection.ts';
import { FrameDelivery } from './frameDelivery.ts';
import { createLaboratory, type Laboratory, type OpenLaboratory } from './laboratory/client.ts';
import { ReadingsDesk } from './laboratory/readingsDesk.ts';
import { Lifeline } from './lifeline.ts';
import { OpenQuestions, Unanswered } from './openQuestions.ts';
import type { ProbeName, ProbeRequests } from './probe.ts';
import type { Command, EngineState, Event, Frame, LaneCommand, LaneShare, StepUnit, Told } from './protocol.ts';
import type { Answers, Question } from './question.ts';
import { registries } from './registries.ts';
import { Subscriptions } from './subscriptions.ts';

export type { JobListener, Jobs, Kind, Outcome, RunningJob, Until } from './laboratory/client.ts';
export { Unanswered } from './openQuestions.ts';
export type { Answers, Carrier, Laboratory, Question };

const NO_RUN = 'There is no run to ask.';
const ANOTHER_RUN = 'Another run has begun.';

export type Status = Omit<Extract<Event, { type: 'state' }>, 'type' | 'run'> & { readonly carrier?: Carrier };

export interface EngineListeners {
  status(status: Status): void;
  recorded(recorded: Recorded | null): void;
  /** The worker died and was started anew; training goes on from `step`. */
  restarted(step: number): void;
  /** It has not answered for two seconds, or does again. If it stays silent it is started anew. */
  quiet(quiet: boolean): void;
}

export interface Engine {
  /** `keep`: the run at hand goes on with the document's network. */
  load(document: StrataDocument, play: boolean, keep?: boolean): void;
  /** Gives up loading. */
  stop(): void;
  play(): void;
  pause(): void;
  /** Whether it lays down all work that may be long, bringing back a run included, until it is told to go on: nobody looks. */
  rest(resting: boolean): void;
  /** A run that is brought back, and asked whether it should take so long, goes on. */
  goOn(): void;
  step(unit: StepUnit): void;
  speed(stepsPerSecond: number | null): void;
  seek(step: number): void;
  tune(document: StrataDocument): void;
  setParameter(block: string, parameter: string, index: number, value: number): void;
  /**
   * Asks for a probe until the returned function is called. Of several requests for one probe the latest counts; one made as a `guest` yields to every
   * other, for a view that takes the probe as whoever owns it asked for it.
   */
  subscribe<N extends ProbeName>(probe: N, request: NonNullable<ProbeRequests[N]>, guest?: boolean): () => void;
  /** Hands over the image that a person draws; one that is not of the data's size is not taken. */
  draw(pixels: Float32Array<ArrayBuffer>): void;
  /** Hands over images or rows from files, before the document that names their hash; once is enough. */
  provide(hash: string, set: Imported): void;
  /** Called in an animation frame with each new frame; its arrays may be read until the next one comes. */
  onFrame(listener: (frame: Frame) => void): () => void;
  /** The frame of the present run that was delivered last, for drawing again after a change of size or theme. */
  readonly frame: Frame | undefined;
  /** The step that the present run has reached, as far as the page knows: before its first frame, where it will begin. */
  readonly reached: number;
  /**
   * Asks something of the present run once, as soon as it stands. Rejected with `Unanswered` where that run is no more before: another was loaded, or it
   * failed. A worker that dies meanwhile is no matter: the next one is asked again.
   */
  ask<Q extends Question>(what: Q): Promise<Answers[Q]>;
  /** Other runs in the same worker: whoever has them hears of them, and is given the way to speak of them. One at a time. */
  beside(others: Beside | undefined): (command: LaneCommand, transfer?: ArrayBuffer[]) => void;
  /** The second worker, for what is computed beside the run; undefined where the page has none. */
  readonly laboratory: Laboratory | undefined;
  dispose(): void;
}

/** Who hears of other runs in this run's worker. */
export interface Beside {
  heard(lane: number, event: Event): void;
  shares(shares: readonly LaneShare[]): void;
  /** There is a worker, and it knows nothing of other runs yet: at once where there is one, and whenever there is another. */
  opened(carrier: Carrier): void;
  died(): void;
}

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

/** The weights that a document was opened with, as long as its run stands where they do. */
function weightsAt(opened: Run | undefined, step: number, made: Recorded): Pick<Run, 'weights'> {
  const { weights } = opened ?? {};
  return weights && opened?.step === step && sameValue(recordedIn(opened), made) ? { weights } : {};
}

export function createEngine(listeners: EngineListeners, around: Surroundings): Engine {
  let disposed = false;
  let run = 0;
  /** The step at which the present run begins. */
  let begun = 0;
  let loaded: { document: StrataDocument; play: boolean } | undefined;
  let state: EngineState = 'loading';
  let recorded: Recorded | null = nothingRecorded;
  let checkpoint: Checkpoint | undefined;
  let stepsPerSecond: number | null = null;
  let drawing: Float32Array<ArrayBuffer> | undefined;
  const provided = new Map<string, Imported>();
  const laboratory = around.laboratory && createLaboratory(around.laboratory.open, around.hidden);
  const desk = laboratory && new ReadingsDesk(laboratory, around.laboratory!.measures);
  const frames = new FrameDelivery(around.report, desk);
  let resting = false;
  let beside: Beside | undefined;

  const send = (command: Command, transfer: ArrayBuffer[] = []) => line.post(command, transfer);
  /** The laboratory measures what it can; the training worker does the rest. */
  const subscribe = () => {
    const { wanted } = subscriptions;
    send({ type: 'subscribe', probes: desk?.ask(wanted) ?? wanted });
  };
  const subscriptions = new Subscriptions(subscribe);
  const questions = new OpenQuestions((id, what) => send({ type: 'ask', run, id, what }));
  const frame = () => (frames.shown?.run === run ? frames.shown : undefined);
  const reached = () => frame()?.position.step ?? begun;

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
        ({ recorded } = event);
        // A checkpoint from before a change must not be taken for one from after it.
        checkpoint = undefined;
        send({ type: 'save' });
        listeners.recorded(recorded);
        return;
      case 'checkpoint':
        ({ checkpoint } = event);
        return;
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
    if (!line.carrier || !loaded) return;
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
    if (resting) send({ type: 'rest', resting });
    for (const [hash, set] of provided) provideTo(hash, set);
    if (drawing) send({ type: 'draw', pixels: drawing });
    if (!loaded) return;
    const kept = checkpoint;
    const { run: opened, ...rest } = loaded.document;
    // As far as the page saw it, however often a worker dies before it is there again: that is what is kept meanwhile.
    begun = Math.max(kept?.position.step ?? 0, recorded ? reached() : 0);
    const made = recorded && recordedUntil(recorded, begun);
    const document =
      made && (begun > 0 || made.changes.length > 0)
        ? { ...rest, run: { ...runAt(begun, made), ...weightsAt(opened, begun, made) } }
        : rest;
    run++;
    send({ type: 'load', run, document, play: loaded.play, ...(kept ? { checkpoint: kept } : {}) });
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
      if (loaded && state !== 'loading') loaded = { ...loaded, play: state === 'running' };
    },
    restarted: () => listeners.restarted(begun),
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
      begun = keep ? reached() : (document.run?.step ?? 0);
      if (!keep || begun === 0) recorded = document.run ? recordedIn(document.run) : nothingRecorded;
      else if (recorded && loaded) recorded = withChange(recorded, begun, loaded.document, document, registries);
      checkpoint = undefined;
      loaded = { document, play };
      run++;
      questions.refuse(ANOTHER_RUN);
      state = 'loading';
      send({ type: 'load', run, document, play, keep });
    },
    stop() {
      loaded = undefined;
      questions.refuse(NO_RUN);
      send({ type: 'stop', run });
    },
    play() {
      if (loaded) loaded = { ...loaded, play: true };
      send({ type: 'play', run });
    },
    pause() {
      if (loaded) loaded = { ...loaded, play: false };
      send({ type: 'pause', run });
    },
    step: (unit) => send({ type: 'step', run, unit }),
    speed(value) {
      stepsPerSecond = value;
      send({ type: 'speed', stepsPerSecond: value });
    },
    seek: (step) => send({ type: 'seek', run, step }),
    tune(document) {
      if (loaded) loaded = { ...loaded, document };
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
      if (resting === next) return;
      resting = next;
      send({ type: 'rest', resting });
      laboratory?.rest(resting);
    },
    goOn: () => send({ type: 'goOn', run }),
    ask(what) {
      if (!loaded || disposed || state === 'failed' || state === 'idle') return Promise.reject(new Unanswered(NO_RUN));
      return questions.ask(what);
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
