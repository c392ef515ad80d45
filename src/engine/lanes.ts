/**
 * @file Several runs in one worker. Each lane is a session of its own; this gives them their turns and their share of memory and, where they go in step, holds
 * them at the same step (or epoch) until all of them are there, and shows them together. Steps are counted from where a lane's clock begins: at its start, or where
 * its last phase does.
 */
import { type Clocked, LaneClock } from './laneClock.ts';
import { holdElsewhere } from './memory.ts';
import type { Probes } from './probe.ts';
import type { Event, LaneShare, Said, Told } from './protocol.ts';
import { createSession, type LaneSession } from './session.ts';
import type { Trainer } from './trainer.ts';

/** What lanes need of whatever they run in. */
export interface LanesHost {
  post(told: Told, transfer: ArrayBuffer[]): void;
  now(): number;
  later(callback: () => void, ms: number): void;
  readonly slice: number;
}

export interface Lanes {
  receive(said: Said): void;
}

interface Lane {
  readonly session: LaneSession;
  /** What it will do when it has its turn, and from when on. */
  next: (() => void) | undefined;
  at: number;
  /** When it had its last turn, in turns of all. */
  last: number;
  /** Milliseconds and steps since the shares were told. */
  spent: number;
  made: number;
  /** The step to which it may train while nobody knows where its clock begins. */
  free: number;
}

/** A lane that can go on. */
interface Able extends Clocked {
  readonly lane: Lane;
  readonly runs: boolean;
}

/** A stretch of steps after which all are level: about as long as this, in milliseconds. */
const STRETCH = 10;
const MOST_STEPS = 256;
/** Steps that a lane at rest goes on at once while it looks for the beginning of its last phase; never past where the others are. */
const MOST_BLIND = 64;
/** Between two tellings of what each lane gets, in milliseconds. */
const TELL_SHARES = 500;

const NEVER = Number.POSITIVE_INFINITY;

export function createLanes(host: LanesHost, probes: Probes): Lanes {
  const lanes = new Map<number, Lane>();
  /** Undefined where each goes its own way. */
  let clocks: LaneClock | undefined;
  /** As far as lanes in step may go, by their clocks. */
  let goal = -NEVER;
  let stretch = 1;
  let setAt = host.now();
  let toldAt = host.now();
  let gathering = false;
  let turns = 0;
  /** When the next turn comes. */
  let due = NEVER;
  /** What is told at one moment is gathered here. */
  let together: { told: [number, Event][]; transfer: ArrayBuffer[] } | undefined;

  function laneOf(id: number): Lane {
    const known = lanes.get(id);
    if (known) return known;
    const session = createSession(
      {
        now: host.now,
        slice: host.slice,
        post(event, transfer) {
          if (!together) return host.post(id === 0 ? event : { type: 'lanes', told: [[id, event]] }, transfer);
          together.told.push([id, event]);
          together.transfer.push(...transfer);
        },
        later(callback, ms) {
          lane.next = callback;
          lane.at = host.now() + ms;
        },
      },
      probes,
      { room: () => clocks && room(lane, clocks) },
    );
    const lane: Lane = { session, next: undefined, at: 0, last: 0, spent: 0, made: 0, free: 0 };
    lanes.set(id, lane);
    return lane;
  }

  /** The trainer of a lane that can go on, and so stands where the others do. */
  const trainerOf = ({ session: { work } }: Lane): Trainer | undefined =>
    work.canTrain && !work.asks && work.state !== 'failed' ? work.live?.trainer : undefined;

  function room(lane: Lane, clock: LaneClock): number {
    const trainer = trainerOf(lane);
    if (!trainer) return 0;
    const origin = clock.originOf(lane.session.work.live!);
    return Math.max(0, (origin === undefined ? lane.free : clock.stepAt(trainer, origin, goal)) - trainer.step);
  }

  /** It has trained as far as it may, and has nothing else to do. */
  const waits = (lane: Lane): boolean =>
    clocks !== undefined &&
    !lane.session.work.busy &&
    lane.session.work.state === 'running' &&
    room(lane, clocks) === 0;

  /** The lane whose turn it is; else from when on there is one. */
  function next(): { lane?: Lane; from: number } {
    const now = host.now();
    let found: Lane | undefined;
    let from = NEVER;
    for (const lane of lanes.values()) {
      if (!lane.next || waits(lane)) continue;
      from = Math.min(from, lane.at);
      if (lane.at <= now && (!found || lane.last < found.last)) found = lane;
    }
    return found ? { lane: found, from } : { from };
  }

  function turn(): void {
    due = NEVER;
    if (gathering) return;
    const { lane, from } = next();
    let more = lane !== undefined;
    if (lane) take(lane);
    else more = clocks !== undefined && from > host.now() && level(clocks);
    arrange(more);
  }

  function take(lane: Lane): void {
    const { session } = lane;
    const callback = lane.next!;
    const { live } = session.work;
    const before = live?.trainer.step ?? 0;
    const began = host.now();
    lane.next = undefined;
    lane.last = ++turns;
    alone(lane, callback);
    if (session.work.state === 'running' && session.work.live === live) {
      lane.made += (live?.trainer.step ?? 0) - before;
      lane.spent += host.now() - began;
    }
  }

  /** Does something for a lane, while what the others hold of memory counts. */
  function alone(lane: Lane, work: () => void): void {
    let elsewhere = 0;
    for (const other of lanes.values())
      if (other !== lane) elsewhere += other.session.work.live?.trainer.model.bytes ?? 0;
    holdElsewhere(elsewhere);
    work();
  }

  /** Brings all lanes to the same clock, shows them, and lets them go on. @returns whether there is something to do at once */
  function level(by: LaneClock): boolean {
    const all = [...lanes.values()];
    if (all.some(({ session: { work } }) => work.busy && !work.asks)) return false;
    const can = all.flatMap((lane): Able[] => {
      const trainer = trainerOf(lane);
      return trainer
        ? [{ lane, trainer, runs: lane.session.work.state === 'running', origin: by.originOf(lane.session.work.live!) }]
        : [];
    });
    const some = can.some(({ runs }) => runs);
    const standing = some ? can.filter(({ runs }) => runs) : can;
    const clock = by.furthest(standing);
    let open = false;
    let behind = false;
    for (const { lane, trainer, runs, origin } of standing) {
      const { step } = trainer;
      if (origin === undefined) open = true;
      // Whoever looks for the beginning of its last phase goes on to there by itself; at rest only where others are past theirs.
      const to =
        origin !== undefined
          ? by.stepAt(trainer, origin, clock)
          : !runs && clock > 0
            ? step + Math.min(MOST_BLIND, clock)
            : step;
      if (to <= step) continue;
      behind = true;
      if (!runs) lane.session.catchUp(to);
    }
    if (behind) {
      goal = clock;
      return true;
    }
    const stands = all.map((lane) => lane.session.standing);
    if (stands.includes('scores')) return true;
    if (stands.includes('ready') && !stands.includes('news')) show(all.filter((_, i) => stands[i] === 'ready'));
    if (!some) return false;
    if (host.now() - toldAt >= TELL_SHARES) tellShares();
    const now = host.now();
    const took = now - setAt;
    setAt = now;
    if (took < STRETCH / 2) stretch = Math.min(MOST_STEPS, 2 * stretch);
    else if (took > 2 * STRETCH) stretch = Math.max(1, stretch >> 1);
    // Until all know where it begins, nobody goes past the beginning of the last phase.
    goal = open ? Math.max(clock, Math.min(0, clock + stretch)) : clock + stretch;
    for (const { lane, trainer } of standing) lane.free = trainer.step + stretch;
    return true;
  }

  function show(ready: readonly Lane[]): void {
    together = { told: [], transfer: [] };
    for (const lane of ready) alone(lane, () => lane.session.show());
    const { told, transfer } = together;
    together = undefined;
    host.post({ type: 'lanes', told }, transfer);
  }

  function tellShares(): void {
    toldAt = host.now();
    const spent = [...lanes.values()].reduce((sum, lane) => sum + lane.spent, 0);
    const shares: LaneShare[] = [];
    for (const [id, lane] of lanes) {
      if (lane.made > 0 && spent > 0)
        shares.push({ lane: id, share: lane.spent / spent, msPerStep: lane.spent / lane.made });
      lane.spent = lane.made = 0;
    }
    if (shares.length > 0) host.post({ type: 'shares', shares }, []);
  }

  /** Sees to it that a turn comes when there is something to do. */
  function arrange(more: boolean): void {
    if (gathering) return;
    const { from } = next();
    if (!more && from === NEVER) return;
    const now = host.now();
    const ms = more ? 0 : Math.max(0, from - now);
    if (now + ms >= due) return;
    due = now + ms;
    host.later(turn, ms);
  }

  function hear(said: Said): void {
    switch (said.type) {
      case 'lane': {
        const lane = laneOf(said.lane);
        return alone(lane, () => lane.session.receive(said.command));
      }
      case 'closeLane':
        lanes.delete(said.lane);
        return;
      case 'lockstep':
        clocks = said.by ? new LaneClock(said.by, said.from) : undefined;
        goal = -NEVER;
        stretch = 1;
        return;
      case 'gather':
        gathering = said.on;
        return;
      default: {
        const lane = laneOf(0);
        return alone(lane, () => lane.session.receive(said));
      }
    }
  }

  return {
    receive(said) {
      hear(said);
      arrange(clocks !== undefined);
    },
  };
}
