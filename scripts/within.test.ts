import { afterEach, expect, test, vi } from 'vitest';
import { within } from './within.ts';

afterEach(() => void vi.useRealTimers());

const never = (): Promise<never> => new Promise(() => {});

test('what never ends is an error', async () => {
  await expect(within(5, never)).rejects.toThrow('has not ended after 5 ms');
});

test('a test’s own clock does not hold it up', async () => {
  vi.useFakeTimers();
  await expect(within(5, never)).rejects.toThrow('has not ended after 5 ms');
});

test('what ends gives its value or its own error', async () => {
  await expect(within(600_000, () => 3)).resolves.toBe(3);
  await expect(within(600_000, async () => 4)).resolves.toBe(4);
  await expect(
    within(600_000, () => {
      throw new Error('its own');
    }),
  ).rejects.toThrow('its own');
});
