/**
 * @file Other runs in the worker of a run that is there, as the page has them: each lane has an `Open` of its own, so that an engine of its own stands at it, and all
 * of them go in step.
 */
import type { Beside, Engine } from './client.ts';
import type { Carrier, Open } from './connection.ts';
import type { Command, Event, LaneShare, Lockstep, LockstepFrom } from './protocol.ts';

export interface LaneLine {
  /** How the engine of a lane reaches the worker; lanes count from 1, since the run that is there is lane 0. */
  open(lane: number): Open;
  /** How all of them go on: at the same step or epoch, counted from their start or from their last phase; or (null) each its own way. */
  lockstep(by: Lockstep | null, from?: LockstepFrom): void;
  /** What is asked of several of them in here happens at one moment. */
  together(work: () => void): void;
  /** There are no other runs any more. */
  close(): void;
}

interface Opened {
  receive(event: Event): void;
  died(): void;
}

/** @param shares told what each lane gets of the time */
export function laneLine(engine: Pick<Engine, 'beside'>, shares: (shares: readonly LaneShare[]) => void): LaneLine {
  const lanes = new Map<number, Opened>();
  let carrier: Carrier | undefined;
  let by: Lockstep | null = null;
  let from: LockstepFrom = 'start';
  /** Who waits for a worker. */
  let waiting: ((carrier: Carrier) => void)[] = [];
  const others: Beside = {
    heard: (lane, event) => lanes.get(lane)?.receive(event),
    shares,
    opened(now) {
      carrier = now;
      // Before the first is opened nobody asked for it.
      if (by !== null) post({ type: 'lockstep', by, from });
      for (const go of waiting.splice(0)) go(now);
    },
    died() {
      carrier = undefined;
      const dead = [...lanes.values()];
      lanes.clear();
      for (const { died } of dead) died();
    },
  };
  const post = engine.beside(others);

  return {
    open: (lane) => async (_, receive, died) => {
      const now = carrier ?? (await new Promise<Carrier>((resolve) => waiting.push(resolve)));
      const opened: Opened = { receive, died };
      lanes.set(lane, opened);
      return {
        carrier: now,
        answered: Promise.resolve(),
        post(said, transfer = []) {
          if (lanes.get(lane) === opened) post({ type: 'lane', lane, command: said as Command }, transfer);
        },
        stop() {
          if (lanes.get(lane) !== opened) return;
          lanes.delete(lane);
          post({ type: 'closeLane', lane });
        },
      };
    },
    lockstep(next, counted = 'start') {
      by = next;
      from = counted;
      post({ type: 'lockstep', by, from });
    },
    together(work) {
      post({ type: 'gather', on: true });
      try {
        work();
      } finally {
        post({ type: 'gather', on: false });
      }
    },
    close() {
      post({ type: 'lockstep', by: null, from });
      for (const lane of lanes.keys()) post({ type: 'closeLane', lane });
      lanes.clear();
      waiting = [];
      engine.beside(undefined);
    },
  };
}
