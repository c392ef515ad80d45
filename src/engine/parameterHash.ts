/** @file One short text that says whether two networks have the same parameters, to the bit. */
import { mix } from '#base/random.ts';
import type { Model } from './model.ts';

/** Sixteen hexadecimal digits over the bits of every parameter in order: equal hashes, equal parameters. */
export function parameterHash(model: Model): string {
  let a = 0x243f6a88;
  let b = 0x85a308d3;
  for (const p of model.plan.parameters) {
    const values = model.values(p);
    const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
    for (let i = 0; i < bits.length; i++) {
      const word = Number.isNaN(values[i]) ? 0x7fc00000 : bits[i]!; // the bits of a NaN are not the same everywhere
      a = mix(a ^ word);
      b = mix((b + word) | 0);
    }
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
