import type { Dot } from '#lessons/handIns/summary.ts';
import { medianOf } from '#lessons/handIns/summary.ts';
import { classes } from '#ui/classes.ts';
import styles from './ClassView.module.css';
import { dotsSay } from './classViewWords.ts';

interface DotsProps {
  readonly name: string;
  readonly dots: readonly Dot[];
  readonly show: (value: number) => string;
  /** Both ends of the axis, where they are given by what is measured. */
  readonly range?: readonly [number, number] | undefined;
  /** What is right, where that is one number. */
  readonly right?: number | undefined;
  readonly nameOf: (of: number) => string;
  readonly isFlagged: (of: number) => boolean;
}

/** Places along the axis: dots that would lie nearer to one another are stacked. */
const PLACES = 40;
/** Dots on one another at which they begin to overlap. */
const HIGH = 10;

/** A histogram in which every dot is a hand-in. */
export function Dots({ name, dots, show, range, right, nameOf, isFlagged }: DotsProps) {
  if (dots.length === 0) return null;
  const values = dots.map(({ value }) => value);
  const all = right === undefined ? values : [...values, right];
  const [low, high] = range ?? [Math.min(0, ...all), Math.max(...all)];
  const across = (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
  const heights = new Map<number, number>();
  const placed = dots
    .toSorted((a, b) => a.value - b.value)
    .map((dot) => {
      const place = Math.round(across(dot.value) * PLACES);
      const up = heights.get(place) ?? 0;
      heights.set(place, up + 1);
      return { ...dot, place, up };
    });
  const most = Math.max(...heights.values());
  const pitch = most > HIGH ? HIGH / most : 1;
  const said = dotsSay(name, dots.length, show(Math.min(...values)), show(medianOf(values)), show(Math.max(...values)));
  return (
    <figure className={styles['dots']}>
      <figcaption>{name}</figcaption>
      <div
        className={styles['field']}
        role="img"
        aria-label={said}
        style={{ height: `${0.55 * Math.min(most, HIGH) + 0.5}rem` }}
      >
        {right !== undefined && <span className={styles['sought']} style={{ left: `${100 * across(right)}%` }} />}
        {placed.map(({ of, value, place, up }) => (
          <span
            key={of}
            className={classes(styles['dot'], isFlagged(of) && styles['flaggedDot'])}
            data-explain={`${nameOf(of)}: ${show(value)}`}
            style={{ left: `${(100 * place) / PLACES}%`, bottom: `${0.55 * pitch * up}rem` }}
          />
        ))}
      </div>
      <div className={styles['axis']} aria-hidden>
        <span>{show(low)}</span>
        {high > low && <span>{show(high)}</span>}
      </div>
    </figure>
  );
}
