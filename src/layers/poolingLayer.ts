/** @file What the definitions of maxPool2d and avgPool2d share: fields, shapes, symbols, code. */
import { int, type Values } from '#nn/field.ts';
import type { FormulaSymbol, ShapeProblem, Window } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { reals } from './formulaParts.ts';
import { imageProblem, offset, windowDetail, windowedShape, windowProblem } from './imageInput.ts';

export const poolingFields = {
  size: int({
    label: 'Window',
    default: 2,
    min: 1,
    max: 64,
    unit: 'pixels',
    help: 'The side of the square that is summed up in one number.',
  }),
  stride: int({
    label: 'Stride (0: the window)',
    default: 0,
    min: 0,
    max: 64,
    help: 'How far the window moves from one output to the next; 0: by its own side, so that windows neither overlap nor leave gaps.',
  }),
} as const;
export type PoolingValues = Values<typeof poolingFields>;

export const poolingWindow = ({ size, stride }: PoolingValues): Window => ({
  size,
  stride: stride || size,
  padding: 0,
});

export function poolingShape(input: Flow, values: PoolingValues): Flow | ShapeProblem {
  const window = poolingWindow(values);
  const problem = imageProblem(input) ?? windowProblem(input, window, { name: 'size', label: 'Window' }, false);
  return problem ?? { shape: windowedShape(input.shape, input.shape[0]!, window) };
}

export const poolingDetail = (values: PoolingValues): string => windowDetail(poolingWindow(values), values.size);

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
