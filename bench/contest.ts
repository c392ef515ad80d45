/** @file Contestants taking turns at a workload, so that whatever else the machine does hits all alike. */
import type { Remote } from './remote.ts';
import type { SetUp, Slot } from './turns.ts';
import { agrees, flops, type Workload } from './workloads.ts';

export interface Pace {
  readonly rounds: number;
  /** Milliseconds of a slot. */
  readonly slot: number;
}

export interface Result {
  readonly workload: string;
  readonly contestant: string;
  readonly version?: string;
  /** A second of processor time, where that is known: the median of the slots, their tenth and ninetieth percentile. */
  readonly median?: number;
  readonly p10?: number;
  readonly p90?: number;
  readonly unit?: string;
  /** A second on the clock. */
  readonly wall?: number;
  readonly gflops?: number;
  readonly rounds?: number;
  readonly firstSeconds?: number;
  readonly lossAt20?: number;
  /** Whether that is the known loss; missing where the contestant does not do quite the same. */
  readonly agrees?: boolean;
  readonly differs?: string;
  readonly refuses?: string;
  readonly error?: string;
}

interface Entrant {
  readonly remote: Remote;
  readonly setUp: SetUp;
  readonly slots: Slot[];
  /** Slow ones, of which a step takes several slots, go fewer rounds. */
  readonly rounds: number;
  error?: string;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  return sorted[below]! + (place - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}

/** Sets everyone up, warms them, and lets them go round, each time another first. Ends the contestants. */
export async function contest(workload: Workload, remotes: readonly Remote[], pace: Pace): Promise<Result[]> {
  const results = new Map<string, Result>();
  const entrants: Entrant[] = [];
  for (const remote of remotes) {
    const entrant = await enter(workload, remote, pace);
    if ('remote' in entrant) entrants.push(entrant);
    else {
      results.set(remote.name, { workload: workload.id, contestant: remote.name, ...entrant });
      await remote.end();
    }
  }
  for (let round = 0; round < pace.rounds; round++) {
    for (let i = 0; i < entrants.length; i++) {
      const entrant = entrants[(i + round) % entrants.length]!;
      if (round >= entrant.rounds || entrant.error !== undefined) continue;
      const slot = await entrant.remote.ask({ command: 'slot', milliseconds: pace.slot });
      if ('steps' in slot) entrant.slots.push(slot);
      else entrant.error = JSON.stringify(slot);
    }
  }
  for (const entrant of entrants) {
    await entrant.remote.end();
    results.set(entrant.remote.name, resultOf(workload, entrant));
  }
  return remotes.map(({ name }) => results.get(name)!);
}

async function enter(
  workload: Workload,
  remote: Remote,
  { rounds, slot }: Pace,
): Promise<Entrant | { readonly refuses: string } | { readonly error: string }> {
  const setUp = await remote.ask({ command: 'setUp', workload: workload.id });
  if (!('loss' in setUp)) return 'refuses' in setUp ? setUp : { error: 'error' in setUp ? setUp.error : 'no set-up' };
  const warm = await remote.ask({ command: 'warm', milliseconds: 4 * slot });
  if (!('steps' in warm)) return { error: 'error' in warm ? warm.error : 'no slot' };
  const slow = (1000 * warm.seconds) / warm.steps > 3 * slot;
  return { remote, setUp, slots: [], rounds: slow ? Math.min(3, rounds) : rounds };
}

function resultOf(workload: Workload, { remote, setUp, slots, error }: Entrant): Result {
  const base = { workload: workload.id, contestant: remote.name, version: setUp.version };
  if (error !== undefined || slots.length === 0) return { ...base, error: error ?? 'no slot' };
  const rates = slots.map(({ examples, seconds, busy }) => examples / (busy ?? seconds));
  const median = quantile(rates, 0.5);
  const right = setUp.differs === undefined ? agrees(workload, setUp.loss) : undefined;
  const wall = quantile(
    slots.map(({ examples, seconds }) => examples / seconds),
    0.5,
  );
  return {
    ...base,
    median: Number(median.toPrecision(4)),
    p10: Number(quantile(rates, 0.1).toPrecision(4)),
    p90: Number(quantile(rates, 0.9).toPrecision(4)),
    unit: `${workload.unit}/s`,
    wall: Number(wall.toPrecision(4)),
    gflops: Number(((median * flops(workload)) / 1e9).toPrecision(3)),
    rounds: slots.length,
    firstSeconds: Number(setUp.seconds.toFixed(2)),
    lossAt20: Number(setUp.loss.toPrecision(6)),
    ...(right === undefined ? {} : { agrees: right }),
    ...(setUp.differs ? { differs: setUp.differs } : {}),
  };
}
