import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { labelsOf } from '#builder/palette/blockLabels.ts';
import { labelOf } from '#nn/problemWords.ts';
import { blockName } from '#state/blockName.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { layers } from './index.ts';
import { layerName, words } from './words.ts';

const types = Object.keys(layers) as (keyof typeof layers)[];

it.each(types.map((type) => [words[type].name, type] as const))(
  '%s is called so under its block, in titles and in problems',
  (name, type) => {
    const network = [{ id: 'a', type }] as never;
    expect(labelsOf(network).get('a')?.name).toBe(name);
    expect(blockName(network, 'a')).toBe(name);
    expect(plainSentence({ of: type, found: { code: 'loneSoftmax' } })).toContain(name);
  },
);

it('has no two layers of one name', () => expect(new Set(types.map(layerName)).size).toBe(types.length));

it('names layers in the buttons that mend by their own names', () => {
  const named = (say: Parameters<typeof labelOf>[0]['say'], type: string) =>
    expect(labelOf({ say, count: 2 })).toContain(layerName(type));
  named('addDense', 'dense');
  named('addConv', 'conv2d');
  named('insertEmbedding', 'embedding');
  named('insertFlatten', 'flatten');
  named('insertPooling', 'globalAvgPool');
  named('useLayerNorm', 'layerNorm');
});

it('calls no layer by a name that it had, on the page or in the docs', () => {
  const before = /Conv 2-D|Conv up|Avg pool|Inst\. norm|Max pooling 1|Global average pooling\b/;
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const told = [
    ...readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`),
    ...readdirSync(`${root}/docs`, { encoding: 'utf8' }).map((path) => `docs/${path}`),
    'README.md',
  ].filter((path) => /\.(tsx?|md)$/.test(path) && !path.endsWith('oneName.test.ts'));
  expect(told.filter((path) => before.test(readFileSync(`${root}/${path}`, 'utf8')))).toEqual([]);
});
