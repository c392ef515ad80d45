/** @file How a Keras program gives its layers the weights of the file beside it. */
import { ATTENTION, attentionCall, savedArray, savedArrays } from '#exporters/savedArrays.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { kerasWords as words } from './kerasWords.ts';

const PUT = `def put(name, *arrays):
    """${words.put}"""
    model.get_layer(name).set_weights(arrays)`;

const GATES = `def gates(array):
    """${words.gates}"""
    reset, update, new = np.split(array, 3)
    return np.concatenate([update, reset, new])`;

/** What a layer with weights is called. */
export const layerName = ({ block, path }: InferredBlock): string => `${block.type}_${path.replaceAll('.', '_')}`;

/** The arrays of a layer in the order in which it declares them. */
function arraysOf(at: InferredBlock): readonly string[] {
  const gates = (name: string) => `gates(${savedArray(at, name)})`;
  if (at.block.type === 'selfAttention') return [`*sum(${attentionCall(at)}, ())`];
  if (at.block.type === 'gru') {
    const biases = `np.stack([${gates('bias_ih_l0')}, ${gates('bias_hh_l0')}])`;
    return [`${gates('weight_ih_l0')}.T`, `${gates('weight_hh_l0')}.T`, biases];
  }
  return Object.values(savedArrays(at));
}

/** The functions that the lines use, and a line for each layer with weights. */
export function weightsCode(blocks: readonly InferredBlock[]) {
  const holders = blocks.filter((at) => Object.keys(at.parameters).length > 0);
  const has = (type: string) => holders.some(({ block }) => block.type === type);
  return {
    functions: [...(has('selfAttention') ? [ATTENTION] : []), ...(has('gru') ? [GATES] : []), PUT],
    lines: holders.map((at) => ({
      code: `put("${layerName(at)}", ${arraysOf(at).join(', ')})`,
      block: at.block.id,
    })),
  };
}
