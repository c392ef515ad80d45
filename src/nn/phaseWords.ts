/** @file What is said of a document whose phases ask for what cannot be done. */
import { findBlock } from './block.ts';
import { isPretrainable } from './isPretrainable.ts';
import { inForce } from './phase.ts';
import type { Recipe, Registries } from './recipe.ts';

/** Undefined where everything is done that its phases ask for. */
export function notPretrained(recipe: Recipe, registries: Registries): string | undefined {
  const left = (recipe.phases ?? []).flatMap(({ pretrain, name }, i) => {
    const { network } = inForce(recipe, i + 1, registries);
    const blocks = (pretrain?.blocks ?? []).filter((id) => {
      const found = findBlock(network, registries.layers, id);
      return !found || !isPretrainable(found.block);
    });
    return blocks.length > 0 ? [`phase ${i + 1}${name ? ` (${name})` : ''}: ${blocks.join(', ')}`] : [];
  });
  if (left.length === 0) return undefined;
  return `Only dense layers of sigmoids with biases can be pretrained. These blocks are not, and are left as they are: ${left.join('; ')}.`;
}
