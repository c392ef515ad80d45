import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Event } from '#engine/protocol.ts';
import { connect } from './carriers.ts';

/** A worker by hand. */
class FakeWorker extends EventTarget {
  onmessage: ((message: { data: Event }) => void) | null = null;
  onerror: ((event: { preventDefault(): void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  terminated = false;
  readonly sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  says(data: Event): void {
    this.onmessage?.({ data });
    this.dispatchEvent(new globalThis.Event('message'));
  }
}

let worker: FakeWorker;
let asked: { name: string; grant: () => void; signal: AbortSignal }[];
const received = vi.fn();
const died = vi.fn();
const open = () => connect('worker', worker as unknown as Worker, 'the lock', received, died);

beforeEach(() => {
  vi.useFakeTimers();
  worker = new FakeWorker();
  asked = [];
  received.mockClear();
  died.mockClear();
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, { signal }: { signal: AbortSignal }, grant: () => void) => {
        asked.push({ name, grant, signal });
        return new Promise(() => {});
      },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const outcome = (answered: Promise<void>) =>
  answered.then(
    () => 'answered',
    (error: Error) => error.message,
  );

test('a worker has answered with its first message, whatever it is', async () => {
  const { answered } = open();
  expect(worker.sent).toEqual([{ type: 'ping', n: -1 }]);
  worker.says({ type: 'pong', n: -1 });
  expect(await outcome(answered)).toBe('answered');
  expect(received).toHaveBeenCalledWith({ type: 'pong', n: -1 });
});

test('one that fails, or says nothing for eight seconds, is refused and ended', async () => {
  const { answered } = open();
  worker.onerror!({ preventDefault() {} });
  expect(await outcome(answered)).toBe('refused');
  expect(worker.terminated).toBe(true);

  worker = new FakeWorker();
  const silent = open();
  await vi.advanceTimersByTimeAsync(7_500);
  expect(worker.terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect(await outcome(silent.answered)).toBe('no answer');
  expect(worker.terminated).toBe(true);
  expect(died).not.toHaveBeenCalled();
});

test('the end of a worker is known as soon as the lock that it holds is let go of', async () => {
  open();
  worker.says({ type: 'pong', n: -1 });
  expect(asked).toEqual([]);
  worker.says({ type: 'held' });
  expect(asked.map(({ name }) => name)).toEqual(['the lock']);
  expect(died).not.toHaveBeenCalled();
  asked[0]!.grant();
  expect(died).toHaveBeenCalledTimes(1);
});

for (const [what, tell] of [
  ['an error that nobody caught', () => worker.onerror!({ preventDefault() {} })],
  ['a message that cannot be read', () => worker.onmessageerror!()],
] as const)
  test(`${what} ends a running worker, once`, () => {
    open();
    worker.says({ type: 'held' });
    tell();
    tell();
    expect(died).toHaveBeenCalledTimes(1);
    expect(worker.terminated).toBe(true);
    expect(asked[0]!.signal.aborted).toBe(true);
  });

test('a worker that is stopped has not died', () => {
  const { stop } = open();
  worker.says({ type: 'held' });
  stop();
  asked[0]!.grant();
  worker.onerror!({ preventDefault() {} });
  expect(died).not.toHaveBeenCalled();
});
