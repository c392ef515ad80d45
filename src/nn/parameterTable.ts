/** @file Where each of a network's tensors stands in one run of words: the same for the engine that trains them, the page that asks for them and a file that holds them. */
import type { InferredBlock } from './inferShapes.ts';
import type { ParameterSpec } from './initializer.ts';
import { type Shape, sizeOf } from './shape.ts';

/** A parameter of a network, or a buffer, in the order of PyTorch's `state_dict`. */
export interface PlannedParameter {
  /** PyTorch's path: `0.weight`, `1.body.0.bias`. */
  readonly path: string;
  readonly block: string;
  readonly name: string;
  readonly shape: Shape;
  readonly count: number;
  readonly spec: ParameterSpec;
  /** First word among those of its kind; every tensor starts on a 16-byte border, what lies between stays 0. */
  readonly offset: number;
}

export interface ParameterTable {
  readonly parameters: readonly PlannedParameter[];
  /** Words of all parameters with what lies between them. */
  readonly parameterWords: number;
  /** Tensors that are kept with the parameters but not trained, such as running statistics; their offsets count from the end of the parameters. */
  readonly buffers: readonly PlannedParameter[];
  readonly bufferWords: number;
}

export function parameterTable(blocks: readonly InferredBlock[]): ParameterTable {
  const [parameters, buffers] = [place(blocks, 'parameters'), place(blocks, 'buffers')];
  return {
    parameters: parameters.list,
    parameterWords: parameters.words,
    buffers: buffers.list,
    bufferWords: buffers.words,
  };
}

/** Lays the blocks' tensors of one kind one behind another. */
function place(blocks: readonly InferredBlock[], kind: 'parameters' | 'buffers') {
  let words = 0;
  const list = blocks.flatMap(({ block, path, [kind]: specs }) =>
    Object.entries(specs).map(([name, spec]): PlannedParameter => {
      const count = sizeOf(spec.shape);
      const offset = words;
      words += Math.ceil(count / 4) * 4;
      return { path: `${path}.${name}`, block: block.id, name, shape: spec.shape, count, spec, offset };
    }),
  );
  return { list, words };
}

/** The words of one tensor among all, as `ModelState.parameters` and the answer `parameters` hold them: parameters, then buffers. */
export function wordsOf(
  values: Float32Array<ArrayBuffer>,
  table: ParameterTable,
  tensor: PlannedParameter,
): Float32Array<ArrayBuffer> {
  const from = tensor.offset + (table.buffers.includes(tensor) ? table.parameterWords : 0);
  return values.subarray(from, from + tensor.count);
}
