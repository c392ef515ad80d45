/** @file The arithmetic of every layer type. A total mapped type: a layer without a kernel does not compile. Worker only. */
import { activationKernel } from './activation/activation.kernel.ts';
import { denseKernel } from './dense/dense.kernel.ts';
import { dropoutKernel } from './dropout/dropout.kernel.ts';
import type { LayerType, layers } from './index.ts';
import type { KernelOf } from './layerKernel.ts';

export const kernels: { readonly [T in LayerType]: KernelOf<(typeof layers)[T]> } = {
  dense: denseKernel,
  activation: activationKernel,
  dropout: dropoutKernel,
};
