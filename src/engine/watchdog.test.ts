import { expect, test, vi } from 'vitest';
import { afterWaking, DEAD_AFTER, QUIET_AFTER, TICK, Watchdog } from './watchdog.ts';

test('silence is counted in ticks, from the last word on', () => {
  const dog = new Watchdog();
  for (let i = 1; i < QUIET_AFTER; i++) dog.tick();
  expect(dog.quiet).toBe(false);
  dog.tick();
  expect(dog.quiet).toBe(true);
  dog.heard();
  expect(dog.quiet).toBe(false);
  for (let i = 1; i < DEAD_AFTER; i++) expect(dog.tick()).toBe(false);
  expect(dog.tick()).toBe(true);
});

test('calls back once, unless it is called off', () => {
  vi.useFakeTimers();
  const [called, never] = [vi.fn(), vi.fn()];
  afterWaking(3 * TICK, called);
  afterWaking(3 * TICK, never)();
  vi.advanceTimersByTime(3 * TICK - 1);
  expect(called).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10 * TICK);
  expect(called).toHaveBeenCalledTimes(1);
  expect(never).not.toHaveBeenCalled();
  vi.useRealTimers();
});
