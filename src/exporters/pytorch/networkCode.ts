/** @file The network as nested modules, a line a block. */
import type { ProgramText } from '#exporters/programText.ts';
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';
import type { Helper } from './helpers.ts';
import { layerCode } from './layerCode.ts';

const registry: LayerRegistry = layers;
const containers: Readonly<Record<string, Helper>> = { residual: 'Residual', concat: 'Concat' };

/** How a program comes to a block, or to a tensor of one: `1.body.0.weight` is `model[1].body[0].weight`. */
export const placeInModel = (path: string): string =>
  `model${path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')}`;

/**
 * Adds `nn.Sequential(…)` of a network, with each block's output shape at its line's end.
 * @param before what is done with it: `return `
 * @returns the classes that it needs
 */
export function addNetwork(
  text: ProgramText,
  { before, network, inference }: { before: string; network: readonly Block[]; inference: Inference },
): ReadonlySet<Helper> {
  const needed = new Set<Helper>();

  const addList = (list: readonly Block[], before: string, after: string, indent: string, holder?: string): void => {
    if (list.length === 0) {
      text.add(`${indent}${before}nn.Sequential()${after}`, holder);
      return;
    }
    text.add(`${indent}${before}nn.Sequential(`, holder);
    for (const block of list) addBlock(block, `${indent}    `);
    text.add(`${indent})${after}`, holder);
  };

  const addBlock = (block: Block, indent: string): void => {
    const inferred = inference.byId.get(block.id)!;
    const shape = `  # ${formatShape(inferred.output!.shape)}`;
    const container = containers[block.type];
    if (!container) {
      const { code, helpers } = layerCode(inferred);
      for (const helper of helpers) needed.add(helper);
      text.add(`${indent}${code},${shape}`, block.id);
      return;
    }
    needed.add(container);
    text.add(`${indent}${container}(`, block.id);
    const lists = innerLists(block, registry);
    const held = lists.some(({ slot }) => slot === 'body' || slot === 'branches')
      ? lists
      : [{ slot: 'body', blocks: [] }, ...lists];
    for (const { slot, blocks } of held)
      if (slot !== 'shortcut' || blocks.length > 0)
        addList(blocks, slot === 'branches' ? '' : `${slot}=`, ',', `${indent}    `, block.id);
    text.add(`${indent}),${shape}`, block.id);
  };

  addList(network, before, '', '    ');
  return needed;
}
