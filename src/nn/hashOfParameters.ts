/** @file One short text that says whether two networks have the same parameters, to the bit. */
import { mix } from '#base/random.ts';
import type { PlannedParameter } from './parameterTable.ts';

/** Sixteen hexadecimal digits over the bits of every parameter in order: equal hashes, equal parameters. */
export function hashOfParameters(
  parameters: readonly PlannedParameter[],
  valuesOf: (parameter: PlannedParameter) => Float32Array<ArrayBuffer>,
): string {
  let a = 0x243f6a88;
  let b = 0x85a308d3;
  for (const p of parameters) {
    const values = valuesOf(p);
    const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
    for (let i = 0; i < bits.length; i++) {
      const word = Number.isNaN(values[i]) ? 0x7fc00000 : bits[i]!; // the bits of a NaN are not the same everywhere
      a = mix(a ^ word);
      b = mix((b + word) | 0);
    }
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
