import { useEditor } from '#state/useDesk.ts';

/** How many units a block of the network on the stage gives out; 0 where there is no such block. */
export function useUnitCount(block: string | undefined): number {
  return useEditor(({ inference }) => {
    const out = inference.blocks.find((one) => one.block.id === block)?.output;
    return out?.shape[0] ?? 0;
  });
}
