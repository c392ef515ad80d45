/** @file What is asked for, in the words that a loss reads. */
import type { TargetCode } from './objective.ts';

/**
 * Targets in the words the loss reads: int32 indices (as bits), ±1 or 0/1 columns, or the values themselves (not a copy). With two classes and one column, class 0
 * is the positive one.
 */
export function encodeTargets(targets: Float32Array, code: TargetCode): { targets: Float32Array; targetWidth: number } {
  if (code.kind === 'value') return { targets, targetWidth: code.width };
  const width = code.kind === 'index' ? 1 : code.width;
  const words = new Float32Array(targets.length * width);
  if (code.kind === 'index') new Int32Array(words.buffer).set(targets);
  else if (code.kind === 'binary') for (const [i, t] of targets.entries()) words[i] = t === 0 ? 1 : code.low;
  else {
    words.fill(code.low);
    for (const [i, t] of targets.entries()) words[i * width + t] = 1;
  }
  return { targets: words, targetWidth: width };
}
