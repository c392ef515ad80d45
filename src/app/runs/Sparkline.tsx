import type { RunFacts } from '#state/keptRun.ts';
import styles from './RunsDialog.module.css';
import { curveWords } from './runsWords.ts';

const WIDTH = 96;
const HEIGHT = 32;

/** A run's loss in small: train solid, test dotted, both on the scale of the run itself. */
export function Sparkline({ facts }: { facts: RunFacts }) {
  const { curve } = facts;
  const losses = curve.flatMap(([, train, test]) => [train, test]).filter((loss) => loss !== null);
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  const last = curve.at(-1)?.[0] ?? 0;
  const path = (column: 1 | 2) =>
    curve
      .flatMap((point) => {
        const loss = point[column];
        if (loss === null) return [];
        const x = last > 0 ? (point[0] / last) * WIDTH : 0;
        const y = high > low ? ((high - loss) / (high - low)) * (HEIGHT - 2) + 1 : HEIGHT / 2;
        return [`${x.toFixed(1)},${y.toFixed(1)}`];
      })
      .join(' ');
  return (
    <svg
      className={styles['curve']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={curveWords(facts)}
    >
      <polyline points={path(2)} className={styles['test']} />
      <polyline points={path(1)} className={styles['train']} />
    </svg>
  );
}
