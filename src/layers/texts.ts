/** @file What every layer type says of itself: formulas, derivations, code. A total mapped type, apart from `index.ts`, so that it is loaded when it is read. */

import type { TextOf } from '#nn/layer.ts';
import { activationText } from './activation/activation.text.ts';
import { avgPool2dText } from './avgPool2d/avgPool2d.text.ts';
import { batchNormText } from './batchNorm/batchNorm.text.ts';
import { concatText } from './concat/concat.text.ts';
import { conv2dText } from './conv2d/conv2d.text.ts';
import { convTranspose2dText } from './convTranspose2d/convTranspose2d.text.ts';
import { denseText } from './dense/dense.text.ts';
import { dropoutText } from './dropout/dropout.text.ts';
import { embeddingText } from './embedding/embedding.text.ts';
import { flattenText } from './flatten/flatten.text.ts';
import { globalAvgPoolText } from './globalAvgPool/globalAvgPool.text.ts';
import { groupNormText } from './groupNorm/groupNorm.text.ts';
import { gruText } from './gru/gru.text.ts';
import type { LayerType, layers } from './index.ts';
import { instanceNormText } from './instanceNorm/instanceNorm.text.ts';
import { layerNormText } from './layerNorm/layerNorm.text.ts';
import { lstmText } from './lstm/lstm.text.ts';
import { maxPool2dText } from './maxPool2d/maxPool2d.text.ts';
import { positionalEncodingText } from './positionalEncoding/positionalEncoding.text.ts';
import { residualText } from './residual/residual.text.ts';
import { rnnText } from './rnn/rnn.text.ts';
import { selfAttentionText } from './selfAttention/selfAttention.text.ts';
import { upsample2dText } from './upsample2d/upsample2d.text.ts';

export const texts: { readonly [T in LayerType]: TextOf<(typeof layers)[T]> } = {
  dense: denseText,
  activation: activationText,
  dropout: dropoutText,
  flatten: flattenText,
  conv2d: conv2dText,
  convTranspose2d: convTranspose2dText,
  maxPool2d: maxPool2dText,
  avgPool2d: avgPool2dText,
  globalAvgPool: globalAvgPoolText,
  upsample2d: upsample2dText,
  batchNorm: batchNormText,
  layerNorm: layerNormText,
  groupNorm: groupNormText,
  instanceNorm: instanceNormText,
  embedding: embeddingText,
  positionalEncoding: positionalEncodingText,
  rnn: rnnText,
  lstm: lstmText,
  gru: gruText,
  selfAttention: selfAttentionText,
  residual: residualText,
  concat: concatText,
};
