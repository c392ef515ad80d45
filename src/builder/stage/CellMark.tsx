import { layers } from '#layers/index.ts';
import { type Interval, type Region, receptiveTrail } from '#nn/receptive.ts';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import type { Box } from '#stage/layout/tiles.ts';
import { cellPlace } from '#stage/pictures.ts';
import { useCloseUp } from '#state/closeUp.ts';
import { type Hovered, useHovered } from '#state/hover.ts';
import { useEditor } from '#state/useDesk.ts';
import styles from './CellMark.module.css';
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

/** The boxes of a part of a column's output, as far as it lies inside: one on each tile of an image, one over the rows of a sequence. */
function seenBoxes(column: PlacedColumn, region: Region): Box[] {
  const { kind, across, down, first, shown } = column.picture;
  const clip = ([from, to]: Interval, size: number) => [Math.max(0, from), Math.min(size - 1, to)] as const;
  if (kind === 'map' && region.length === 3) {
    const [top, bottom] = clip(region[1]!, down);
    const [left, right] = clip(region[2]!, across);
    if (top > bottom || left > right) return [];
    const [low, high] = clip(region[0]!, first + shown);
    const channels = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
    return channels.flatMap((unit) => cellBox(column, unit, { x: left, y: top }, { x: right, y: bottom }) ?? []);
  }
  if (kind !== 'tokens' && kind !== 'steps') return [];
  const [from, to] = clip(region[0]!, across);
  if (from > to) return [];
  const box = cellBox(column, first, { x: from, y: 0 }, { x: to, y: 0 });
  const last = column.tiles.at(-1);
  if (!box || !last) return [];
  return [kind === 'tokens' ? box : { ...box, height: last.y + last.height - box.y }];
}

/** The very number under the pointer, or in the close-up, and what it is made from: in the output of every block before it, back to the input. */
export function CellMark() {
  const pointed = useHovered();
  const closeUp = useCloseUp();
  const hovered: Hovered | undefined = pointed ?? closeUp;
  const { columns, pins } = useStage();
  const inference = useEditor((s) => s.inference);
  const network = useEditor((s) => s.document.network);
  const column = hovered && columns.get(hovered.block);
  if (!hovered || !column || hovered.cell === undefined || hovered.part !== undefined) return null;
  const { picture } = column;
  const { unit, x, y } = cellPlace(picture, hovered.cell);
  const own = picture.kind === 'map' || picture.kind === 'steps' ? cellBox(column, unit, { x, y }) : undefined;
  const trail = column.role === 'input' ? [] : receptiveTrail(inference, network, layers, column.id, hovered.cell);
  const near = own ?? column.tiles[unit - picture.first];
  const seen = trail.slice(1).flatMap(({ block, region }) => {
    const before = columns.get(block ?? 'input');
    const boxes = before ? seenBoxes(before, region) : [];
    return boxes.length > 0 ? [{ id: block ?? 'input', boxes }] : [];
  });
  const at = (box: Box) => ({ left: box.x, top: box.y, width: box.width, height: box.height });
  // From the number to the part before it, from there to the one before that …; of several tiles the one nearest to where the ray comes from.
  const rays: string[] = [];
  let to = near;
  for (const { boxes } of seen) {
    const from = nearest(boxes, to);
    if (from && to && to.x > from.x + from.width) rays.push(rayOf(from, to));
    to = from;
  }
  return (
    <>
      {own && <i className={styles['cell']} style={at(own)} />}
      {seen.map(({ id, boxes }) =>
        boxes.map((box, i) => (
          <i
            key={`${id} ${i}`}
            className={styles['seen']}
            data-seen={id}
            style={{ ...at(box), ...(pins && id === 'input' ? { translate: 'var(--moved, 0)' } : {}) }}
          />
        )),
      )}
      {rays.length > 0 && (
        <svg className={styles['rays']} aria-hidden>
          <path d={rays.join(' ')} />
        </svg>
      )}
    </>
  );
}

/** The box whose middle is nearest in height to another's. */
function nearest(boxes: readonly Box[], to: Box | undefined): Box | undefined {
  if (!to) return boxes[0];
  const off = ({ y, height }: Box) => Math.abs(y + height / 2 - to.y - to.height / 2);
  return boxes.reduce<Box | undefined>((best, box) => (best && off(best) <= off(box) ? best : box), undefined);
}

const rayOf = (from: Box, to: Box) =>
  `M${from.x + from.width} ${from.y} L${to.x} ${to.y} M${from.x + from.width} ${from.y + from.height} L${to.x} ${to.y + to.height}`;
