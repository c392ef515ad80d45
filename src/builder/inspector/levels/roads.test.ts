import { expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { roadsTo } from './roads.ts';

const dense = (id: string, units: number) => ({
  id,
  type: 'dense',
  units,
  activation: 'linear',
  bias: true,
  init: 'pytorch',
});
const of = (block: { id: string; type: string }, unit: number, shape = [3]) => {
  const inference = inferShapes([block], { shape }, layers);
  const inferred = inference.byId.get(block.id)!;
  return roadsTo({ ...inferred, output: inferred.output! }, inference, unit);
};

it('adds a residual block’s body to what goes in, or to its shortcut', () => {
  const roads = of({ id: 'r', type: 'residual', body: [dense('a', 5), dense('b', 3)] } as never, 2);
  expect(roads.map(({ name, last, index }) => [name, last, index])).toEqual([
    ['body', 'b', 2],
    ['shortcut', undefined, 2],
  ]);
});

it('finds the branch that a joined number lies in', () => {
  const concat = { id: 'k', type: 'concat', branches: [[], [dense('a', 4)]] } as never;
  expect(of(concat, 2)).toMatchObject([{ name: 'branch 1', index: 2 }]);
  expect(of(concat, 5)).toMatchObject([{ name: 'branch 2', last: 'a', index: 2 }]);
  // sequences are joined feature by feature: step 2, feature 5 of 7 is feature 2 of the second branch
  expect(of(concat, 7 + 4, [2, 3])).toMatchObject([{ name: 'branch 2', last: 'a', index: 4 + 1 }]);
});
