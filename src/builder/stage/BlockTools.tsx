import { Minus, Plus } from 'lucide-react';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { BlockMenu } from './BlockMenu.tsx';
import styles from './BlockTools.module.css';
import { oneUnitFewer, oneUnitMore } from './stageWords.ts';

/** The selected block's own controls: one unit more or fewer, and the menu of everything else. */
export function BlockTools({
  block,
  column,
  vertical,
  title,
}: {
  block: Block;
  column: PlacedColumn;
  vertical: boolean;
  title: string;
}) {
  const { editor } = useDesk();
  const run = useEditor((s) => s.selection?.run?.length ?? 1);
  const field = (layers as LayerRegistry)[block.type]?.fields['units'];
  const units = field?.kind === 'int' && column.lines > 0 && run === 1 ? (block['units'] as number) : undefined;
  const set = (value: number) =>
    editor.change(`${title}: ${value} units`, [{ kind: 'set', id: block.id, values: { units: value } }]);
  const size = vertical ? 16 : 14;
  const look = vertical ? 'outlined' : 'bare';
  return (
    <div
      className={styles[vertical ? 'below' : 'above']}
      style={column.headline > 0 && !vertical ? { top: column.headline - 2 } : undefined}
      data-menu={block.id}
    >
      {run > 1 && <span>{run} blocks</span>}
      {units !== undefined && (
        <>
          <IconButton look={look} label={oneUnitFewer(title)} disabled={units <= 1} onClick={() => set(units - 1)}>
            <Minus size={size} aria-hidden />
          </IconButton>
          <span>
            {units} {units === 1 ? 'unit' : 'units'}
          </span>
          <IconButton look={look} label={oneUnitMore(title)} onClick={() => set(units + 1)}>
            <Plus size={size} aria-hidden />
          </IconButton>
        </>
      )}
      <BlockMenu block={block} title={title} />
    </div>
  );
}
