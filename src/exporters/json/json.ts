import type { Exporter } from '#exporters/exporter.ts';
import { noJson } from '#exporters/onlyFinite.ts';
import type { Shape } from '#nn/shape.ts';

/** Nested lists of a row-major array, as `numpy.ndarray.tolist` gives. */
export function nested(values: ArrayLike<number>, shape: Shape, from = 0): unknown {
  const [length, ...rest] = shape;
  if (length === undefined) return values[from];
  const size = rest.reduce((product, n) => product * n, 1);
  return Array.from({ length }, (_, i) => nested(values, rest, from + i * size));
}

/** Parameters and buffers by path, with the test vector. Numbers are written so that they are read to the same float32. */
export const jsonExporter: Exporter = {
  numbers: 'needs',
  make({ name, document, input, output, numbers }) {
    const odd = noJson(numbers!);
    if (odd) return odd;
    const { step, parameterHash, tensors, vector } = numbers!;
    const inputs =
      input.tokens === undefined
        ? vector.inputs
        : new Int32Array(vector.inputs.buffer, vector.inputs.byteOffset, vector.inputs.length);
    const content = {
      title: document.title,
      step,
      parameterHash,
      tensors: Object.fromEntries(tensors.map(({ path, shape, values }) => [path, nested(values, shape)])),
      test: {
        inputs: nested(inputs, [vector.count, ...input.shape]),
        outputs: nested(vector.outputs, [vector.count, ...output]),
      },
    };
    return { files: [{ name: `${name}.json`, content: `${JSON.stringify(content)}\n` }] };
  },
};
