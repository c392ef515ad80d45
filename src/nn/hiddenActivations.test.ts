import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import type { Block } from './block.ts';
import { applyChange } from './change.ts';
import { bendAll, hiddenActivations } from './hiddenActivations.ts';

const block = (id: string, type: string, more: object = {}): Block => ({ id, type, ...more });
const dense = (id: string, activation?: string): Block => block(id, 'dense', activation ? { activation } : {});
const found = (network: readonly Block[]) =>
  Object.fromEntries(hiddenActivations(network, layers).map(({ id, value }) => [id, value]));

describe('the activation functions of hidden layers', () => {
  it('are those before the last layer that has one, which gives the answer', () => {
    expect(found([dense('a', 'tanh'), dense('b', 'relu'), dense('c')])).toEqual({ a: 'tanh', b: 'relu' });
    expect(found([dense('a', 'tanh'), dense('b'), block('c', 'activation', { function: 'softmax' })])).toEqual({
      a: 'tanh',
    });
    expect(found([dense('a')])).toEqual({});
    expect(found([])).toEqual({});
  });

  it('take the default of a layer that does not say its own, and leave the linear layer to the block that bends it', () => {
    const network = [block('c', 'conv2d'), block('n', 'batchNorm'), block('f', 'activation'), dense('b'), dense('d')];
    expect(found(network)).toEqual({ f: 'relu', b: 'linear' });
  });

  it('leave out the linear end of a branch, which is added up', () => {
    const body = [dense('a', 'gelu'), dense('b')];
    expect(found([block('r', 'residual', { body }), dense('z')])).toEqual({ a: 'gelu' });
  });

  it('are set together, and what was left out stays as it is', () => {
    const network: readonly Block[] = [
      dense('a', 'tanh'),
      block('r', 'residual', { body: [dense('x', 'relu'), dense('y')] }),
      block('f', 'activation', { function: 'relu' }),
      dense('z'),
    ];
    const bends = hiddenActivations(network, layers);
    const after = bendAll(bends, 'sigmoid').reduce((n, change) => applyChange(n, change, layers), network);
    expect(found(after)).toEqual({ a: 'sigmoid', x: 'sigmoid', f: 'sigmoid' });
    expect(after.at(-1)).toEqual(network.at(-1));
    // Even a network that was made linear can be bent again.
    const flat = bendAll(bends, 'linear').reduce((n, change) => applyChange(n, change, layers), network);
    expect(hiddenActivations(flat, layers).map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'f']));
  });
});
