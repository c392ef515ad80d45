/** @file What is said of every layer type wherever it stands. A total mapped type, apart from `index.ts`: the worker has no prose. */

import type { WordRegistry, WordsOf } from '#nn/layer.ts';
import { activationWords } from './activation/activation.words.ts';
import { avgPool2dWords } from './avgPool2d/avgPool2d.words.ts';
import { batchNormWords } from './batchNorm/batchNorm.words.ts';
import { concatWords } from './concat/concat.words.ts';
import { conv2dWords } from './conv2d/conv2d.words.ts';
import { convTranspose2dWords } from './convTranspose2d/convTranspose2d.words.ts';
import { denseWords } from './dense/dense.words.ts';
import { dropoutWords } from './dropout/dropout.words.ts';
import { embeddingWords } from './embedding/embedding.words.ts';
import { flattenWords } from './flatten/flatten.words.ts';
import { globalAvgPoolWords } from './globalAvgPool/globalAvgPool.words.ts';
import { groupNormWords } from './groupNorm/groupNorm.words.ts';
import { gruWords } from './gru/gru.words.ts';
import type { LayerType, layers } from './index.ts';
import { instanceNormWords } from './instanceNorm/instanceNorm.words.ts';
import { layerNormWords } from './layerNorm/layerNorm.words.ts';
import { lstmWords } from './lstm/lstm.words.ts';
import { maxPool2dWords } from './maxPool2d/maxPool2d.words.ts';
import { positionalEncodingWords } from './positionalEncoding/positionalEncoding.words.ts';
import { residualWords } from './residual/residual.words.ts';
import { rnnWords } from './rnn/rnn.words.ts';
import { selfAttentionWords } from './selfAttention/selfAttention.words.ts';
import { upsample2dWords } from './upsample2d/upsample2d.words.ts';

export const words: { readonly [T in LayerType]: WordsOf<(typeof layers)[T]> } = {
  dense: denseWords,
  activation: activationWords,
  dropout: dropoutWords,
  flatten: flattenWords,
  conv2d: conv2dWords,
  convTranspose2d: convTranspose2dWords,
  maxPool2d: maxPool2dWords,
  avgPool2d: avgPool2dWords,
  globalAvgPool: globalAvgPoolWords,
  upsample2d: upsample2dWords,
  batchNorm: batchNormWords,
  layerNorm: layerNormWords,
  groupNorm: groupNormWords,
  instanceNorm: instanceNormWords,
  embedding: embeddingWords,
  positionalEncoding: positionalEncodingWords,
  rnn: rnnWords,
  lstm: lstmWords,
  gru: gruWords,
  selfAttention: selfAttentionWords,
  residual: residualWords,
  concat: concatWords,
};

/** The words of a type that a document names, where there is such a type. */
export const wordsOf = (type: string): WordRegistry[string] | undefined => (words as WordRegistry)[type];

/** What a type is called. */
export const layerName = (type: string): string => wordsOf(type)?.name ?? type;

/** Several of them: "Convolutions", "Dense layers". */
export const layersOf = (type: string): string => wordsOf(type)?.many ?? `${layerName(type)} layers`;
