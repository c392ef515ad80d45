/** @file The numbers and words of a block's label. Pure. */
import type { PreparedData } from '#data/prepare.ts';
import type { Block } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';

/** Parameters of a block with all that it holds. */
export function parametersOf(byId: Inference['byId'], block: Block | undefined): number {
  const own = block && byId.get(block.id);
  if (!own) return 0;
  let sum = own.parameterCount;
  for (const { path, parameterCount } of byId.values()) if (path.startsWith(`${own.path}.`)) sum += parameterCount;
  return sum;
}

/** What the network is given, in few words. */
export function inputText({ dimensions, kind, domain }: Pick<PreparedData, 'dimensions' | 'kind' | 'domain'>): string {
  if (dimensions === 0) return kind === 'image' ? 'pixels' : kind === 'tokens' ? 'tokens' : 'a sequence';
  const [low, high] = domain[0]!;
  return `${dimensions === 1 ? 'line' : 'plane'}, ${low < 0 ? `−${-low}` : low} … ${high}`;
}

/** Whether a block is at odds with what it is given. */
export const misfits = ({ problems }: Pick<Inference, 'problems'>, id: string): boolean =>
  problems.some(({ block, severity }) => block === id && severity !== 'notice');

/** In place of a block's shape, where none is known: it does not fit itself, or what stands before it hands nothing on. */
export const unknownWords = (misfit: boolean): string => (misfit ? 'does not fit' : 'no input yet');

/** In place of the number of parameters, where a block has no shape. */
export const UNCOUNTED_SAYS = 'Sizes are known once every block fits: choose other data, or change the block in red.';
