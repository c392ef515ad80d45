import { blockName } from '#state/blockName.ts';
import { namesOutOf } from '#state/flowNames.ts';
import { useHovered } from '#state/hover.ts';
import { useEditor } from '#state/useDesk.ts';

export interface ShownUnit {
  readonly block: string;
  readonly unit: number;
  /** "Dense 1, unit 3", or the input's own name. */
  readonly title: string;
}

/** The unit whose output fills the answer: the one under the pointer or the focus, else the one that is selected. */
export function useShownUnit(): ShownUnit | undefined {
  const hovered = useHovered();
  const selection = useEditor((s) => s.selection);
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const meant =
    hovered ?? (selection?.unit === undefined ? undefined : { block: selection.block, unit: selection.unit });
  const name = meant && blockName(network, meant.block);
  if (!meant || name === undefined) return undefined;
  const { block, unit } = meant;
  const given = namesOutOf(network, data, block)[unit];
  return {
    block,
    unit,
    title:
      block === 'input'
        ? `Input ${given ?? unit + 1}`
        : `${name}, unit ${unit + 1}${given === undefined ? '' : `, “${given}”`}`,
  };
}
