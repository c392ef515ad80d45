/** @file Activation functions as ONNX operators. */
import type { layers } from '#layers/index.ts';
import type { Values } from '#nn/field.ts';
import { float, type GraphBuilder, int } from './graphBuilder.ts';
import type { Placed } from './placed.ts';

export type FunctionName = Values<(typeof layers)['activation']['fields']>['function'];

/** f(x), element by element; softmax over the channels of images, else over the last axis. */
export function bend(graph: GraphBuilder, { id, output }: Placed, x: string, name: FunctionName): string {
  const add = (operator: string, inputs: readonly string[], attributes = {}) =>
    graph.add(id, operator, inputs, attributes);
  switch (name) {
    case 'linear':
      return x;
    case 'relu':
      return add('Relu', [x]);
    case 'leakyRelu':
      return add('LeakyRelu', [x], { alpha: float(0.01) });
    case 'elu':
      return add('Elu', [x], { alpha: float(1) });
    case 'gelu': {
      // x · (1 + erf(x / √2)) / 2: opset 17 has no operator for it.
      const error = add('Erf', [add('Div', [x, graph.constant(Math.SQRT2)])]);
      return add('Mul', [add('Mul', [x, add('Add', [error, graph.constant(1)])]), graph.constant(0.5)]);
    }
    case 'silu':
      return add('Mul', [x, add('Sigmoid', [x])]);
    case 'sigmoid':
      return add('Sigmoid', [x]);
    case 'tanh':
      return add('Tanh', [x]);
    case 'softplus':
      return add('Softplus', [x]);
    case 'sine':
      return add('Sin', [x]);
    case 'softmax':
      return add('Softmax', [x], { axis: int(output.shape.length === 3 ? 1 : -1) });
  }
}
