/** @file The picture of what an output number is made from, in words. */
import { layers } from '#layers/index.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { seesOf } from '#nn/receptive.ts';
import { sizeOf } from '#nn/shape.ts';

const all = (count: number, one: string): string => (count === 1 ? `the one ${one}` : `all ${count} ${one}s`);

/**
 * One or two sentences.
 * @param batch samples of a batch
 */
export function seesWords({ block, input, output }: InferredBlock, batch: number): string {
  const registry: LayerRegistry = layers;
  const definition = registry[block.type]!;
  const { shape } = input;
  const [first = 1, second = 1, third = 1] = shape;
  const sequence = shape.length === 2;
  const window = definition.window?.(block as never);
  switch (seesOf(block, registry)) {
    case 'itself':
      if (input.tokens !== undefined) return 'Every token is looked up by itself, at whichever step it stands.';
      return output && output.shape.length !== shape.length
        ? 'Every number of the output is one number of the input; only the arrangement changes.'
        : 'Every number of the output is made from the one number in the same place.';
    case 'vector':
      if (shape.length === 3) return `Every output number is made from ${all(first, 'channel')} at its place.`;
      return sequence
        ? `Every output number is made from ${all(second, 'feature')} of its own step, in the same way at every step.`
        : `Every output number is made from ${all(first, 'number')} of the input.`;
    case 'window':
    case 'channelWindow': {
      const { size, stride, padding } = window!;
      const where =
        seesOf(block, registry) === 'channelWindow'
          ? 'its own channel'
          : first === 1
            ? 'the image'
            : `all ${first} channels`;
      if (stride < 1)
        return `The output has ${Math.round(1 / stride)} times as many rows and columns: every input number spreads over ${size} × ${size} of them, and an output number is made from those that reach it.`;
      const moves = stride === 1 ? '1 pixel' : `${stride} pixels`;
      const zeros = padding === 1 ? 'a row and a column of zeros' : `${padding} rows and columns of zeros`;
      return `Every output number is made from ${size === 1 ? 'one pixel' : `a window of ${size} × ${size} pixels`} in ${where}; for its neighbour (dashed) the window moves ${moves}.${padding > 0 ? ` Round the image (dashed) lie ${zeros}.` : ''}`;
    }
    case 'channel':
      return `Every output number is made from all ${second} × ${third} pixels of its channel.`;
    case 'sample': {
      if (sequence) return `The numbers of a step are scaled by the mean and the spread of its ${second} features.`;
      if (shape.length === 1) return `The numbers are scaled by the mean and the spread of all ${first} of them.`;
      const groups = (block['groups'] as number | undefined) ?? 1;
      return `The numbers are scaled by the mean and the spread of ${groups > 1 ? `the ${first / groups} channels of their group` : 'the whole image'}: ${sizeOf(shape) / groups} numbers of one sample.`;
    }
    case 'batch':
      return `While training, every number is scaled by the mean and the spread of its ${shape.length === 3 ? 'channel' : 'feature'} in all ${batch} samples of the batch; while testing, by averages kept from training.`;
    case 'past':
      return output?.shape.length === shape.length
        ? 'Every output number is made from its own step and the steps before it; later ones are out of sight.'
        : `What is known after the last of ${first} steps is made from all of them.`;
    case 'steps':
      return `Every output number is made from ${all(first, 'step')}, those before and after its own.`;
    case 'everything':
      return 'Every output number is made from the whole input.';
    case 'blocks':
      return '';
  }
}
