/**
 * @file The page's side of the engine: starts it wherever the page allows and hands commands over. If the worker dies it is started anew with the document and
 * the last checkpoint.
 */
import { type Imported, isImages } from '#data/imported.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type RunChange, withNetworkChange } from '#nn/run.ts';
import { type Carrier, type Connection, carriers, type Open } from './connection.ts';
import { FrameDelivery } from './frameDelivery.ts';
import type { ProbeName, ProbeRequests } from './probe.ts';
import type { Command, EngineState, Event, Frame, StepUnit } from './protocol.ts';
import type { Checkpoint } from './trainer.ts';
import { TICK, Watchdog } from './watchdog.ts';

export type { Carrier };

export type Status = Omit<Extract<Event, { type: 'state' }>, 'type' | 'run'> & { readonly carrier?: Carrier };

export interface EngineListeners {
  status(status: Status): void;
  changes(changes: readonly RunChange[] | null): void;
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
  dispose(): void;
}

/** What the client needs of the page around it. */
export interface Surroundings {
  readonly open: Open;
  requestFrame(callback: () => void): void;
  /** Nobody looks at the page: its timers are throttled. */
  hidden(): boolean;
  /** An error of a listener, which is none of the engine's. */
  report(error: unknown): void;
}

/** A page, and how it opens what carries the engine. */
export const onPage = (open: Open): Surroundings => ({
  open,
  requestFrame: (callback) => requestAnimationFrame(callback),
  hidden: () => document.visibilityState === 'hidden',
  report: (error) => reportError(error),
});

/** A running worker is asked for a checkpoint every so many ticks. */
const SAVE_EVERY = 4;

export function createEngine(listeners: EngineListeners, around: Surroundings): Engine {
  let connection: Connection | undefined;
  let disposed = false;
  let run = 0;
  /** The step at which the present run begins. */
  let begun = 0;
  let loaded: { document: StrataDocument; play: boolean } | undefined;
  let state: EngineState = 'loading';
  let changes: readonly RunChange[] | null = [];
  let checkpoint: Checkpoint | undefined;
  let stepsPerSecond: number | null = null;
  let drawing: Float32Array<ArrayBuffer> | undefined;
  const provided = new Map<string, Imported>();
  const requests = new Map<ProbeName, { request: unknown }[]>();
  const frames = new FrameDelivery(around.report);
  const watchdog = new Watchdog();
  let quiet = false;
  let resting = false;
  let ticks = 0;
  let restarts: number[] = [];

  const send = (command: Command, transfer: ArrayBuffer[] = []) => connection?.post(command, transfer);
  const frame = () => (frames.shown?.run === run ? frames.shown : undefined);
  const reached = () => frame()?.position.step ?? begun;

  function receive(event: Event): void {
    watchdog.heard();
    tellQuiet();
    const older = disposed || ('run' in event && event.run !== run);
    if (event.type === 'frame') frames.take(event, older);
    if (older) return;
    switch (event.type) {
      case 'state': {
        const { type: _, run: __, ...status } = event;
        ({ state } = event);
        listeners.status({ ...status, ...(connection ? { carrier: connection.carrier } : {}) });
        return;
      }
      case 'changes':
        ({ changes } = event);
        // A checkpoint from before a change must not be taken for one from after it.
        checkpoint = undefined;
        send({ type: 'save' });
        listeners.changes(changes);
        return;
      case 'checkpoint':
        ({ checkpoint } = event);
        return;
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
    if (connection && loaded) frames.ask((buffers) => send({ type: 'want', buffers }, buffers));
  }

  function tellQuiet(): void {
    if (quiet === watchdog.quiet) return;
    quiet = watchdog.quiet;
    listeners.quiet(quiet);
  }

  function subscribe(): void {
    const probes = Object.fromEntries(
      [...requests].flatMap(([name, list]) => (list.length > 0 ? [[name, list.at(-1)!.request]] : [])),
    );
    send({ type: 'subscribe', probes: probes as ProbeRequests });
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
    subscribe();
    send({ type: 'speed', stepsPerSecond });
    if (resting) send({ type: 'rest', resting });
    for (const [hash, set] of provided) provideTo(hash, set);
    if (drawing) send({ type: 'draw', pixels: drawing });
    if (!loaded) return;
    const kept = checkpoint;
    const { run: _, ...rest } = loaded.document;
    // As far as the page saw it, however often a worker dies before it is there again: that is what is kept meanwhile.
    begun = Math.max(kept?.position.step ?? 0, changes ? reached() : 0);
    const made = changes?.filter((c) => c.at <= begun);
    const document = made && (begun > 0 || made.length > 0) ? { ...rest, run: { step: begun, changes: made } } : rest;
    run++;
    send({ type: 'load', run, document, play: loaded.play, ...(kept ? { checkpoint: kept } : {}) });
  }

  /** Whether there is an engine now. */
  async function start(first: Carrier): Promise<boolean> {
    for (const carrier of carriers.slice(carriers.indexOf(first))) {
      try {
        const opened = await around.open(carrier, receive, () => died(carrier));
        if (disposed) {
          opened.stop();
          return false;
        }
        connection = opened;
        watchdog.heard();
        // Before it answered: it plans while the page is still putting itself together.
        introduce();
        await opened.answered;
        return true;
      } catch {
        // The next carrier needs less of the page.
        connection = undefined;
      }
    }
    listeners.status({ state: 'failed', message: 'The training engine could not be started in this page.' });
    return false;
  }

  function died(carrier: Carrier): void {
    if (disposed || connection?.carrier !== carrier) return;
    connection.stop();
    connection = undefined;
    watchdog.heard();
    tellQuiet();
    const now = performance.now();
    restarts = [...restarts.filter((t) => now - t < 60_000), now];
    if (restarts.length > 3) {
      listeners.status({
        state: 'failed',
        message: 'The training engine stopped several times. Reload the page to try again.',
      });
      return;
    }
    if (loaded && state !== 'loading') loaded = { ...loaded, play: state === 'running' };
    void start(carrier).then((started) => started && listeners.restarted(begun));
  }

  const watch = setInterval(() => {
    if (!connection || connection.carrier === 'main') return;
    if (state === 'running' && ++ticks % SAVE_EVERY === 0) send({ type: 'save' });
    send({ type: 'ping', n: ticks });
    if (around.hidden()) return watchdog.heard();
    if (watchdog.tick()) died(connection.carrier);
    else tellQuiet();
  }, TICK);

  void start('worker');
  around.requestFrame(animate);

  return {
    load(document, play, keep = false) {
      begun = keep ? reached() : (document.run?.step ?? 0);
      if (!keep || begun === 0) changes = document.run?.changes ?? [];
      else if (changes && loaded)
        changes = withNetworkChange(changes, begun, loaded.document.network, document.network);
      checkpoint = undefined;
      loaded = { document, play };
      run++;
      state = 'loading';
      send({ type: 'load', run, document, play, keep });
    },
    stop() {
      loaded = undefined;
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
    subscribe(probe, request, guest = false) {
      const list = requests.get(probe) ?? [];
      const entry = { request };
      requests.set(probe, guest ? [entry, ...list] : [...list, entry]);
      subscribe();
      return () => {
        requests.set(
          probe,
          (requests.get(probe) ?? []).filter((e) => e !== entry),
        );
        subscribe();
      };
    },
    provide(hash, set) {
      if (provided.has(hash)) return;
      provided.set(hash, set);
      provideTo(hash, set);
    },
    draw(pixels) {
      drawing = pixels;
      send({ type: 'draw', pixels });
    },
    onFrame: (listener) => frames.onFrame(listener),
    rest(next) {
      if (resting === next) return;
      resting = next;
      send({ type: 'rest', resting });
    },
    goOn: () => send({ type: 'goOn', run }),
    get frame() {
      return frame();
    },
    get reached() {
      return reached();
    },
    dispose() {
      disposed = true;
      clearInterval(watch);
      connection?.stop();
    },
  };
}
