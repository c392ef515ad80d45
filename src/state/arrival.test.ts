import { expect, it } from 'vitest';
import { arrival } from './arrival.ts';

function coming() {
  const done: string[] = [];
  const { onceLoaded, press } = arrival();
  return {
    done,
    wait: (loading: Promise<void> | undefined, name = 'shown') =>
      onceLoaded(
        loading,
        () => done.push(name),
        () => done.push(`${name} failed`),
      ),
    press: (name: string) => press(() => done.push(name)),
  };
}

it('a press is done at once where nothing is waited for', () => {
  const { done, wait, press } = coming();
  press('step');
  wait(undefined);
  press('play');
  expect(done).toEqual(['step', 'shown', 'play']);
});

it('what is pressed while something is on its way is done by it, once, in order', async () => {
  const { done, wait, press } = coming();
  const loading = Promise.resolve();
  wait(loading);
  press('step');
  press('play');
  expect(done).toEqual([]);
  await loading;
  expect(done).toEqual(['shown', 'step', 'play']);
  press('step');
  expect(done).toEqual(['shown', 'step', 'play', 'step']);
});

it('what was pressed for something that does not come, or is overtaken, is forgotten', async () => {
  const { done, wait, press } = coming();
  const lost = Promise.reject(new Error('offline'));
  wait(lost, 'first');
  press('step');
  await lost.catch(() => {});
  await Promise.resolve();
  expect(done).toEqual(['first failed']);
  const loading = Promise.resolve();
  wait(loading, 'second');
  press('step');
  wait(loading, 'third');
  press('play');
  await loading;
  expect(done).toEqual(['first failed', 'third', 'play']);
});
