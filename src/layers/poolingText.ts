/** @file What the inspector says of maxPool2d and avgPool2d: symbols, code. */
import type { FormulaSymbol } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { reals } from './formulaParts.ts';
import { offset, windowedShape } from './imageInput.ts';
import { type PoolingValues, poolingWindow } from './poolingLayer.ts';

/** The input under the window's (u, v) at place (i, j). */
export function underWindow(values: PoolingValues): string {
  const window = poolingWindow(values);
  return `x_{c,\\,${offset('i', 'u', window)},\\,${offset('j', 'v', window)}}`;
}

/** (m, n) under the window at (i, j). */
export function holds(values: PoolingValues): string {
  const window = poolingWindow(values);
  return `${offset('i', 'u', window)} = m,\\ ${offset('j', 'v', window)} = n`;
}

export const poolingSymbols = (input: Flow, values: PoolingValues): FormulaSymbol[] => [
  { symbol: 'x_{c,i,j}', meaning: 'input: channel c, row i, column j from 0', shape: reals(...input.shape) },
  ...(values.size > 1 ? [{ symbol: 'u,\\ v', meaning: `row and column in the window: 0 … ${values.size - 1}` }] : []),
  {
    symbol: 'a_{c,i,j}',
    meaning: 'output, channel by channel',
    shape: reals(...windowedShape(input.shape, input.shape[0]!, poolingWindow(values))),
  },
];

/** One expression for each framework; their default stride is the window too. */
export const poolingCode = (pytorch: string, keras: string, flax: string) => ({
  pytorch: (_input: Flow, { size, stride }: PoolingValues) =>
    `nn.${pytorch}(${size}${stride ? `, stride=${stride}` : ''})`,
  keras: (_input: Flow, { size, stride }: PoolingValues) =>
    `keras.layers.${keras}(${size}${stride ? `, strides=${stride}` : ''})`,
  flax: (_input: Flow, values: PoolingValues) => {
    const { size, stride } = poolingWindow(values);
    return `lambda x: nnx.${flax}(x, (${size}, ${size}), strides=(${stride}, ${stride}))`;
  },
});
