import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';
import { dense, expect, type Json, openPage, shared, test, trainTo } from './page.ts';

const run = promisify(execFile);

const documents: readonly [name: string, document: Json | undefined][] = [
  ['the first example', undefined],
  [
    'dropout, momentum and a falling learning rate',
    {
      strata: 1,
      title: 'Checkerboard',
      seed: 20,
      data: { type: 'checkerboard', samples: 300, noise: 0.05, features: ['x', 'y', 'sinx', 'siny'] },
      network: [
        dense('a', 12, 'gelu', { init: 'heNormal' }),
        { id: 'b', type: 'dropout', rate: 0.2 },
        dense('c', 7, 'softplus'),
        { id: 'd', type: 'activation', function: 'sine' },
        dense('e', 2),
      ],
      training: {
        loss: 'crossEntropy',
        optimizer: { type: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true, weightDecay: 0.0001 },
        schedule: { type: 'cosine' },
        batchSize: 17,
        clipNorm: 2,
      },
    },
  ],
  [
    'a curve with sigmoids, Huber loss and RMSprop',
    {
      strata: 1,
      title: 'Sawtooth',
      seed: 3,
      data: { type: 'sawtooth', testShare: 0.2 },
      network: [dense('a', 9, 'sigmoid', { init: 'glorotUniform' }), dense('b', 9, 'elu'), dense('c', 1)],
      training: {
        loss: 'huber',
        optimizer: { type: 'rmsProp', learningRate: 0.004 },
        batchSize: 8,
        l1: 0.0001,
        l2: 0.001,
      },
    },
  ],
];

for (const [name, document] of documents)
  test(
    `${name}: the page comes to the same bits as Node`,
    { tag: document ? [] : '@firefox' },
    async ({ page }, info) => {
      await openPage(page, document);
      await trainTo(page, 500);
      const { hash, step, document: shown } = await shared(page);
      expect(step).toBe(500);
      if (document) expect(shown['title']).toBe(document['title']);
      const { run: _, ...plain } = shown;
      const file = info.outputPath('document.json');
      await writeFile(file, JSON.stringify(plain));
      for (const arithmetic of [[], ['--reference']]) {
        const { stdout } = await run(process.execPath, [
          'scripts/run.mjs',
          'scripts/train.ts',
          file,
          '--steps',
          String(step),
          ...arithmetic,
        ]);
        expect(JSON.parse(stdout)).toMatchObject({
          steps: step,
          parameterHash: hash,
          backEnd: arithmetic.length > 0 ? 'reference' : 'simd',
        });
      }
    },
  );
