/** @file How a Flax program gives its modules the weights of the file beside it. */
import { ATTENTION, attentionCall, savedArray, savedArrays } from '#exporters/savedArrays.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { flaxWords as words } from './flaxWords.ts';

const PUT = `def put(module, **arrays):
    """${words.put}"""
    for name, array in arrays.items():
        variable = getattr(module, name)
        if variable.shape != array.shape:
            raise ValueError(f"{name}: {variable.shape} is wanted, {array.shape} is saved")
        variable[...] = jnp.asarray(array)`;

const putCode = (module: string, arrays: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(arrays).filter(([, array]) => array !== undefined);
  return `put(${[module, ...given.map(([name, array]) => `${name}=${array}`)].join(', ')})`;
};

/** What a module is called in the network. */
export const moduleName = ({ block, path }: InferredBlock): string => `${block.type}_${path.replaceAll('.', '_')}`;

/** A module that takes the place of one that Flax makes without a bias: PyTorch's GRU has a second one, inside its reset gate. */
export const secondBias = (name: string, { block }: InferredBlock): string =>
  `${name}.cell.dense_h = nnx.Linear(${block['units']}, ${3 * (block['units'] as number)}, rngs=rngs)  # ${words.secondBias}`;

function linesOf(at: InferredBlock): readonly string[] {
  const module = `model.${moduleName(at)}`;
  const of = (name: string) => savedArray(at, name);
  const { kernel, recurrent, bias, ...more } = savedArrays(at);
  const [input, state] = [`${module}.cell.dense_i`, `${module}.cell.dense_h`];
  switch (at.block.type) {
    case 'rnn':
      return [putCode(input, { kernel, bias }), putCode(state, { kernel: recurrent })];
    case 'lstm':
      return [putCode(input, { kernel }), putCode(state, { kernel: recurrent, bias })];
    case 'gru':
      return [
        putCode(input, { kernel: `${of('weight_ih_l0')}.T`, bias: of('bias_ih_l0') }),
        putCode(state, { kernel: `${of('weight_hh_l0')}.T`, bias: of('bias_hh_l0') }),
      ];
    case 'selfAttention':
      return [
        `parts = [getattr(${module}, name) for name in ("query", "key", "value", "out")]`,
        `for part, (kernel, bias) in zip(parts, ${attentionCall(at)}):`,
        '    put(part, kernel=kernel, bias=bias)',
      ];
    case 'layerNorm': // of an image, all of its numbers in one row
      return [putCode(module, { scale: `${more['scale']}.ravel()`, bias: `${bias}.ravel()` })];
    default:
      return [putCode(module, { kernel, ...more, bias })];
  }
}

/** The functions that `load(model)` uses, and its lines. */
export function weightsCode(blocks: readonly InferredBlock[]) {
  const holders = blocks.filter((at) => Object.keys(at.parameters).length > 0);
  const attends = holders.some(({ block }) => block.type === 'selfAttention');
  return {
    functions: [...(attends ? [ATTENTION] : []), PUT],
    lines: holders.flatMap((at) => linesOf(at).map((code) => ({ code, block: at.block.id }))),
  };
}
