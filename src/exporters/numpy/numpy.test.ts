import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
import { cannotHold } from '#exporters/exporter.ts';
import type { ExportSource } from '#exporters/source.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sourceOfCase, sourceOfDocument } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import { numpyExporter } from './numpy.ts';

const golden = fileURLToPath(new URL('../../../testdata/golden/', import.meta.url));
const checker = fileURLToPath(new URL('../../../scripts/exportChecks/numpy_check.py', import.meta.url));
const python = process.env['STRATA_PYTHON'] ?? 'python3';
const hasNumPy = spawnSync(python, ['-c', 'import numpy']).status === 0;

it.skipIf(!hasNumPy)(
  `${hasNumPy ? '' : `skipped, for ${python} has no NumPy: `}every reference case: its outputs, its gradients, its steps`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-numpy-'));
    try {
      const names: string[] = [];
      for (const file of readdirSync(golden)) {
        const reference = JSON.parse(readFileSync(join(golden, file), 'utf8')) as GoldenCase;
        const source = sourceOfCase(reference);
        if (!source) continue;
        const made = numpyExporter.make(source);
        if (cannotHold(made)) throw new Error(made.says);
        const { input, output, name } = source;
        mkdirSync(join(folder, name));
        for (const { name: own, content } of made.files) writeFileSync(join(folder, name, own), content);
        const files = made.files.map(({ name: own }) => own);
        const tokens = input.tokens ?? null;
        const vector = { inputs: reference.input.data, outputs: reference.outputEval.data };
        const told = { files, tokens, input: input.shape, output, ...vector, reference };
        writeFileSync(join(folder, name, 'case.json'), JSON.stringify(told));
        names.push(name);
      }
      const { stdout, stderr } = spawnSync(python, [checker, folder], { encoding: 'utf8' });
      expect(names.length).toBeGreaterThan(90);
      expect(stdout.trim().split('\n'), stderr).toEqual(names.sort().map((name) => `passed ${name}`));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

describe('the program', () => {
  const source = (more: object) => {
    const { document, problems } = readDocument({ strata: 2, seed: 7, ...more }, registries);
    if (!document) throw new Error(problems.map(sentenceOf).join('; '));
    return sourceOfDocument(document);
  };
  const textOf = ({ numbers: _, ...given }: ExportSource): string => {
    const made = numpyExporter.make(given);
    if (cannotHold(made)) throw new Error(made.says);
    return made.files[0].content as string;
  };
  /** A function of a program, or what stands by itself. */
  const part = (text: string, start: string): string => {
    const from = text.indexOf(start);
    if (from < 0) throw new Error(`there is no “${start}” in\n${text}`);
    return text.slice(from).split('\n\n\n')[0]!.trimEnd();
  };
  const few = [
    [0, 0, 1],
    [1, 0.5, 0],
    [0, 1, 0],
    [1, 1, 1],
  ];

  it('of a small network is the chain rule as a textbook has it, in about sixty lines', () => {
    const text = textOf(
      source({
        title: 'XOR',
        data: { type: 'points', points: few, testShare: 0 },
        network: [
          { id: 'a', type: 'dense', units: 4, activation: 'tanh' },
          { id: 'b', type: 'dense', units: 1 },
        ],
        training: { loss: 'binaryCrossEntropy', optimizer: { type: 'sgd', learningRate: 0.5 } },
      }),
    );
    expect(part(text, 'def forward')).toBe(`def forward(x, training=False):
    """The output for a batch, and what the way back needs."""
    z0 = x @ P["0.weight"].T + P["0.bias"]
    a0 = np.tanh(z0)  # dense: [n, 4]
    z1 = a0 @ P["1.weight"].T + P["1.bias"]  # dense: [n, 1]
    return z1, [x, a0]`);
    expect(part(text, 'def backward').split('\n').slice(2)).toEqual([
      '    [x, a0] = kept',
      '    G = {}',
      '    G["1.weight"] = dz1.T @ a0',
      '    G["1.bias"] = dz1.sum(0)',
      '    da0 = dz1 @ P["1.weight"]',
      '    dz0 = da0 * (1 - a0**2)',
      '    G["0.weight"] = dz0.T @ x',
      '    G["0.bias"] = dz0.sum(0)',
      '    return G',
    ]);
    expect(part(text, 'def update')).toContain('rate = 0.5\n');
    expect(part(text, '# Samples')).toContain('[1.0, 0.5],\n');
    for (const absent of ['def read', 'check()', 'import json', 'softmax', 'FROZEN'])
      expect(text).not.toContain(absent);
    const samples = text.slice(text.indexOf('# Samples'), text.indexOf('\nP = {'));
    const lines = text
      .replace(samples, '')
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.length).toBeLessThanOrEqual(66);
  });

  it('adds up what comes back by both ways of a residual block, and asks for no gradient that nobody needs', () => {
    const text = textOf(
      source({
        data: { type: 'circle', samples: 20 },
        network: [
          { id: 'a', type: 'dense', units: 3 },
          { id: 'r', type: 'residual', body: [{ id: 'b', type: 'dense', units: 3, activation: 'relu' }] },
          { id: 'c', type: 'dense', units: 2, trainable: false },
        ],
        training: {
          optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.9 },
          schedule: { type: 'step', every: 10, factor: 0.5, warmUp: 4 },
          ...{ l2: 0.5, clipNorm: 2 },
        },
      }),
    );
    const backward = part(text, 'def backward');
    expect(backward).toContain('    da1 = dz2 @ P["2.weight"]\n    dz1_body_0 = da1 * (a1_body_0 > 0)\n');
    expect(backward).toContain('    dz0 = d1_body + da1  # both ways add up\n');
    expect(backward).not.toContain('dx =');
    expect(text).toContain('TRAINED = ["0.weight", "0.bias", "1.body.0.weight", "1.body.0.bias"]\n');
    expect(part(text, 'def update').split('\n').slice(2)).toEqual([
      '    rate = 0.1 * min(1, (t + 1) / 4) * 0.5 ** (t // 10)',
      '    for name in WEIGHTS:',
      '        G[name] = G[name] + 0.5 * P[name]',
      '    norm = np.sqrt(sum((G[name] ** 2).sum() for name in TRAINED))',
      '    clip = min(1, 2 / (norm + 1e-6))',
      '    for name in TRAINED:',
      '        p, g = P[name], G[name] * clip',
      '        V[name] = 0.9 * V[name] + g',
      '        p -= rate * V[name]',
    ]);
  });
});
