/** @file The weights of a layer as expressions of Python over `saved`, the arrays of the file under PyTorch's paths: laid as Keras and Flax want them, channels last. */
import type { InferredBlock } from '#nn/inferShapes.ts';
import { pythonString } from './pythonText.ts';
import { savedArraysWords as words } from './savedArraysWords.ts';

/** Arrays by what they are: kernel, bias, scale. */
export type SavedArrays = Readonly<Record<string, string>>;

/** Function of a program: weights of an attention layer, with an axis for the heads. */
export const ATTENTION = `def attention(path, heads):
    """${words.attention}"""
    weight, bias = saved[f"{path}.in_proj_weight"], saved[f"{path}.in_proj_bias"]
    width = weight.shape[1]
    parts = zip(np.split(weight, 3), np.split(bias, 3))
    pairs = [(w.T.reshape(width, heads, -1), b.reshape(heads, -1)) for w, b in parts]
    out = saved[f"{path}.out_proj.weight"].T.reshape(heads, -1, width)
    return [*pairs, (out, saved[f"{path}.out_proj.bias"])]`;

/** Its call, which gives pairs of kernel and bias: of query, key, value and output. */
export const attentionCall = ({ block, path }: InferredBlock): string =>
  `attention(${pythonString(path)}, ${block['heads']})`;

/** A parameter or a buffer of a layer. */
export const savedArray = ({ path }: InferredBlock, name: string): string =>
  `saved[${pythonString(`${path}.${name}`)}]`;

/** The arrays of a layer; of attention and GRU none, which each framework lays in its own way. */
export function savedArrays(at: InferredBlock): SavedArrays {
  const { block, input, parameters } = at;
  const of = (name: string) => savedArray(at, name);
  const biased = (kernel: string) => ({ kernel, ...('bias' in parameters ? { bias: of('bias') } : {}) });
  const affine = (end = '') => ({ scale: of('weight') + end, bias: of('bias') + end });
  switch (block.type) {
    case 'dense':
      return biased(`${of('weight')}.T`);
    case 'conv2d':
    case 'convTranspose2d':
      return biased(`${of('weight')}.transpose(2, 3, 1, 0)`);
    case 'batchNorm':
      return { ...affine(), mean: of('running_mean'), var: of('running_var') };
    case 'layerNorm':
      return affine(input.shape.length === 3 ? '.transpose(1, 2, 0)' : '');
    case 'groupNorm':
    case 'instanceNorm':
      return affine();
    case 'embedding':
      return { embedding: of('weight') };
    case 'rnn':
    case 'lstm':
      return {
        kernel: `${of('weight_ih_l0')}.T`,
        recurrent: `${of('weight_hh_l0')}.T`,
        bias: `${of('bias_ih_l0')} + ${of('bias_hh_l0')}`,
      };
    default:
      return {};
  }
}
