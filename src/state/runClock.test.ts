import { expect, it } from 'vitest';
import { RunClock } from './runClock.ts';

it('counts the seconds of training, and of another run from its beginning', () => {
  let now = 1000;
  const clock = new RunClock(() => now);
  const after = (ms: number) => {
    now += ms;
    return clock.seconds;
  };
  expect(after(500)).toBe(0);
  clock.tell(true);
  expect(after(500)).toBe(0.5);
  clock.tell(true); // said again, it goes on
  expect(after(1500)).toBe(2);
  clock.tell(false);
  clock.tell(false);
  expect(after(9000)).toBe(2);
  clock.tell(true);
  expect(after(1000)).toBe(3);
  clock.begin();
  expect(after(250)).toBe(0.25); // it trains on
  clock.tell(false);
  clock.begin(7);
  expect(after(1000)).toBe(7);
});
