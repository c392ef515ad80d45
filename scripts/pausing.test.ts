import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { main as train } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'pausing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const base = {
  ...{ strata: 2, data: { type: 'circle', samples: 200 }, seed: 1 },
  network: [
    { id: 'a', type: 'dense', units: 3, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 2 },
  ],
};
/** Where the command ends, up to a step. */
function ended(pause: object, steps = 400) {
  const file = join(folder, 'document.json');
  writeFileSync(file, JSON.stringify({ ...base, training: { batchSize: 16, pause } }));
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    expect(train([file, '--pause', '--steps', String(steps)])).toBe(0);
    const { steps: step, paused = false } = JSON.parse(String(said.mock.calls[0]![0]));
    return { step, paused };
  } finally {
    said.mockRestore();
  }
}
const reads = (more: object) => ({ type: 'reading', reading: 'reads', block: 'a', is: 'atLeast', ...more });

it('the command ends where the document pauses it, by its curve, by a batch and by what is read inside', () => {
  expect(ended({ type: 'step', step: 33 })).toEqual({ step: 33, paused: true });
  expect(ended({ type: 'epoch', epoch: 2 })).toEqual({ step: expect.any(Number), paused: true });
  expect(ended({ type: 'metric', metric: 'batchLoss', is: 'below', value: 1e9 })).toEqual({ step: 1, paused: true });
  expect(ended(reads({ value: 0 }))).toEqual({ step: 10, paused: true });
  expect(ended(reads({ is: 'below', value: 0 }))).toEqual({ step: 400, paused: false });
  expect(ended({ type: 'reading', reading: 'gradientRatio', block: 'a', over: 'b', is: 'atLeast', value: 0 })).toEqual({
    step: 10,
    paused: true,
  });
});

it('what is read pauses only at steps that are looked at, the first at which it is so', () => {
  expect(ended(reads({ value: 0.9 }), 2000)).toEqual({ step: 500, paused: true });
});
