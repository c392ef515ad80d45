import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'train-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command prints of a small network on digits, tested on IDX files. */
function testOn(images: number[], labels: number[], task = 'class'): { code: number; printed: string } {
  const [document, pictures, names] = ['digits.json', 'images', 'labels'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const network = [{ type: 'flatten' }, { type: 'dense', units: task === 'class' ? 10 : 784 }];
  const training = { loss: task === 'class' ? 'crossEntropy' : 'mse' };
  writeFileSync(
    document,
    JSON.stringify({ strata: 1, data: { type: 'digits', samples: 20, task }, network, training }),
  );
  writeFileSync(pictures, Uint8Array.from(images));
  writeFileSync(names, gzipSync(Uint8Array.from(labels)));
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const code = main([document, '--steps', '3', '--test-images', pictures, '--test-labels', names]);
    return { code, printed: String((code === 0 ? print : complain).mock.calls[0]![0]) };
  } finally {
    print.mockRestore();
    complain.mockRestore();
  }
}
const head = (count: number, ...size: number[]) => [
  0,
  0,
  8,
  1 + size.length,
  ...[count, ...size].flatMap((n) => [0, 0, 0, n]),
];
const blank = (count: number, side: number) => [...head(count, side, side), ...new Array(count * side * side).fill(0)];

describe('the command train, on images from files', () => {
  it('names the same ten empty images by each digit: one of them is right', () => {
    const { code, printed } = testOn(blank(10, 28), [...head(10), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(code).toBe(0);
    expect(JSON.parse(printed).externalAccuracy).toBe(0.1);
  });

  it('refuses images of another size, labels that do not match, and files that are cut off', () => {
    const printed = (images: number[], labels: number[]) => testOn(images, labels).printed.slice(folder.length + 1);
    expect(printed(blank(2, 8), [...head(2), 0, 1])).toBe(
      'images: images of [1, 8, 8] do not fit an input of [1, 28, 28]',
    );
    expect(printed(blank(2, 28), [...head(3), 0, 1, 2])).toBe('labels: expected 2 labels, received 3');
    expect(printed(blank(1, 28), [...head(1), 77])).toMatch(/^labels: label 1: 77 is none of the classes 0, 1, /);
    expect(testOn(blank(2, 28), [...head(2), 0, 1], 'picture').printed).toMatch(/asks for the picture itself/);
    expect(printed(blank(2, 28).slice(0, 100), [...head(2), 0, 1])).toMatch(/^images: byte 100: says 2 × 28 × 28/);
  });
});

describe('the command train, with weights', () => {
  const plain = join(folder, 'plain.json');
  const [half, whole] = [join(folder, 'half.json'), join(folder, 'whole.json')];
  const network = [{ type: 'dense', units: 5, activation: 'tanh' }, { type: 'batchNorm' }, { type: 'dense', units: 2 }];
  writeFileSync(plain, JSON.stringify({ strata: 1, data: { type: 'spiral', samples: 60 }, network }));
  /** What a command prints, and what it complains of. */
  function run(...args: string[]): { code: number; out: { steps: number; parameterHash: string }; said: string } {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
    try {
      const code = main(args);
      return { code, out: JSON.parse(String(print.mock.calls[0]?.[0] ?? '{}')), said: complain.mock.calls.join('\n') };
    } finally {
      print.mockRestore();
      complain.mockRestore();
    }
  }

  it('saves them, and goes on from them to the hash of the unbroken run', () => {
    const unbroken = run(plain, '--steps', '90').out;
    const saved = run(plain, '--steps', '40', '--save', half).out;
    const wentOn = run('--from', half, '--steps', '90', '--save', whole).out;
    expect(saved).toMatchObject({ steps: 40 });
    expect(wentOn).toMatchObject({ steps: 90, parameterHash: unbroken.parameterHash });
    expect(run('--from', half).out).toMatchObject({ steps: 40, parameterHash: saved.parameterHash });
    // A document is trained from its start, whatever weights it holds.
    expect(run(whole).out).toMatchObject({ steps: 90, parameterHash: unbroken.parameterHash });
  });

  it('looks at no weights where a hash is to be proved, and goes on from none that it cannot trust', () => {
    const { parameterHash } = run(plain, '--steps', '40', '--save', half).out;
    const document = JSON.parse(readFileSync(half, 'utf8'));
    document.run.weights.values = `B${document.run.weights.values.slice(1)}`;
    writeFileSync(whole, JSON.stringify(document));
    expect(run(whole).out).toMatchObject({ steps: 40, parameterHash });
    expect(run('--from', whole)).toMatchObject({ code: 1, said: expect.stringContaining('checksum is another') });
    expect(run('--from', plain)).toMatchObject({ code: 1, said: expect.stringContaining('there are none') });
    document.run.weights.values = document.run.weights.values.slice(0, 40);
    writeFileSync(whole, JSON.stringify(document));
    const torn = run('--from', whole);
    expect(torn).toMatchObject({ code: 1, said: expect.stringContaining('weights: values must be') });
    expect(torn.said).not.toContain('trained again');
    expect(run(plain, '--from', half).code).toBe(1);
    expect(run(plain, '--save', join(folder, 'no', 'where.json'))).toMatchObject({ code: 1 });
  });
});
