/** @file What an exported ONNX model says of itself to those who look into it. */
import type { Loss } from '#nn/training.ts';

export const onnxModelWords = {
  checkedBy:
    'It holds a test vector: the inputs under strata.test.inputs give the outputs under strata.test.outputs. Both are little-endian numbers of 32 bits in base64.',
  classes: 'Logits, one a class. Their softmax over the last axis gives the probabilities.',
  binaryLogit: 'One logit. Its sigmoid is the probability of the first class.',
  oneHotLogits: 'Logits, one a class. The sigmoid of each gives how far it is that class.',
  binaryValue: (low: number) => `One number: near 1 for the first class, near ${low} for the other.`,
  oneHotValues: (low: number) => `One number a class: near 1 for the class that it is, near ${low} for the others.`,
  inkLogits: 'Logits, one a pixel. The sigmoid of each is its share of ink.',
  values: 'Predicted values, as the loss compares them with the targets.',
} as const;

/** What the output of a network means. */
export function meaningOf({ kind, low }: { kind: string; low: number }, loss: Loss): string {
  const logits = loss === 'binaryCrossEntropy';
  switch (kind) {
    case 'index':
      return onnxModelWords.classes;
    case 'binary':
      return logits ? onnxModelWords.binaryLogit : onnxModelWords.binaryValue(low);
    case 'oneHot':
      return logits ? onnxModelWords.oneHotLogits : onnxModelWords.oneHotValues(low);
    default:
      return logits ? onnxModelWords.inkLogits : onnxModelWords.values;
  }
}
