import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from './export.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(folder, { recursive: true }));
const text = JSON.stringify({
  strata: 2,
  data: { type: 'circle', samples: 200 },
  network: [{ id: 'a', type: 'dense', units: 2 }],
});
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const held = (name: string): string => readFileSync(join(folder, name), 'utf8');
const document = write('document.json', text);

/** What it says, and its code. */
async function run(...args: string[]) {
  const told: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line) => void told.push(String(line)));
  try {
    return { code: await main(args), told: told.join('\n') };
  } finally {
    spy.mockRestore();
  }
}

describe('an export to a file', () => {
  it('never writes over the document, whatever its name there', async () => {
    linkSync(document, join(folder, 'link.json'));
    for (const out of [document, join(folder, '.', 'document.json'), join(folder, 'link.json')]) {
      const { code, told } = await run(document, '--to', 'json', '--out', out);
      expect({ code, told }).toEqual({ code: 1, told: expect.stringContaining('this is the document itself') });
      expect(held('document.json')).toBe(text);
    }
    const beside = write('beside-weights.bin', text);
    expect((await run(beside, '--to', 'tfjs', '--out', join(folder, 'beside.json'))).code).toBe(1);
    expect(held('beside-weights.bin')).toBe(text);
  });

  it('gives no two files one name', async () => {
    const out = join(folder, 'x.safetensors');
    const { code, told } = await run(document, '--to', 'numpy', '--weights', '--out', out);
    expect({ code, told }).toEqual({ code: 1, told: expect.stringContaining('two files of this export') });
  });

  it('leaves what stands beside it and is not its own; writes its own anew', async () => {
    const mine = write('net.safetensors', 'mine');
    const args = [document, '--to', 'numpy', '--weights', '--out', join(folder, 'net.py')];
    const { code, told } = await run(...args);
    expect({ code, told }).toEqual({ code: 1, told: expect.stringContaining('net.safetensors: it is there') });
    expect(held('net.safetensors')).toBe('mine');
    rmSync(mine);
    expect(await run(...args)).toEqual({ code: 0, told: '' });
    const first = held('net.safetensors');
    writeFileSync(join(folder, 'net.safetensors'), 'of an older run');
    expect((await run(...args)).code).toBe(0);
    expect(held('net.safetensors')).toBe(first);
  });

  it('says of a run that diverged where it ended', async () => {
    const training = { loss: 'mse', optimizer: { type: 'sgd', learningRate: 100 } };
    const dense = { type: 'dense', activation: 'relu' };
    const network = [
      { ...dense, units: 8 },
      { ...dense, units: 8 },
      { type: 'dense', units: 2 },
    ];
    const ran = write('ran.json', JSON.stringify({ ...JSON.parse(text), network, training, run: { step: 50 } }));
    const { told } = await run(ran, '--to', 'safetensors', '--out', join(folder, 'ran.safetensors'));
    expect(told).toMatch(/ran\.json: its run diverged at step \d+ of 50$/);
  });
});
