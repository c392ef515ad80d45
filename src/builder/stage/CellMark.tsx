import type { PlacedColumn } from '#builder/layout/stackLayout.ts';
import type { Box } from '#builder/layout/tiles.ts';
import { layers } from '#layers/index.ts';
import { receptiveBox } from '#nn/receptive.ts';
import { useHovered } from '#state/hover.ts';
import { useEditor } from '#state/useEditor.ts';
import styles from './CellMark.module.css';
import { cellPlace } from './pictures.ts';
import { useStage } from './stageContext.ts';

/** The box of a cell, or of several side by side, in the tiles of a column. */
function cellBox(column: PlacedColumn, unit: number, from: { x: number; y: number }, to = from): Box | undefined {
  const { picture, tiles } = column;
  const { across, down, kind } = picture;
  if (kind === 'tokens') {
    const [first, last] = [tiles[from.x], tiles[to.x]];
    if (!first || !last) return undefined;
    // A row that wraps has no one box: its first line stands for it.
    const end = last.y === first.y ? last : tiles.findLast((t) => t.y === first.y)!;
    return { x: first.x, y: first.y, width: end.x + end.width - first.x, height: first.height };
  }
  const tile = tiles[unit - picture.first];
  if (!tile) return undefined;
  const [w, h] = [tile.width / across, tile.height / down];
  return {
    x: tile.x + from.x * w,
    y: tile.y + from.y * h,
    width: (to.x - from.x + 1) * w,
    height: (to.y - from.y + 1) * h,
  };
}

/** The very number under the pointer, and what of the input it is made from. */
export function CellMark() {
  const hovered = useHovered();
  const { columns } = useStage();
  const inference = useEditor((s) => s.inference);
  const network = useEditor((s) => s.document.network);
  const column = hovered && columns.get(hovered.block);
  if (!hovered || !column || hovered.cell === undefined || hovered.part !== undefined) return null;
  const { picture } = column;
  const { unit, x, y } = cellPlace(picture, hovered.cell);
  const own = picture.kind === 'map' || picture.kind === 'steps' ? cellBox(column, unit, { x, y }) : undefined;
  const seen = column.role === 'input' ? undefined : seenBox(columns.get('input'));

  /** The part of the input, as far as it lies inside. */
  function seenBox(input: PlacedColumn | undefined): Box | undefined {
    if (!input || input.picture.kind === 'number') return undefined;
    const region = receptiveBox(inference, network, layers, column!.id, hovered!.cell!);
    const { kind, across, down, first } = input.picture;
    if (!region) return undefined;
    const clip = ([from, to]: readonly [number, number], size: number) =>
      [Math.max(0, from), Math.min(size - 1, to)] as const;
    if (kind === 'map' && region.length === 3) {
      const [top, bottom] = clip(region[1]!, down);
      const [left, right] = clip(region[2]!, across);
      return top > bottom || left > right
        ? undefined
        : cellBox(input, first, { x: left, y: top }, { x: right, y: bottom });
    }
    const [from, to] = clip(region[0]!, across);
    if (from > to) return undefined;
    if (kind === 'tokens') return cellBox(input, 0, { x: from, y: 0 }, { x: to, y: 0 });
    if (kind !== 'steps') return undefined;
    const box = cellBox(input, first, { x: from, y: 0 }, { x: to, y: 0 });
    const last = input.tiles.at(-1)!;
    return box && { ...box, height: last.y + last.height - box.y };
  }

  const at = (box: Box) => ({ left: box.x, top: box.y, width: box.width, height: box.height });
  const near = own ?? column.tiles[unit - picture.first];
  return (
    <>
      {own && <i className={styles['cell']} style={at(own)} />}
      {seen && <i className={styles['seen']} style={at(seen)} />}
      {seen && near && near.x > seen.x + seen.width && (
        <svg className={styles['rays']} aria-hidden>
          <path
            d={`M${seen.x + seen.width} ${seen.y} L${near.x} ${near.y} M${seen.x + seen.width} ${seen.y + seen.height} L${near.x} ${near.y + near.height}`}
          />
        </svg>
      )}
    </>
  );
}
