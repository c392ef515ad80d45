/** @file The activation function at the end of a layer, as instructions: shared by `activation` and every layer with an `activation` field. */
import { type ActivationFunction, activationFunctions } from '#kernels/functions.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Lowering, Tensor } from './layerKernel.ts';

/** y = f(x), element by element; softmax over the last axis, over channels for images. Returns x itself where f is linear. */
export function lowerActivation(lowering: Lowering, x: Tensor, name: ActivationFunction): Tensor {
  if (name === 'linear') return x;
  const y = lowering.tensor(x.shape);
  if (name === 'softmax') {
    const image = x.shape.length === 3;
    const classes = image ? x.shape[0]! : x.shape.at(-1)!;
    const inner = image ? x.shape[1]! * x.shape[2]! : 1;
    const outer = (x.rows * sizeOf(x.shape)) / (classes * inner);
    lowering.forward('softmax', { x: x.address, y: y.address, outer, classes, inner });
    if (x.gradient)
      lowering.backward('softmaxGradient', { y: y.address, dY: y.gradient, dX: x.gradient, outer, classes, inner });
    return y;
  }
  const f = activationFunctions.indexOf(name);
  const count = x.rows * sizeOf(x.shape);
  lowering.forward('activate', { f, x: x.address, y: y.address, count });
  if (x.gradient)
    lowering.backward('activateGradient', { f, x: x.address, y: y.address, dY: y.gradient, dX: x.gradient, count });
  return y;
}
