/** @file Which lines of a program belong to what is selected, and to what is under the pointer. */
import { useMemo } from 'react';
import { layers } from '#layers/index.ts';
import { findBlock, walk } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { blockName, blockTitle } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';

const registry: LayerRegistry = layers;

export interface SelectedLines {
  /** The blocks that are selected, with those that they hold. */
  readonly selected: ReadonlySet<string>;
  /** What the selected block is called; absent where none is. */
  readonly name?: string;
  /** How many lines are theirs. */
  readonly count: number;
  readonly nameOf: (block: string) => string;
}

/** @param marks of each line its block */
export function useSelectedLines(marks: readonly (string | undefined)[] = []): SelectedLines {
  const network = useEditor((s) => s.document.network);
  const selection = useEditor((s) => s.selection);
  return useMemo(() => {
    const ids = selection ? (selection.run ?? [selection.block]) : [];
    const selected = new Set(
      ids.flatMap((id) => {
        const block = findBlock(network, registry, id)?.block;
        return block ? [...walk([block], registry)].map((inner) => inner.block.id) : [];
      }),
    );
    const name = selection && selected.size > 0 ? blockName(network, selection.block) : undefined;
    return {
      selected,
      ...(name === undefined ? {} : { name }),
      count: marks.filter((mark) => mark !== undefined && selected.has(mark)).length,
      nameOf: (block: string) => blockTitle(network, block),
    };
  }, [network, selection, marks]);
}
