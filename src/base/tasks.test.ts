import { expect, it } from 'vitest';
import { inTasks } from './tasks.ts';

it('does all of it, and lets others come in between', async () => {
  let others = 0;
  const timer = setInterval(() => others++, 0);
  function* work() {
    for (let i = 0; i < 3; i++) {
      const end = performance.now() + 12;
      while (performance.now() < end);
      yield i;
    }
    return 'done';
  }
  expect(await inTasks(work())).toBe('done');
  clearInterval(timer);
  expect(others).toBeGreaterThan(0);
});

it('rejects as the work throws', async () => {
  // biome-ignore lint/correctness/useYield: it throws before there is anything to yield
  function* work(): Generator<void, void> {
    throw new Error('no');
  }
  await expect(inTasks(work())).rejects.toThrow('no');
});
