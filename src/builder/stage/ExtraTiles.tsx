import { type KeyboardEvent, useState } from 'react';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import type { Box } from '#stage/layout/tiles.ts';
import { hoverUnit } from '#state/hover.ts';
import { useDesk } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { useOfLineage } from '#state/useOfLineage.ts';
import { Badge } from '#ui/Badge.tsx';
import { Card } from '#ui/Card.tsx';
import { formatNumber, formatPercent } from '#ui/format.ts';
import styles from './ColumnTiles.module.css';
import { FROM_STEP, headOf, ITS_HEAD, stepsTake } from './stageWords.ts';
import { cellAt } from './tilePoint.ts';

interface ExtraProps {
  column: PlacedColumn;
  title: string;
  /** Of the tensor, such as `attention`. */
  name: string;
  tiles: readonly Box[];
}

interface Cell {
  readonly tile: number;
  readonly x: number;
  readonly y: number;
}

/** Maps of a tensor beside a block's output, [heads, T, T]: which step (down) takes how much from which (across). */
export function ExtraTiles({ column, title, name, tiles }: ExtraProps) {
  const desk = useDesk();
  const [cell, setCell] = useOfLineage<Cell>();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const { id } = column;
  const across = useFrameValue(({ probes }) => mapsOf(probes.units, id, name)?.width, 500) ?? 1;
  const mean = (next: Cell | undefined, element: Element | null) => {
    setCell(next);
    setAnchor(element);
    hoverUnit(
      desk,
      next && { block: id, unit: next.tile, cell: (next.tile * across + next.y) * across + next.x, part: name },
    );
  };
  const onKey = (event: KeyboardEvent, tile: number) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step || !cell) return;
    event.preventDefault();
    event.stopPropagation();
    const inside = (n: number) => Math.max(0, Math.min(across - 1, n));
    mean({ tile, x: inside(cell.x + step[0]!), y: inside(cell.y + step[1]!) }, event.currentTarget);
  };
  const word = tiles.length > 1 ? (tile: number) => headOf(tile + 1, tiles.length) : () => ITS_HEAD;
  return (
    <>
      {tiles.map((box, tile) => (
        <span key={tile}>
          <span
            className={styles['extra']}
            style={{ left: box.x - column.x, top: box.y - column.y - 16, width: box.width }}
            aria-hidden
          >
            head {tile + 1}
          </span>
          <button
            type="button"
            className={styles['unit']}
            style={{ left: box.x - column.x, top: box.y - column.y, width: box.width, height: box.height }}
            aria-label={stepsTake(title, name, word(tile))}
            tabIndex={tile === 0 ? 0 : -1}
            onPointerMove={(event) => {
              if (event.pointerType === 'touch') return;
              const at = event.currentTarget.getBoundingClientRect();
              const x = cellAt((event.clientX - at.left) / at.width, across);
              const y = cellAt((event.clientY - at.top) / at.height, across);
              if (cell?.tile !== tile || cell.x !== x || cell.y !== y) mean({ tile, x, y }, event.currentTarget);
            }}
            onPointerLeave={() => mean(undefined, null)}
            onFocus={(event) =>
              event.target.matches(':focus-visible') && mean({ tile, x: 0, y: across - 1 }, event.currentTarget)
            }
            onBlur={() => mean(undefined, null)}
            onKeyDown={(event) => onKey(event, tile)}
          />
        </span>
      ))}
      {cell && (
        <ExtraCard
          id={id}
          name={name}
          cell={cell}
          title={`${title}, ${word(cell.tile)}`}
          anchor={anchor}
          onClose={() => mean(undefined, null)}
        />
      )}
    </>
  );
}

const mapsOf = (
  units: Parameters<Parameters<typeof useFrameValue>[0]>[0]['probes']['units'],
  id: string,
  name: string,
) => units?.blocks.find((maps) => maps.id === id && maps.name === name);

/** One number of such a map. */
function ExtraCard(props: {
  id: string;
  name: string;
  cell: Cell;
  title: string;
  anchor: Element | null;
  onClose: () => void;
}) {
  const { id, name, cell, title, anchor, onClose } = props;
  const { tile, x, y } = cell;
  const value = useFrameValue(({ probes: { units } }) => {
    const maps = mapsOf(units, id, name);
    if (!units || !maps) return undefined;
    const at = units.values[maps.offset + (tile * maps.height + y) * maps.width + x];
    return at === undefined ? undefined : { at, share: maps.low >= 0 && maps.high <= 1 };
  }, 100);
  return (
    <Card open anchor={anchor} onClose={onClose} title={title} badge={<Badge kind="exact" still />}>
      {value && (
        <p>
          Step {y + 1} takes <b>{value.share ? formatPercent(value.at) : formatNumber(value.at, 3)}</b> {FROM_STEP}{' '}
          {x + 1}.
        </p>
      )}
    </Card>
  );
}
