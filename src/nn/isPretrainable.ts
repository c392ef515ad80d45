/** @file Which blocks can be pretrained as restricted Boltzmann machines. */
import type { Block } from './block.ts';

/** A dense layer of sigmoids with biases: it is what the hidden units of such a machine are. */
export const isPretrainable = (block: Block): boolean => {
  const { type, activation, bias } = block as { type: string; activation?: unknown; bias?: unknown };
  return type === 'dense' && activation === 'sigmoid' && bias !== false;
};
