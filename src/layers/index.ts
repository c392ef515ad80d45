/** @file Every layer type, in the order of the palette. Adding one: a folder, a line here, in `words.ts`, `texts.ts` and `kernels.ts`. */

import { activation } from './activation/activation.ts';
import { avgPool2d } from './avgPool2d/avgPool2d.ts';
import { batchNorm } from './batchNorm/batchNorm.ts';
import { concat } from './concat/concat.ts';
import { conv2d } from './conv2d/conv2d.ts';
import { convTranspose2d } from './convTranspose2d/convTranspose2d.ts';
import { dense } from './dense/dense.ts';
import { dropout } from './dropout/dropout.ts';
import { embedding } from './embedding/embedding.ts';
import { flatten } from './flatten/flatten.ts';
import { globalAvgPool } from './globalAvgPool/globalAvgPool.ts';
import { groupNorm } from './groupNorm/groupNorm.ts';
import { gru } from './gru/gru.ts';
import { instanceNorm } from './instanceNorm/instanceNorm.ts';
import { layerNorm } from './layerNorm/layerNorm.ts';
import { lstm } from './lstm/lstm.ts';
import { maxPool2d } from './maxPool2d/maxPool2d.ts';
import { positionalEncoding } from './positionalEncoding/positionalEncoding.ts';
import { residual } from './residual/residual.ts';
import { rnn } from './rnn/rnn.ts';
import { selfAttention } from './selfAttention/selfAttention.ts';
import { upsample2d } from './upsample2d/upsample2d.ts';

export const layers = {
  dense,
  activation,
  dropout,
  flatten,
  conv2d,
  convTranspose2d,
  maxPool2d,
  avgPool2d,
  globalAvgPool,
  upsample2d,
  batchNorm,
  layerNorm,
  groupNorm,
  instanceNorm,
  embedding,
  positionalEncoding,
  rnn,
  lstm,
  gru,
  selfAttention,
  residual,
  concat,
} as const;
export type LayerType = keyof typeof layers;
