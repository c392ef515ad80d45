import { expect, it, vi } from 'vitest';
import { inTasks } from './tasks.ts';

it('does all of it, and lets others come in between', async () => {
  let others = 0;
  const timer = setInterval(() => others++, 0);
  let clock = 0;
  const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
  function* work() {
    for (let i = 0; i < 3; i++) {
      clock += 12; // more than one task may take
      yield i;
    }
    return 'done';
  }
  expect(await inTasks(work())).toBe('done');
  clearInterval(timer);
  now.mockRestore();
  expect(others).toBeGreaterThan(0);
});

it('rejects as the work throws', async () => {
  // biome-ignore lint/correctness/useYield: it throws before there is anything to yield
  function* work(): Generator<void, void> {
    throw new Error('no');
  }
  await expect(inTasks(work())).rejects.toThrow('no');
});
