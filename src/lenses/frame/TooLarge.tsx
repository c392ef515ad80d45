import { sizeOf } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { showWidest, tooLarge } from './frameWords.ts';
import { LensEmpty } from './LensEmpty.tsx';

/** In place of what cannot be measured since the network is too large: the way to the layer that makes it so. */
export function TooLarge() {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const blocks = useEditor((s) => s.inference.blocks);
  const size = ({ parameterCount, output }: (typeof blocks)[number]) =>
    parameterCount + (output ? sizeOf(output.shape) : 0);
  const widest = blocks.reduce<(typeof blocks)[number] | undefined>(
    (a, b) => (a && size(a) >= size(b) ? a : b),
    undefined,
  );
  const name = widest && blockName(network, widest.block.id);
  return (
    <LensEmpty
      {...(widest && name !== undefined
        ? {
            action: {
              label: showWidest(name),
              onClick() {
                editor.select({ block: widest.block.id });
                editor.setView({ mode: undefined });
              },
            },
          }
        : {})}
    >
      {tooLarge}
    </LensEmpty>
  );
}
