import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ProbeName } from '#engine/probe.ts';
import { probes } from '#probes/index.ts';
import { main } from './lens.ts';

const folder = mkdtempSync(join(tmpdir(), 'lens-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'document.json');
writeFileSync(
  file,
  JSON.stringify({
    strata: 1,
    seed: 3,
    data: { type: 'circle', samples: 120 },
    network: [
      { id: 'a', type: 'dense', units: 4, activation: 'tanh' },
      { id: 'b', type: 'dense', units: 2 },
    ],
  }),
);

/** What the command prints, and its exit code. */
function run(...args: string[]): { code: number; out: string; error: string } {
  const [out, error] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) =>
    spy.mockImplementation(() => {}),
  );
  try {
    const code = main([file, ...args]);
    const [printed, told] = [out!, error!].map((spy) => spy.mock.calls.map(([text]) => String(text)).join('\n'));
    return { code, out: printed!, error: told! };
  } finally {
    out!.mockRestore();
    error!.mockRestore();
  }
}

describe('the command lens', () => {
  it.each(Object.keys(probes) as ProbeName[])('prints what %s is told, after so many steps', (name) => {
    const { code, out } = run('--lens', name, '--steps', '20');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ lens: name, steps: 20 });
    // images of one's own are given in the page only
    if (name !== 'external') expect(JSON.parse(out).result).not.toBeNull();
  });

  it('takes the names of the tabs, and a request of one’s own', () => {
    expect(JSON.parse(run('--lens', 'weights').out)).toMatchObject({ lens: 'weights', steps: 0 });
    const { result } = JSON.parse(run('--lens', 'units', '--request', '{"resolution":5}').out);
    expect(result.cells).toBe(25);
  });

  it('says what is wrong', () => {
    expect(run('--lens', 'nothing')).toMatchObject({ code: 1, error: expect.stringContaining('received nothing') });
    expect(run('--steps', '3')).toMatchObject({ code: 1, error: expect.stringContaining('usage') });
    expect(run('--lens', 'ladder', '--request', '{')).toMatchObject({
      code: 1,
      error: '--request must be JSON, received {',
    });
  });
});
