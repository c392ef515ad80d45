/** @file The arithmetic of every layer type. A total mapped type: a layer without a kernel does not compile. Worker only. */

import { activationKernel } from './activation/activation.kernel.ts';
import { avgPool2dKernel } from './avgPool2d/avgPool2d.kernel.ts';
import { batchNormKernel } from './batchNorm/batchNorm.kernel.ts';
import { concatKernel } from './concat/concat.kernel.ts';
import { conv2dKernel } from './conv2d/conv2d.kernel.ts';
import { convTranspose2dKernel } from './convTranspose2d/convTranspose2d.kernel.ts';
import { denseKernel } from './dense/dense.kernel.ts';
import { dropoutKernel } from './dropout/dropout.kernel.ts';
import { embeddingKernel } from './embedding/embedding.kernel.ts';
import { flattenKernel } from './flatten/flatten.kernel.ts';
import { globalAvgPoolKernel } from './globalAvgPool/globalAvgPool.kernel.ts';
import { groupNormKernel } from './groupNorm/groupNorm.kernel.ts';
import { gruKernel } from './gru/gru.kernel.ts';
import type { LayerType, layers } from './index.ts';
import { instanceNormKernel } from './instanceNorm/instanceNorm.kernel.ts';
import type { KernelOf } from './layerKernel.ts';
import { layerNormKernel } from './layerNorm/layerNorm.kernel.ts';
import { lstmKernel } from './lstm/lstm.kernel.ts';
import { maxPool2dKernel } from './maxPool2d/maxPool2d.kernel.ts';
import { positionalEncodingKernel } from './positionalEncoding/positionalEncoding.kernel.ts';
import { residualKernel } from './residual/residual.kernel.ts';
import { rnnKernel } from './rnn/rnn.kernel.ts';
import { selfAttentionKernel } from './selfAttention/selfAttention.kernel.ts';
import { upsample2dKernel } from './upsample2d/upsample2d.kernel.ts';

export const kernels: { readonly [T in LayerType]: KernelOf<(typeof layers)[T]> } = {
  dense: denseKernel,
  activation: activationKernel,
  dropout: dropoutKernel,
  flatten: flattenKernel,
  conv2d: conv2dKernel,
  convTranspose2d: convTranspose2dKernel,
  maxPool2d: maxPool2dKernel,
  avgPool2d: avgPool2dKernel,
  globalAvgPool: globalAvgPoolKernel,
  upsample2d: upsample2dKernel,
  batchNorm: batchNormKernel,
  layerNorm: layerNormKernel,
  groupNorm: groupNormKernel,
  instanceNorm: instanceNormKernel,
  embedding: embeddingKernel,
  positionalEncoding: positionalEncodingKernel,
  rnn: rnnKernel,
  lstm: lstmKernel,
  gru: gruKernel,
  selfAttention: selfAttentionKernel,
  residual: residualKernel,
  concat: concatKernel,
};
