import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Carrier } from './connection.ts';
import { Lifeline } from './lifeline.ts';
import type { Command, Event } from './protocol.ts';
import { DEAD_AFTER, QUIET_AFTER, TICK } from './watchdog.ts';

interface Opened {
  carrier: Carrier;
  receive(event: Event): void;
  died(): void;
  stopped: boolean;
}
let opened: Opened[] = [];
let told: string[] = [];
let hidden = false;
let line: Lifeline<Command, Event> | undefined;

/** A line on a page that allows all carriers but those refused; `mute`: they open, but say then that the page does not allow them after all. */
async function start(refused: Carrier[] = [], mute: Carrier[] = []): Promise<Lifeline<Command, Event>> {
  line = new Lifeline(
    'The training engine',
    async (carrier, receive, died) => {
      if (refused.includes(carrier)) throw new Error('refused');
      const one: Opened = { carrier, receive, died, stopped: false };
      opened.push(one);
      return {
        carrier,
        answered: mute.includes(carrier) ? Promise.reject(new Error('mute')) : Promise.resolve(),
        post: () => {},
        stop: () => {
          one.stopped = true;
        },
      };
    },
    () => hidden,
    {
      event: ({ type }) => told.push(type),
      opened: () => told.push('opened'),
      died: () => told.push('died'),
      restarted: () => told.push('restarted'),
      failed: (message) => told.push(message),
      quiet: (quiet) => told.push(quiet ? 'quiet' : 'heard'),
      tick: () => {},
    },
  );
  await vi.advanceTimersByTimeAsync(0);
  return line;
}

beforeEach(() => {
  vi.useFakeTimers();
  [opened, told, hidden] = [[], [], false];
});
afterEach(() => {
  line?.stop();
  vi.useRealTimers();
});

test('takes the first carrier that the page allows, also where that turns out only later', async () => {
  expect((await start(['worker'])).carrier).toBe('blob');
  line!.stop();
  told = [];
  expect((await start(['blob'], ['worker'])).carrier).toBe('main');
  expect(told).toEqual(['opened', 'opened']);
});

test('says once that there is none', async () => {
  const none = await start(['worker', 'blob', 'main']);
  expect(told).toEqual(['The training engine could not be started in this page.']);
  expect(none.carrier).toBeUndefined();
});

test('opens another of the same kind where one dies, and gives up at the fourth death within a minute', async () => {
  await start(['worker']);
  for (let death = 0; death < 3; death++) {
    opened.at(-1)!.died();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(opened.map(({ carrier }) => carrier)).toEqual(['blob', 'blob', 'blob', 'blob']);
  expect(told).toEqual(['opened', ...Array(3).fill(['died', 'opened', 'restarted']).flat()]);
  expect(opened.map(({ stopped }) => stopped)).toEqual([true, true, true, false]);
  opened.at(-1)!.died();
  await vi.advanceTimersByTimeAsync(0);
  expect(told.at(-1)).toMatch(/several times/);
  expect(opened).toHaveLength(4);
});

test('deaths that lie further apart are no reason to give up', async () => {
  hidden = true; // silence is no death
  await start();
  for (let death = 0; death < 6; death++) {
    opened.at(-1)!.died();
    await vi.advanceTimersByTimeAsync(31_000);
  }
  expect(told.filter((word) => /several times/.test(word))).toEqual([]);
  expect(opened).toHaveLength(7);
});

test('silence is told, ends with any word, and lasts too long at last; nobody listens while the page is hidden', async () => {
  await start();
  await vi.advanceTimersByTimeAsync(QUIET_AFTER * TICK);
  expect(told.at(-1)).toBe('quiet');
  opened[0]!.receive({ type: 'pong', n: 1 });
  expect(told.slice(-2)).toEqual(['heard', 'pong']);
  hidden = true;
  await vi.advanceTimersByTimeAsync(3 * DEAD_AFTER * TICK);
  expect(opened).toHaveLength(1);
  hidden = false;
  await vi.advanceTimersByTimeAsync(DEAD_AFTER * TICK);
  expect(opened).toHaveLength(2);
});

test('what opens after it was stopped is let go of at once', async () => {
  let give: (() => void) | undefined;
  let stopped = false;
  const late = new Lifeline<Command, Event>(
    'The training engine',
    (carrier) =>
      new Promise((resolve) => {
        give = () =>
          resolve({ carrier, answered: Promise.resolve(), post: () => {}, stop: () => void (stopped = true) });
      }),
    () => false,
    {
      event: () => {},
      opened: () => told.push('opened'),
      died: () => {},
      restarted: () => {},
      failed: () => {},
      quiet: () => {},
      tick: () => {},
    },
  );
  late.stop();
  give!();
  await vi.advanceTimersByTimeAsync(0);
  expect(stopped).toBe(true);
  expect(told).toEqual([]);
});
