/** @file New blocks with all their fields, as reading a document would fill them in. Pure. */
import type { NewBlock } from '#nn/change.ts';
import { defaults, type Fields } from '#nn/field.ts';
import type { LayerRegistry } from '#nn/layer.ts';

/** Fields that are left out have their defaults, in inner blocks too. */
export function withDefaults(block: NewBlock, registry: LayerRegistry): NewBlock {
  const definition = registry[block.type];
  if (!definition) return block;
  const filled: Record<string, unknown> = { ...defaults(definition.fields as Fields), ...block };
  for (const [slot, kind] of Object.entries(definition.slots ?? {})) {
    const held = filled[slot] as readonly NewBlock[] | readonly (readonly NewBlock[])[] | undefined;
    if (!held) continue;
    const all = (list: readonly NewBlock[]) => list.map((inner) => withDefaults(inner, registry));
    filled[slot] =
      kind === 'list' ? all(held as readonly NewBlock[]) : held.map((list) => all(list as readonly NewBlock[]));
  }
  return filled as NewBlock;
}
