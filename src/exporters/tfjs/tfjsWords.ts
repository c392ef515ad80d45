/** @file What is said of networks that TensorFlow.js cannot hold. */
import { words } from '#layers/words.ts';
import type { WordRegistry } from '#nn/layer.ts';

const registry: WordRegistry = words;

export const tfjsWords = {
  layer: (type: string) => `TensorFlow.js has no layer like this: ${registry[type]!.name}.`,
  gru: 'TensorFlow.js resets the state of a GRU before its weights, and this network behind them.',
  bend: (name: string) => `TensorFlow.js has no activation function ${name}.`,
} as const;
