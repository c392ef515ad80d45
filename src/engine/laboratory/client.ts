/**
 * @file The page's side of the laboratory: started at the first need, wherever the page allows. If it dies it is started anew, and every job goes on from the
 * state it told last.
 */
import { type Imported, isImages } from '#data/imported.ts';
import type { Carrier, Open } from '#engine/connection.ts';
import { Lifeline } from '#engine/lifeline.ts';
import type { Givens, Jobs, Kind, Order, Parts, Report, Rests, Results, States } from './protocol.ts';

export type { Jobs, Kind, Outcome, Parts, Readings, Replayed, Rests, Results, States, Until } from './protocol.ts';

export type OpenLaboratory = Open<Order, Report>;

/** Who is told of a job. */
export interface JobListener<K extends Kind> {
  progress?(done: number, of: number, part: Parts[K]): void;
  done?(result: Results[K]): void;
  /** Nothing comes of it. */
  failed?(message: string): void;
  /** It was stopped, by whoever started it or by a newer one on its channel; with `state` it can be started again. */
  stopped?(state: States[K]): void;
  /** The laboratory died: the job was started anew, and what it was given must be given again. */
  again?(): void;
}

export interface RunningJob<K extends Kind> {
  stop(): void;
  give(given: Givens[K], transfer?: ArrayBuffer[]): void;
}

export interface Laboratory {
  /**
   * Begins a job.
   * @param channel of two jobs on one the newer wins
   * @param state of such a job when it was stopped: it goes on from there
   */
  start<K extends Kind>(
    what: Extract<Jobs[K], { readonly kind: K }>,
    listener: JobListener<K>,
    options?: { readonly channel?: string; readonly state?: States[K] },
  ): RunningJob<K>;
  rest(rests: Rests): void;
  draw(pixels: Float32Array<ArrayBuffer>): void;
  provide(hash: string, set: Imported): void;
  /** Where it works; undefined before the first job. */
  readonly carrier: Carrier | undefined;
  dispose(): void;
}

interface Started {
  readonly what: Jobs[Kind];
  readonly channel: string | undefined;
  readonly listener: JobListener<Kind>;
  state: States[Kind] | undefined;
}

const NAME = 'The laboratory';
/** The states of jobs that have not begun. */
const nothing: States = { readings: {}, runs: { outcomes: [] }, replays: { replayed: [] } };

export function createLaboratory(open: OpenLaboratory, hidden: () => boolean): Laboratory {
  let line: Lifeline<Order, Report> | undefined;
  let last = 0;
  const jobs = new Map<number, Started>();
  const provided = new Map<string, Imported>();
  let drawing: Float32Array<ArrayBuffer> | undefined;
  let rests: Rests = 'nothing';

  const send = (order: Order, transfer: ArrayBuffer[] = []) => line?.post(order, transfer);

  function receive(report: Report): void {
    if (!('job' in report)) return;
    const started = jobs.get(report.job);
    if (!started) return;
    const { listener } = started;
    switch (report.type) {
      case 'progress':
        keepOutcomes(started, report.part);
        return listener.progress?.(report.done, report.of, report.part as never);
      case 'state':
        started.state = report.state;
        return;
      case 'done':
        jobs.delete(report.job);
        return listener.done?.(report.result as never);
      case 'stopped':
        jobs.delete(report.job);
        return listener.stopped?.(report.state as never);
      case 'failed':
        jobs.delete(report.job);
        return listener.failed?.(report.message);
      default:
        report satisfies never;
    }
  }

  /** What came of runs so far need not be made again. */
  function keepOutcomes(started: Started, part: Parts[Kind]): void {
    if (started.what.kind === 'replays') {
      const { replayed = [] } = (started.state ?? {}) as Partial<States['replays']>;
      started.state = { replayed: [...replayed, ...(part as Parts['replays'])] };
    }
    if (started.what.kind !== 'runs') return;
    const { outcomes = [] } = (started.state ?? {}) as Partial<States['runs']>;
    started.state = { outcomes: [...outcomes, ...(part as Parts['runs'])] };
  }

  const startOrder = (job: number, { what, channel, state }: Started): Order => ({
    ...{ type: 'start', job, what },
    ...(channel === undefined ? {} : { channel }),
    ...(state === undefined ? {} : { state }),
  });

  /** Hands over a copy: the page keeps its own. */
  function provideTo(hash: string, set: Imported): void {
    if (!line?.carrier) return; // it will be told once it is there
    if (isImages(set)) {
      const pixels = set.pixels.slice();
      return send({ type: 'provide', hash, set: { ...set, pixels } }, [pixels.buffer]);
    }
    const values = set.values.slice();
    send({ type: 'provide', hash, set: { ...set, values } }, [values.buffer]);
  }

  /** Tells a laboratory that knows nothing yet what the last one knew. */
  function introduce(): void {
    for (const [hash, set] of provided) provideTo(hash, set);
    if (drawing) send({ type: 'draw', pixels: drawing });
    if (rests !== 'nothing') send({ type: 'rest', rests });
    for (const [job, started] of [...jobs]) {
      send(startOrder(job, started));
      started.listener.again?.();
    }
  }

  const begin = () =>
    new Lifeline<Order, Report>(NAME, open, () => hidden() || jobs.size === 0, {
      event: receive,
      opened: introduce,
      died() {},
      restarted() {},
      quiet() {},
      tick: (n) => send({ type: 'ping', n }),
      failed(message) {
        line?.stop();
        line = undefined;
        const lost = [...jobs.values()];
        jobs.clear();
        for (const { listener } of lost) listener.failed?.(message);
      },
    });

  return {
    start(what, listener, { channel, state } = {}) {
      const job = ++last;
      const started: Started = { what, channel, listener: listener as JobListener<never> as JobListener<Kind>, state };
      jobs.set(job, started);
      if (line) send(startOrder(job, started));
      else line = begin();
      return {
        stop: () => {
          if (line?.carrier) send({ type: 'stop', job });
          else if (jobs.delete(job)) listener.stopped?.((started.state ?? nothing[what.kind]) as never);
        },
        give: (given, transfer) => {
          if (jobs.has(job)) send({ type: 'give', job, given }, transfer);
        },
      };
    },
    rest(next) {
      rests = next;
      send({ type: 'rest', rests });
    },
    draw(pixels) {
      drawing = pixels;
      send({ type: 'draw', pixels });
    },
    provide(hash, set) {
      if (provided.has(hash)) return;
      provided.set(hash, set);
      provideTo(hash, set);
    },
    get carrier() {
      return line?.carrier;
    },
    dispose() {
      jobs.clear();
      line?.stop();
    },
  };
}
