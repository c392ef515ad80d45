import { describe, expect, it } from 'vitest';
import { prepareData, tokensIn } from '#data/prepare.ts';
import { SENTENCES } from './sentences.ts';

/** Each row's window as text, with the characters asked for. */
function windowsOf(values: Record<string, unknown> = {}) {
  const data = prepareData({ type: 'text', ...values }, 1);
  const steps = data.positions;
  const spell = (codes: ArrayLike<number>) =>
    Array.from(codes, (code) => data.classNames[code]!.replace('␣', ' ')).join('');
  const windows = Array.from({ length: data.count }, (_, i) => {
    const row = [i * steps, (i + 1) * steps] as const;
    return { read: spell(tokensIn(data.inputs).subarray(...row)), asked: spell(data.targets.subarray(...row)) };
  });
  return { data, windows };
}

it('asks for the next character at every place of a window', () => {
  for (const { read, asked } of windowsOf({ steps: 16 }).windows) {
    expect(asked.slice(0, -1)).toBe(read.slice(1));
    expect(SENTENCES).toContain(read + asked.at(-1));
  }
});

it('has the characters of the text, a blank that can be seen among them, and no others', () => {
  const { data } = windowsOf();
  expect(data.tokens).toEqual(data.classNames);
  expect(new Set(data.tokens)).toEqual(new Set([...SENTENCES].map((c) => (c === ' ' ? '␣' : c))));
  expect(data.tokens!.length).toBeLessThanOrEqual(40);
});

describe.each([0.01, 0.2, 0.5, 0.9])('with a test share of %f', (testShare) => {
  it.each([2, 64])('holds back the end of the text, of which no window of %i for training shows anything', (steps) => {
    const { data, windows } = windowsOf({ testShare, steps, samples: 1000 });
    expect([data.train.length, data.test.length]).toEqual([1000 - 1000 * testShare, 1000 * testShare]);
    const border = SENTENCES.length - Math.max(steps + 1, Math.round(testShare * SENTENCES.length));
    const whole = (i: number) => windows[i]!.read + windows[i]!.asked.at(-1);
    for (const i of data.train) expect(SENTENCES.slice(0, border)).toContain(whole(i));
    for (const i of data.test) expect(SENTENCES.slice(border)).toContain(whole(i));
  });
});

it('holds back nothing at share 0', () => {
  expect(windowsOf({ testShare: 0 }).data.test.length).toBe(0);
});
