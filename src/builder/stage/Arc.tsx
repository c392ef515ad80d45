import type { PlacedArc, PlacedColumn, PlacedLane } from '#stage/layout/stackLayout.ts';
import { classes } from '#ui/classes.ts';
import styles from './Arc.module.css';

/** The curve of a way round: up from where it begins, along, and down to where it ends. */
function arcPath({ from, to, top }: Pick<PlacedArc, 'from' | 'to' | 'top'>): string {
  const round = Math.max(0, Math.min(44, (to.x - from.x) / 2, from.y - top, to.y - top));
  return [
    `M${from.x} ${from.y}`,
    `V${top + round}`,
    `Q${from.x} ${top} ${from.x + round} ${top}`,
    `H${to.x - round}`,
    `Q${to.x} ${top} ${to.x} ${top + round}`,
    `V${to.y}`,
  ].join(' ');
}

/** The shortcut of a sum: an arc from its input over the body to the plus before what comes out. */
export function Arc({
  arc,
  side,
  bare,
  clash,
}: {
  arc: PlacedArc;
  side: PlacedLane | undefined;
  bare: boolean;
  /** What is carried would give the sum two shapes. */
  clash: boolean;
}) {
  const { from, to } = arc;
  const head = bare ? 3 : 5;
  return (
    <svg className={classes(styles['arc'], clash && styles['clash'])} aria-hidden>
      {side ? (
        <>
          <path
            d={`M${from.x} ${from.y} V${side.axis + 16} Q${from.x} ${side.axis} ${from.x + 16} ${side.axis} H${side.from}`}
          />
          <path d={`M${side.to} ${side.axis} H${to.x - 16} Q${to.x} ${side.axis} ${to.x} ${side.axis + 16} V${to.y}`} />
        </>
      ) : (
        <path d={arcPath(arc)} />
      )}
      <path d={`M${to.x - head} ${to.y - head - 1} L${to.x} ${to.y} L${to.x + head} ${to.y - head - 1}`} />
    </svg>
  );
}

/** More than so many pluses are a pattern rather than marks. */
const MOST_PLUSES = 24;

/** A plus before each number of a sum, where each can be told apart. */
export function Pluses({ column, clash }: { column: PlacedColumn; clash: boolean }) {
  const { tiles, single, picture } = column;
  if (!single || picture.kind === 'steps' || tiles.length > MOST_PLUSES || (tiles[0]?.height ?? 0) < 16) return null;
  return (
    <svg className={classes(styles['arc'], styles['pluses'], clash && styles['clash'])} aria-hidden>
      {tiles.map(({ x, y, height }, t) => {
        const [cx, cy] = [x - 13, y + height / 2];
        return (
          <g key={t}>
            <circle cx={cx} cy={cy} r="6" />
            <path d={`M${cx - 3} ${cy} h6 M${cx} ${cy - 3} v6`} />
          </g>
        );
      })}
    </svg>
  );
}
