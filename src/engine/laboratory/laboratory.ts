/**
 * @file The laboratory's side of the protocol, independent of where it runs: jobs that take turns, a slice each, so that orders are looked at in between and
 * none waits for another. A job that breaks breaks nothing else.
 */
import { hold } from '#data/imported.ts';
import type { Clock } from '#engine/inSlices.ts';
import type { Probes } from '#engine/probe.ts';
import type { Givens, Kind, Order, Report, Rests } from './protocol.ts';
import { startReadings } from './readings.ts';
import { startReplays } from './replays.ts';
import { startRuns } from './runs.ts';
import type { JobWork, StartWork } from './work.ts';

export interface LaboratoryHost extends Clock {
  post(report: Report, transfer: ArrayBuffer[]): void;
  /** Calls back after waiting messages were seen and `ms` have passed. */
  later(callback: () => void, ms: number): void;
}

const starts: { readonly [K in Kind]: StartWork<K> } = {
  readings: startReadings,
  runs: startRuns,
  replays: startReplays,
};

interface UnderWay {
  readonly job: number;
  readonly kind: Kind;
  readonly channel: string | undefined;
  readonly work: JobWork<Kind>;
  /** When there is more to do; never before it is given something: Infinity. */
  due: number;
}

export function createLaboratory(host: LaboratoryHost, probes: Probes): { receive(order: Order): void } {
  /** Whose turn is next stands first. */
  let underWay: UnderWay[] = [];
  let rests: Rests = 'nothing';
  let drawing: Float32Array | undefined;
  /** The look that is due next; those scheduled before it come to nothing. */
  let look = 0;
  let lookAt = Number.POSITIVE_INFINITY;

  const post = (report: Report, transfer: ArrayBuffer[] = []) => host.post(report, transfer);
  const lies = ({ kind }: UnderWay) => rests === 'everything' || (rests === 'run' && kind === 'readings');
  const dueOf = (one: UnderWay) => (lies(one) ? Number.POSITIVE_INFINITY : one.due);

  function schedule(): void {
    const next = Math.min(...underWay.map(dueOf));
    if (next >= lookAt || next === Number.POSITIVE_INFINITY) return;
    lookAt = next;
    const mine = ++look;
    host.later(() => mine === look && turn(), Math.max(0, next - host.now()));
  }

  /** The next job's slice. */
  function turn(): void {
    lookAt = Number.POSITIVE_INFINITY;
    const now = host.now();
    const one = underWay.find((each) => dueOf(each) <= now);
    if (one) {
      underWay = [...underWay.filter((each) => each !== one), one];
      attempt(one, () => {
        const next = one.work.work(now + host.slice);
        if (next === 'done') {
          leave(one);
          post({ type: 'done', job: one.job, result: one.work.result! });
        } else one.due = next === 'waits' ? Number.POSITIVE_INFINITY : host.now() + next;
      });
    }
    schedule();
  }

  function attempt({ job }: Pick<UnderWay, 'job'>, work: () => void): void {
    try {
      work();
    } catch (error) {
      underWay = underWay.filter((each) => each.job !== job);
      post({ type: 'failed', job, message: error instanceof Error ? error.message : String(error) });
    }
  }

  function leave(one: UnderWay): void {
    underWay = underWay.filter((each) => each !== one);
  }

  function stop(one: UnderWay): void {
    attempt(one, () => {
      const { state } = one.work;
      leave(one);
      post({ type: 'stopped', job: one.job, state });
    });
  }

  function start({ job, channel, what, state }: Extract<Order, { type: 'start' }>): void {
    for (const older of underWay.filter((each) => channel !== undefined && each.channel === channel)) stop(older);
    attempt({ job }, () => {
      const bench = {
        probes,
        now: host.now,
        drawing: () => drawing,
        progress: (done: number, of: number, part: never, transfer: ArrayBuffer[] = []) =>
          post({ type: 'progress', job, done, of, part }, transfer),
        keep: (kept: never) => post({ type: 'state', job, state: kept }),
      };
      const work = (starts[what.kind] as StartWork<Kind>)(what as never, bench, state as never);
      underWay.push({ job, kind: what.kind, channel, work, due: host.now() });
    });
  }

  /** A job, or all of a kind, has something new to work on. */
  function wake(which: (each: UnderWay) => boolean, give?: (work: JobWork<Kind>) => void): void {
    for (const each of underWay.filter(which)) {
      attempt(each, () => give?.(each.work));
      each.due = host.now();
    }
  }

  return {
    receive(order) {
      switch (order.type) {
        case 'start':
          start(order);
          break;
        case 'stop':
          for (const each of underWay.filter(({ job }) => job === order.job)) stop(each);
          break;
        case 'give':
          wake(
            ({ job }) => job === order.job,
            (work) => work.give?.(order.given as Givens[Kind]),
          );
          break;
        case 'rest':
          ({ rests } = order);
          break;
        case 'draw':
          drawing = order.pixels;
          wake(({ kind }) => kind === 'readings');
          break;
        case 'provide':
          hold(order.hash, order.set);
          break;
        case 'ping':
          return post({ type: 'pong', n: order.n });
        default:
          order satisfies never;
      }
      schedule();
    },
  };
}
