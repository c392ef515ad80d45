import { type KeyboardEvent, type MouseEvent, memo, useState } from 'react';
import { useGivenNames } from '#builder/inspector/givenNames.ts';
import { cellWords, tileName } from '#builder/inspector/unitNames.ts';
import { ClassMark } from '#charts/ClassMark.tsx';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import { around, type Box } from '#stage/layout/tiles.ts';
import { pressNumber } from '#state/closeUp.ts';
import type { Desk } from '#state/desk.ts';
import { type Hovered, hoverUnit } from '#state/hover.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { usePosition } from '#state/usePosition.ts';
import { announce } from '#ui/Announcer.tsx';
import { classes } from '#ui/classes.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { AnswerNames } from './AnswerNames.tsx';
import styles from './ColumnTiles.module.css';
import { ROW_OF_TILES, TILE_KEYS } from './partsWords.ts';
import { areTargets, hoveredAt, hoveredTile, nearestTile, stepCell } from './tilePoint.ts';

// Few networks have what it shows.
const ExtraTiles = lazyPart(ROW_OF_TILES, () => import('./ExtraTiles.tsx').then((m) => m.ExtraTiles));

interface TilesProps {
  readonly column: PlacedColumn;
  readonly title: string;
  readonly vertical: boolean;
  /** The selected unit, counted over the whole block. */
  readonly unit: number | undefined;
}

/** What can be pressed, focused and read of a column's tiles; the pictures themselves are on the canvas below. */
export const ColumnTiles = memo(function ColumnTiles(props: TilesProps) {
  const { column, vertical, title } = props;
  const { picture, tiles } = column;
  // At a glance, where tiles are tiny, the block as a whole is the target.
  if (tiles.length === 0 || picture.kind === 'hinge' || (column.lines === 0 && !areTargets(tiles))) return null;
  const named = picture.names !== undefined && column.lines > 0;
  const over = picture.kind === 'plane' || picture.kind === 'line';
  return (
    <>
      {areTargets(tiles) ? <TileButtons {...props} /> : <CellReader {...props} />}
      {named && (over ? <PlaneNames column={column} vertical={vertical} /> : <RowNames column={column} />)}
      {column.lines > 0 &&
        column.extras.map((extra) => <ExtraTiles key={extra.name} column={column} title={title} {...extra} />)}
    </>
  );
});

const inside = (column: Box, box: Box) => ({
  left: box.x - column.x,
  top: box.y - column.y,
  width: box.width,
  height: box.height,
});

/** Selects a unit of a block and opens the close-up of the number that is meant; pressed again, the block alone. One whose units are one picture is always selected alone. */
function choose(desk: Desk, { id: block, picture }: PlacedColumn, meant: Hovered, selected: boolean): void {
  const again = pressNumber(desk, meant) && selected;
  desk.editor.select(again || picture.givenBack === 'flat' ? { block } : { block, unit: meant.unit });
}

/** Shift with arrows: from cell to cell of a tile. Says where that is. */
function cellKey(
  desk: Desk,
  event: KeyboardEvent,
  column: PlacedColumn,
  unit: number,
  cell: number | undefined,
): number | undefined {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const { kind } = column.picture;
  if (!event.shiftKey || !step || cell === undefined || (kind !== 'map' && kind !== 'steps')) return undefined;
  const next = stepCell(column.picture, unit, cell, step[0]!, step[1]!);
  event.preventDefault();
  event.stopPropagation();
  hoverUnit(desk, { block: column.id, unit, cell: next.cell });
  announce(cellWords(column.picture, next.x, next.y));
  return next.cell;
}

/** A button for each tile. */
function TileButtons({ column, title, unit }: TilesProps) {
  const desk = useDesk();
  const data = useEditor((s) => s.data);
  const { picture, tiles, id } = column;
  const [cell, setCell] = usePosition<number>((at) => ({ block: id, cell: at }));
  const given = useGivenNames(id);
  return tiles.map((box, t) => {
    const own = picture.first + t;
    const selected = unit === own && picture.kind !== 'tokens';
    const under = (event: MouseEvent) => {
      const tile = event.currentTarget.getBoundingClientRect();
      const across = (event.clientX - tile.left) / tile.width;
      const down = (event.clientY - tile.top) / tile.height;
      return hoveredAt(id, picture, own, across, down, data.domain);
    };
    /** By a key the cell that the keys have walked to. */
    const meantBy = (event: MouseEvent) => {
      if (event.detail > 0) return under(event);
      const { unit: tile, cell: middle } = hoveredTile(id, picture, own);
      return { block: id, unit: tile, ...(middle === undefined ? {} : { cell: cell ?? middle }) };
    };
    return (
      <button
        key={t}
        type="button"
        className={classes(styles['unit'], selected && styles['pinned'])}
        style={inside(column, box)}
        data-unit={own}
        data-block={id}
        tabIndex={t === 0 ? 0 : -1}
        aria-label={tileName(title, picture, own, column.role === 'input', data, given?.[own])}
        aria-pressed={selected}
        onClick={(event) => choose(desk, column, meantBy(event), selected)}
        onPointerMove={(event) => {
          if (event.pointerType !== 'touch') hoverUnit(desk, under(event));
        }}
        onPointerLeave={() => hoverUnit(desk, undefined)}
        onFocus={(event) => {
          if (!event.target.matches(':focus-visible')) return;
          const meant = hoveredTile(id, picture, own);
          setCell(meant.cell);
          hoverUnit(desk, meant);
        }}
        onKeyDown={(event) => {
          const next = cellKey(desk, event, column, own, cell);
          if (next !== undefined) setCell(next);
        }}
        onBlur={() => hoverUnit(desk, undefined)}
      />
    );
  });
}

/** One target for all tiles where they are too small to be hit one by one: the nearest is meant, and arrow keys walk. */
function CellReader({ column, title, unit, vertical }: TilesProps) {
  const desk = useDesk();
  const data = useEditor((s) => s.data);
  const { picture, tiles, id } = column;
  const [at, setAt] = useState(0);
  const [cell, setCell] = usePosition<number>((at) => ({ block: id, cell: at }));
  const area = around(tiles);
  const now = Math.min(at, tiles.length - 1);
  const own = picture.first + now;
  const given = useGivenNames(id);
  const name = (t: number) =>
    tileName(title, picture, picture.first + t, column.role === 'input', data, given?.[picture.first + t]);
  const walk = (event: KeyboardEvent) => {
    const next = cellKey(desk, event, column, own, cell);
    if (next !== undefined) return setCell(next);
    const forth = vertical ? 'ArrowRight' : 'ArrowDown';
    const back = vertical ? 'ArrowLeft' : 'ArrowUp';
    const to = event.key === forth ? now + 1 : event.key === back ? now - 1 : undefined;
    if (to === undefined || to < 0 || to >= tiles.length) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(to);
    const meant = hoveredTile(id, picture, picture.first + to);
    setCell(meant.cell);
    hoverUnit(desk, meant);
    announce(name(to));
  };
  const under = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = area.width / box.width;
    const x = area.x + (event.clientX - box.left) * scale;
    const y = area.y + (event.clientY - box.top) * scale;
    const t = nearestTile(tiles, x, y);
    const { x: left, y: top, width, height } = tiles[t]!;
    return { t, meant: hoveredAt(id, picture, picture.first + t, (x - left) / width, (y - top) / height, data.domain) };
  };
  const meantBy = (event: MouseEvent) => {
    if (event.detail > 0) return under(event).meant;
    const { unit: tile, cell: middle } = hoveredTile(id, picture, own);
    return { block: id, unit: tile, ...(middle === undefined ? {} : { cell: cell ?? middle }) };
  };
  const pinned = unit === undefined ? undefined : tiles[unit - picture.first];
  return (
    <>
      <button
        type="button"
        className={classes(styles['unit'], styles['reader'])}
        style={inside(column, area)}
        data-unit={own}
        data-block={id}
        aria-label={name(now)}
        aria-pressed={unit === own}
        aria-description={TILE_KEYS}
        onClick={(event) => choose(desk, column, meantBy(event), unit === own)}
        onPointerMove={(event) => {
          if (event.pointerType === 'touch') return;
          const { t, meant } = under(event);
          setAt(t);
          hoverUnit(desk, meant);
        }}
        onPointerLeave={() => hoverUnit(desk, undefined)}
        onFocus={(event) => {
          if (!event.target.matches(':focus-visible')) return;
          const meant = hoveredTile(id, picture, own);
          setCell(meant.cell);
          hoverUnit(desk, meant);
        }}
        onKeyDown={walk}
        onBlur={() => hoverUnit(desk, undefined)}
      />
      {pinned && <i className={classes(styles['mark'], styles['pinned'])} style={inside(column, pinned)} />}
    </>
  );
}

/** Names that fit in the line behind the last tile, downwards. */
const MOST_NAMES_IN_LINE = 4;

/** Names beside tiles over the plane or line: of the inputs at the left, of the classes at the right; downwards in a row behind the last. */
function PlaneNames({ column, vertical }: { column: PlacedColumn; vertical: boolean }) {
  const { tiles, picture, role } = column;
  const isInput = role === 'input';
  const last = tiles.at(-1)!;
  // Below one another there is one line for all names: more than a few are read on the tiles.
  if (vertical && tiles.length > MOST_NAMES_IN_LINE) return null;
  if (vertical)
    return (
      <span
        className={styles['names']}
        style={{ left: last.x - column.x + last.width + 12, top: last.y - column.y + last.height / 2 }}
      >
        {picture.names!.map((name, i) => (
          <i key={name}>
            {!isInput && <ClassMark index={i} />} {name}
          </i>
        ))}
      </span>
    );
  if (!column.single) return null;
  return tiles.map((box, t) => (
    <span
      key={t}
      className={isInput ? styles['feature'] : styles['class']}
      style={{
        top: box.y - column.y + box.height / 2,
        maxWidth: column.names,
        ...(isInput ? { right: column.width - (box.x - column.x) + 6 } : { left: box.x - column.x + box.width + 8 }),
      }}
    >
      {!isInput && <ClassMark index={t} />}
      <b>{picture.names![t]}</b>
    </span>
  ));
}

/** Names at the left of rows: a sequence's columns, classes of the answer. */
function RowNames({ column }: { column: PlacedColumn }) {
  const { tiles, picture } = column;
  if (picture.kind === 'bars') return <AnswerNames column={column} />;
  if (picture.kind !== 'steps' || tiles[0]!.height < 10) return null;
  return tiles.map((box, t) => (
    <span
      key={t}
      className={styles['row']}
      style={{ right: column.width - (box.x - column.x) + 6, top: box.y - column.y + box.height / 2 }}
    >
      {picture.names![picture.first + t]}
    </span>
  ));
}
