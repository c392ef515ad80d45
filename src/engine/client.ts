/**
 * @file The page's side of the engine: starts it wherever the page allows, hands commands over and delivers frames, one for each animation frame that wants one.
 * If the worker dies it is started anew with the document and the last checkpoint.
 */
import { retried } from '#base/loadPart.ts';
import type { ImageSet } from '#data/images/imageSet.ts';
import type { ProbeName, ProbeRequests } from '#lenses/probes.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { RunChange } from '#nn/run.ts';
import type { Command, EngineState, Event, Frame, StepUnit } from './protocol.ts';
import type { Checkpoint } from './trainer.ts';

/** Where the engine runs: a worker from its own file, one from a Blob, or the page's thread. */
export type Carrier = 'worker' | 'blob' | 'main';

export type Status = Omit<Extract<Event, { type: 'state' }>, 'type' | 'run'> & { readonly carrier?: Carrier };

export interface EngineListeners {
  status(status: Status): void;
  changes(changes: readonly RunChange[] | null): void;
  /** The worker died and was started anew; training goes on from `step`. */
  restarted(step: number): void;
}

export interface Engine {
  /** `keep`: the run at hand goes on with the document's network. */
  load(document: StrataDocument, play: boolean, keep?: boolean): void;
  /** Gives up loading. */
  stop(): void;
  play(): void;
  pause(): void;
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
  /** Hands over images from files, before the document that names their hash; once is enough. */
  provide(hash: string, images: ImageSet): void;
  /** Called in an animation frame with each new frame; its arrays may be read until the next one comes. */
  onFrame(listener: (frame: Frame) => void): () => void;
  /** The frame of the present run that was delivered last, for drawing again after a change of size or theme. */
  readonly frame: Frame | undefined;
  /** The step that the present run has reached, as far as the page knows: before its first frame, where it will begin. */
  readonly reached: number;
  dispose(): void;
}

interface Connection {
  readonly carrier: Carrier;
  /** Rejects where the page does not allow it after all. */
  readonly answered: Promise<void>;
  post(command: Command, transfer?: ArrayBuffer[]): void;
  stop(): void;
}

/** How long a carrier may take to answer for the first time, and how long a running one may be silent, in milliseconds. */
const START_TIMEOUT = 8000;
const SILENCE = 12_000;
const SAVE_EVERY = 2000;

export function createEngine(listeners: EngineListeners): Engine {
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
  const provided = new Map<string, ImageSet>();
  const requests = new Map<ProbeName, { request: unknown }[]>();
  const frameListeners = new Set<(frame: Frame) => void>();
  let arrived: Frame | undefined;
  let shown: Frame | undefined;
  let spent: ArrayBuffer[] = [];
  let wanting = false;
  let heard = 0;
  let pings = 0;
  let restarts: number[] = [];

  const send = (command: Command, transfer: ArrayBuffer[] = []) => connection?.post(command, transfer);
  const frame = () => (shown?.run === run ? shown : undefined);
  const reached = () => frame()?.position.step ?? begun;

  function receive(event: Event): void {
    heard = performance.now();
    if (disposed || ('run' in event && event.run !== run)) {
      if (event.type === 'frame') {
        wanting = false;
        spent.push(...buffersOf(event));
      }
      return;
    }
    switch (event.type) {
      case 'state': {
        const { type: _, run: __, ...status } = event;
        ({ state } = event);
        listeners.status({ ...status, ...(connection ? { carrier: connection.carrier } : {}) });
        return;
      }
      case 'frame':
        wanting = false;
        if (arrived) spent.push(...buffersOf(arrived));
        arrived = event;
        return;
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
      case 'pong':
        return;
      default:
        event satisfies never;
    }
  }

  /** Once per animation frame: show what arrived, then ask for the next. */
  function animate(): void {
    if (disposed) return;
    requestAnimationFrame(animate);
    if (arrived) {
      if (shown) spent.push(...buffersOf(shown));
      shown = arrived;
      arrived = undefined;
      for (const listener of frameListeners) listener(shown);
    }
    if (!wanting && connection && loaded) {
      wanting = true;
      const buffers = spent;
      spent = [];
      send({ type: 'want', buffers }, buffers);
    }
  }

  function subscribe(): void {
    const probes = Object.fromEntries(
      [...requests].flatMap(([name, list]) => (list.length > 0 ? [[name, list.at(-1)!.request]] : [])),
    );
    send({ type: 'subscribe', probes: probes as ProbeRequests });
  }

  /** Hands over a copy of the pixels, which is quicker than to have them copied on the way. */
  function provideTo(hash: string, images: ImageSet): void {
    const pixels = images.pixels.slice();
    send({ type: 'provide', hash, images: { ...images, pixels } }, [pixels.buffer]);
  }

  /** Sends a new connection everything the last one knew. */
  function introduce(): void {
    wanting = false;
    subscribe();
    send({ type: 'speed', stepsPerSecond });
    for (const [hash, images] of provided) provideTo(hash, images);
    if (drawing) send({ type: 'draw', pixels: drawing });
    if (!loaded) return;
    const kept = checkpoint;
    const { run: recorded, ...rest } = loaded.document;
    const step = kept?.position.step ?? frame()?.position.step;
    const made = step === undefined ? recorded : changes && { step, changes: changes.filter((c) => c.at <= step) };
    const document = made ? { ...rest, run: made } : rest;
    run++;
    send({ type: 'load', run, document, play: loaded.play, ...(kept ? { checkpoint: kept } : {}) });
  }

  async function start(first: Carrier): Promise<void> {
    const carriers: Carrier[] = ['worker', 'blob', 'main'];
    for (const carrier of carriers.slice(carriers.indexOf(first))) {
      try {
        const opened = await open(carrier, receive, () => died(carrier));
        if (disposed) return opened.stop();
        connection = opened;
        heard = performance.now();
        // Before it answered: it plans while the page is still putting itself together.
        introduce();
        return await opened.answered;
      } catch {
        // The next carrier needs less of the page.
        connection = undefined;
      }
    }
    listeners.status({ state: 'failed', message: 'The training engine could not be started in this page.' });
  }

  function died(carrier: Carrier): void {
    if (disposed || connection?.carrier !== carrier) return;
    connection.stop();
    connection = undefined;
    const now = performance.now();
    restarts = [...restarts.filter((t) => now - t < 60_000), now];
    if (restarts.length > 3) {
      listeners.status({
        state: 'failed',
        message: 'The training engine stopped several times. Reload the page to try again.',
      });
      return;
    }
    if (loaded) loaded = { ...loaded, play: state === 'running' };
    void start(carrier).then(() => listeners.restarted(checkpoint?.position.step ?? 0));
  }

  const watch = setInterval(() => {
    if (!connection || connection.carrier === 'main') return;
    // A hidden page throttles timers: silence counts only while it is looked at.
    if (globalThis.document.visibilityState === 'hidden') heard = performance.now();
    else if (performance.now() - heard > SILENCE) died(connection.carrier);
    else send({ type: 'ping', n: pings++ });
    if (state === 'running') send({ type: 'save' });
  }, SAVE_EVERY);

  void start('worker');
  requestAnimationFrame(animate);

  return {
    load(document, play, keep = false) {
      loaded = { document, play };
      begun = keep ? reached() : (document.run?.step ?? 0);
      run++;
      state = 'loading';
      if (!keep) {
        checkpoint = undefined;
        changes = document.run?.changes ?? [];
      }
      send({ type: 'load', run, document, play, keep });
    },
    stop() {
      loaded = undefined;
      send({ type: 'stop', run });
    },
    play: () => send({ type: 'play', run }),
    pause: () => send({ type: 'pause', run }),
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
    provide(hash, images) {
      if (provided.has(hash)) return;
      provided.set(hash, images);
      provideTo(hash, images);
    },
    draw(pixels) {
      drawing = pixels;
      send({ type: 'draw', pixels });
    },
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
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

/** Every buffer that travelled with a frame. */
function buffersOf(frame: Frame): ArrayBuffer[] {
  const found: ArrayBuffer[] = [];
  const visit = (value: unknown): void => {
    if (value instanceof Float32Array) {
      if (value.buffer instanceof ArrayBuffer && value.buffer.byteLength > 0) found.push(value.buffer);
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      Object.values(value).forEach(visit);
  };
  visit(frame.probes);
  return found;
}

const mainThread = retried(() => import('./mainThread.ts'));
const inlineWorker = retried(() => import('./worker.ts?worker&inline'));

/** Opens a carrier; rejects where the page does not allow it. */
async function open(carrier: Carrier, receive: (event: Event) => void, died: () => void): Promise<Connection> {
  if (carrier === 'main') {
    const { startMainThread } = await mainThread();
    return { carrier, answered: Promise.resolve(), ...startMainThread(receive) };
  }
  const worker =
    carrier === 'worker'
      ? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      : new (await inlineWorker()).default();
  worker.onmessage = (message: MessageEvent<Event>) => receive(message.data);
  const answered = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), START_TIMEOUT);
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      reject(new Error('refused'));
    };
    worker.addEventListener(
      'message',
      () => {
        clearTimeout(timer);
        resolve();
        worker.onerror = (event) => {
          event.preventDefault();
          died();
        };
      },
      { once: true },
    );
    worker.postMessage({ type: 'ping', n: -1 } satisfies Command);
  });
  answered.catch(() => worker.terminate());
  return {
    carrier,
    answered,
    post: (command, transfer = []) => worker.postMessage(command, transfer),
    stop: () => worker.terminate(),
  };
}
