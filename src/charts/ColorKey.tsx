import styles from './ColorKey.module.css';
import { colourKeyWords, MAGNITUDE_SCALE, PIXEL_SCALE, SIGNED_SCALE } from './chartWords.ts';
import { rem } from './textScale.ts';

export interface ColorKeyProps {
  scale: 'signed' | 'magnitude' | 'pixels';
  /** Words at the low end; left out for a scale whose zero needs none. */
  low: string;
  high: string;
  /** What the scale holds for: "per layer", "per map". */
  note?: string;
  /** Width of the bar in px; default 72. */
  width?: number;
  className?: string;
}

const stops = {
  signed: ['n5', 'n4', 'n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3', 'p4', 'p5'].map((n) => `var(--div-${n})`),
  magnitude: [0, 1, 2, 3, 4, 5, 6].map((n) => `var(--seq-${n})`),
  pixels: ['var(--pix-0)', 'var(--pix-1)'],
};
const names = { signed: SIGNED_SCALE, magnitude: MAGNITUDE_SCALE, pixels: PIXEL_SCALE };

/** The key of a colour scale: the bar with its end values. */
export function ColorKey({ scale, low, high, note, width = 72, className }: ColorKeyProps) {
  return (
    <span
      className={className ? `${styles['key']} ${className}` : styles['key']}
      role="img"
      aria-label={colourKeyWords(names[scale], low, high, note)}
    >
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      <span>{low}</span>
      <span
        className={styles['bar']}
        style={{ width: rem(width), backgroundImage: `linear-gradient(90deg, ${stops[scale].join(', ')})` }}
      />
      <span>{high}</span>
    </span>
  );
}
