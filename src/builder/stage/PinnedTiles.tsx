import { useMemo, useState } from 'react';
import { useCanvas } from '#charts/useCanvas.ts';
import { emptyLayout, type PlacedColumn } from '#stage/layout/stackLayout.ts';
import { StackPainter } from '#stage/stackPainter.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import styles from './PinnedTiles.module.css';

interface PinnedTilesProps {
  readonly column: PlacedColumn;
  readonly perMap: boolean;
}

/** The live tiles of a column that stays in sight while the row moves beneath it, on the paper that hides what does. */
export function PinnedTiles({ column, perMap }: PinnedTilesProps) {
  const { editor } = useDesk();
  const tokens = useEditor((s) => s.data.tokens);
  const biased = useEditor((s) => s.selection?.block);
  const broken = useEditor((s) => column.role !== 'input' && !s.inference.byId.get(column.id)?.output);
  const [painter] = useState(() => new StackPainter());
  const layout = useMemo(() => ({ ...emptyLayout, columns: [column] }), [column]);
  const canvas = useCanvas(
    (context, { ratio }) => {
      context.translate(-column.x, -column.y);
      const { frame } = editor;
      painter.drawLinks(context, layout, column, frame, 'weight', undefined);
      const dimmed = broken ? new Set([column.id]) : undefined;
      painter.drawTiles(context, layout, column, frame, {
        ...{ ratio, names: tokens, perMap, biased },
        ...(dimmed ? { dimmed } : {}),
      });
    },
    { plain: true },
  );
  useFrames(canvas.invalidate);
  return <canvas ref={canvas.ref} className={styles['canvas']} aria-hidden />;
}
