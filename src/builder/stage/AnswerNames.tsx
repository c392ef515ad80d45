import { useRef } from 'react';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import { agrees } from '#stage/pictures.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import styles from './ColumnTiles.module.css';

/** The class whose number is greatest. */
function greatestAt(values: ArrayLike<number>, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[from + i]! > values[from + best]!) best = i;
  return best;
}

/** The names of the classes left of their bars, the greatest one's bold. */
export function AnswerNames({ column }: { column: PlacedColumn }) {
  const list = useRef<HTMLSpanElement>(null);
  const { tiles, picture, id } = column;
  useFrames((frame) => {
    const units = frame?.probes.units;
    const maps = units?.blocks.find((b) => b.id === id && b.name === undefined);
    const best = units && agrees(picture, maps) ? greatestAt(units.values, maps.offset, maps.shown) : undefined;
    for (const [i, name] of [...(list.current?.children ?? [])].entries())
      name.toggleAttribute('data-greatest', i === best);
  }, WORDS_EVERY);
  return (
    <span ref={list}>
      {tiles.map((box, t) => (
        <span
          key={t}
          className={styles['row']}
          style={{ right: column.width - (box.x - column.x) + 6, top: box.y - column.y + box.height / 2 }}
        >
          {picture.names![picture.first + t]}
        </span>
      ))}
    </span>
  );
}
