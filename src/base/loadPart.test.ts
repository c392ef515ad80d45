import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { retried } from './loadPart.ts';

describe('a part that comes when it is needed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Fails so many times, then gives the number of the call. */
  const failing = (times: number) => {
    let calls = 0;
    return vi.fn(() => (++calls <= times ? Promise.reject(new Error(`failed ${calls}`)) : Promise.resolve(calls)));
  };

  test('is asked for three times before it counts as missing', async () => {
    const load = failing(2);
    const part = retried(load)();
    await vi.runAllTimersAsync();
    expect(await part).toBe(3);
    expect(load).toHaveBeenCalledTimes(3);
  });

  test('that is missing rejects with the last error, and is asked for anew the next time', async () => {
    const load = failing(3);
    const ask = retried(load);
    const first = ask();
    const rejected = expect(first).rejects.toThrow('failed 3');
    await vi.runAllTimersAsync();
    await rejected;
    expect(await ask()).toBe(4);
  });

  test('is asked for once by all who want it, and never again once it is there', async () => {
    const load = failing(0);
    const ask = retried(load);
    expect(ask()).toBe(ask());
    await ask();
    await ask();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('is fetched ahead with all others, and one that is missing holds none of them up', async () => {
    // With a list of its own: those of the page are none of this test.
    vi.resetModules();
    const { fetchParts, loadPart } = await import('./loadPart.ts');
    const [missing, after] = [failing(9), failing(0)];
    loadPart(missing);
    loadPart(after);
    const all = fetchParts();
    await vi.runAllTimersAsync();
    await all;
    expect(missing).toHaveBeenCalledTimes(3);
    expect(after).toHaveBeenCalledTimes(1);
  });

  test('that is shown by the first presses is fetched ahead, one at a time, each when the page is idle', async () => {
    vi.resetModules();
    const { fetchAhead, loadPart } = await import('./loadPart.ts');
    const [first, missing, other, last] = [failing(0), failing(9), failing(0), failing(0)];
    const ask = loadPart(first, true);
    loadPart(missing, true);
    loadPart(other);
    loadPart(last, true);
    const idle: (() => void)[] = [];
    const all = fetchAhead(() => new Promise((resolve) => idle.push(resolve)));
    const next = async () => {
      idle.shift()?.();
      await vi.runAllTimersAsync();
    };
    await vi.runAllTimersAsync();
    expect(first).not.toHaveBeenCalled();
    await next();
    expect([first, missing, last].map((load) => load.mock.calls.length)).toEqual([1, 0, 0]);
    await next();
    await next();
    await all;
    expect([first, missing, other, last].map((load) => load.mock.calls.length)).toEqual([1, 3, 0, 1]);
    await ask();
    expect(first).toHaveBeenCalledTimes(1);
  });
});
