import { stretchesAt } from './readAxis.ts';
import styles from './Theatre.module.css';

interface ReadAxisProps {
  /** What is read of the answer in each space, of 1; null where it is not known. */
  readonly shares: readonly (number | null)[];
  /** The space whose part of the axis this is: they stand side by side without a gap. */
  readonly index: number;
}

/** One space's part of an axis from 0 to all, over which what is read goes from space to space. */
export function ReadAxis({ shares, index }: ReadAxisProps) {
  const share = shares[index];
  return (
    <span className={styles['axis']} aria-hidden>
      <svg viewBox="0 0 1 1" preserveAspectRatio="none">
        <path d="M0 0H1M0 1H1" className={styles['hair']} />
        <path d={stretchesAt(shares, index)} className={styles['line']} />
      </svg>
      {typeof share === 'number' && (
        <i style={{ top: `${100 * (1 - Math.min(1, Math.max(0, share)))}%` }} className={styles['dot']} />
      )}
    </span>
  );
}
