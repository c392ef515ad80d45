import { expect, it } from 'vitest';
import { Patience } from './patience.ts';
import { ProgressTeller } from './progressTeller.ts';

it('asks after a minute of work how long the rest would take, and again after ten', () => {
  const patience = new Patience();
  expect(patience.spend(59_999, 10, 100)).toBeUndefined();
  expect(patience.asks).toBe(false);
  expect(patience.spend(1, 20, 100)).toBe(240);
  expect(patience.asks).toBe(true);
  patience.asks = false;
  expect(patience.spend(539_999, 50, 100)).toBeUndefined();
  expect(patience.spend(1, 50, 100)).toBe(600);
});

it('is told how far it came not at once, and then a few times a second', () => {
  let now = 0;
  const said: number[] = [];
  const teller = new ProgressTeller(
    () => now,
    ({ done }) => said.push(done),
  );
  teller.begin();
  for (; now < 1000; now += 10) teller.tell({ what: 'steps', done: now, of: 1000 });
  expect(said[0]).toBe(410);
  expect(said.slice(1).every((at, i) => at - said[i]! > 100)).toBe(true);
  expect(said.length).toBeGreaterThan(4);
});
