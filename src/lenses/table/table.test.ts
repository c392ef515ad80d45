import { expect, it } from 'vitest';
import { tableCsv } from '#base/table.ts';
import { layers } from '#layers/index.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { tableOf } from './tableRows.ts';
import { formatBytes, networkTable, tableMarkdown } from './tableText.ts';

const dense = (id: string, units: number, activation = 'linear') => ({
  id,
  type: 'dense',
  units,
  activation,
  bias: true,
  init: 'pytorch',
});
const network = [
  dense('a', 4, 'tanh'),
  { id: 'r', type: 'residual', body: [dense('b', 4)], shortcut: [] },
  { id: 'k', type: 'concat', branches: [[], [dense('c', 1200)]] },
];
const inference = inferShapes(network, { shape: [2] }, layers);
const bytes = { parameters: 48, gradients: 48, state: 96, buffers: 0, activations: 1536 };
const memory = { ...bytes, blocks: [{ id: 'a', ...bytes }] };

it('lists every block, those in containers after theirs, and adds up', () => {
  const { rows, totals } = tableOf(network, inference, memory);
  expect(rows.map((row) => [row.id, row.path, row.depth, row.list, row.output, row.parameters, row.sees])).toEqual([
    ['a', '0', 0, undefined, '[4]', 12, 'everything'],
    ['r', '1', 0, undefined, '[4]', 0, 'everything'],
    ['b', '1.body.0', 1, 'body', '[4]', 20, 'everything'],
    ['k', '2', 0, undefined, '[1204]', 0, 'everything'],
    ['c', '2.branches.1.0', 1, 'branch 2', '[1200]', 6000, 'everything'],
  ]);
  expect(rows.map((row) => row.multiplyAdds)).toEqual([8, 0, 16, 0, 4800]);
  expect(totals).toMatchObject({ parameters: 6032, multiplyAdds: 4824, bytes: { state: 96 } });
  expect(rows[0]).toMatchObject({ name: 'Dense 1', detail: 'tanh', bytes });
  expect(rows[1]!.bytes).toBeUndefined();
});

it('keeps a block that does not fit, without what is not known', () => {
  const broken = [dense('a', 4), { id: 'r', type: 'residual', body: [dense('b', 3)], shortcut: [] }];
  const { rows } = tableOf(broken, inferShapes(broken, { shape: [2] }, layers));
  expect(rows.map((row) => [row.id, row.output, row.sees])).toEqual([
    ['a', '[4]', 'everything'],
    ['r', undefined, undefined],
    ['b', '[3]', 'everything'],
  ]);
});

it('is written as Markdown', () => {
  expect(tableMarkdown(tableOf(network, inference, memory))).toBe(
    [
      '| Block | Output | Parameters | Multiply-adds | weights | gradients | optimiser | activations | Sees |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
      '| Dense 1 · tanh | [4] | 12 | 8 | 48 B | 48 B | 96 B | 1.5 kB | everything |',
      '| Residual | [4] | 0 | 0 |  |  |  |  | everything |',
      '| – body: Dense 2 | [4] | 20 | 16 |  |  |  |  | everything |',
      '| Concat | [1204] | 0 | 0 |  |  |  |  | everything |',
      '| – branch 2: Dense 3 | [1200] | 6 000 | 4 800 |  |  |  |  | everything |',
      '| **Total** |  | **6 032** | **4 824** | 48 B | 48 B | 96 B | 1.5 kB |  |',
      '',
    ].join('\n'),
  );
});

it('is written as CSV, with plain numbers and quoted commas', () => {
  const lines = tableCsv(networkTable(tableOf(network, inference, memory))).split('\r\n');
  expect(lines[0]).toBe(
    'block,name,type,path,output,parameters,multiply_adds,weights_bytes,gradients_bytes,optimiser_bytes,activations_bytes,sees',
  );
  expect(lines[1]).toBe('a,Dense 1 · tanh,dense,0,[4],12,8,48,48,96,1536,everything');
  expect(lines[5]).toBe('c,Dense 3,dense,2.branches.1.0,[1200],6000,4800,,,,,everything');
  expect(lines).toHaveLength(7);
  const image = tableOf(
    [{ id: 'd', type: 'dropout', rate: 0.5 }],
    inferShapes([{ id: 'd', type: 'dropout', rate: 0.5 }], { shape: [1, 4, 4] }, layers),
  );
  expect(tableCsv(networkTable(image))).toContain('"[1, 4, 4]"');
});

it('writes bytes with two digits', () => {
  expect(
    [0, 48, 999, 1000, 9940, 9960, 34_400_000, 1.9e9].map(formatBytes).map((text) => text.replace('\u202f', ' ')),
  ).toEqual(['0 B', '48 B', '999 B', '1.0 kB', '9.9 kB', '10 kB', '34 MB', '1.9 GB']);
});
