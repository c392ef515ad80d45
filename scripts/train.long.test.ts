import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { compactDocument } from '#nn/compactDocument.ts';
import { registries } from '#state/editor.ts';
import { gallery } from '#state/gallery.ts';
import { main } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'train-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `npm run -s train -- FILE --steps N` prints of a gallery document. */
function train(
  id: string,
  steps: number,
): { testLoss: number; testAccuracy: number | null; trainR2?: number; testR2?: number; backEnd: string } {
  const file = join(folder, `${id}.json`);
  const { document } = gallery.find((entry) => entry.id === id)!;
  writeFileSync(file, JSON.stringify(compactDocument(document, registries)));
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    expect(main([file, '--steps', String(steps)])).toBe(0);
    return JSON.parse(print.mock.calls[0]![0] as string);
  } finally {
    print.mockRestore();
  }
}

describe('the command train, with examples', () => {
  it('teaches a LeNet bars from stripes', () => {
    expect(train('bars-lenet', 500).testAccuracy).toBeGreaterThanOrEqual(0.98);
  });

  it('says how much of pictures comes back where they are asked for themselves, and no accuracy', () => {
    const { trainR2, testR2, testAccuracy } = train('digits-autoencoder', 300);
    expect(testAccuracy).toBeNull();
    expect(testR2).toBeGreaterThan(0.2);
    expect(trainR2).toBeLessThan(1);
    expect(train('bars-lenet', 1)).not.toHaveProperty('testR2');
  });

  it('teaches an LSTM to add over twenty steps, with an error below 0.05, where a plain layer fails over sixty', () => {
    expect(train('adding-lstm', 1000).testLoss).toBeLessThan(0.05);
    expect(train('adding-rnn', 2000).testLoss).toBeGreaterThan(0.14);
  });

  it('teaches a transformer of two blocks to reverse eight letters, at least 99 % of them right', () => {
    expect(train('reversal-transformer', 800).testAccuracy).toBeGreaterThanOrEqual(0.99);
  });
});
