import type { NormalCloseUp } from '#nn/closeUp.ts';
import { formatCount } from '#ui/format.ts';
import { COMES_IN, keptFromTraining, liesFromMean, ofThisSample } from './bodyWords.ts';
import { Chain } from './Chain.tsx';
import styles from './closeUp.module.css';
import { n } from './closeUpWords.ts';

/** Deviations to each side of the mean that are drawn. */
const REACH = 3.2;
const [WIDE, HIGH] = [320, 96];

/** Where a number lies among those it is measured by, and the steps from it to what comes out. */
export function NormalBody({ shown }: { shown: NormalCloseUp }) {
  const { x, mean, variance, epsilon, standard, scale, shift, output, group } = shown;
  const deviation = Math.sqrt(variance + epsilon);
  return (
    <>
      <figure className={styles['spread']}>
        <Spread {...shown} />
        <figcaption>
          {group.length > 0
            ? ofThisSample(formatCount(group.length), n(mean), n(variance))
            : keptFromTraining(n(mean), n(variance))}
        </figcaption>
      </figure>
      <Chain
        links={[
          { name: COMES_IN, value: n(x) },
          { name: `− mean ${n(mean)}`, value: n(x - mean) },
          { name: `÷ √(${n(variance)} + ${n(epsilon)}) = ${n(deviation)}`, value: n(standard) },
          { name: `× scale ${n(scale)}`, value: n(standard * scale) },
          { name: `+ shift ${n(shift)}`, value: n(output), strong: true },
        ]}
      />
    </>
  );
}

/** The numbers of the group as dots over the mean and one deviation to each side; the one at hand on a stalk. */
function Spread({ x, mean, variance, epsilon, group }: NormalCloseUp) {
  const deviation = Math.sqrt(variance + epsilon);
  const at = (value: number) =>
    WIDE / 2 + (Math.max(-REACH, Math.min(REACH, (value - mean) / deviation)) * WIDE) / 2 / REACH;
  const base = HIGH - 30;
  return (
    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={liesFromMean(n(x), n((x - mean) / deviation), n(mean))}>
      <rect
        className={styles['band']}
        x={at(mean - deviation)}
        y={8}
        width={at(mean + deviation) - at(mean - deviation)}
        height={base - 8}
      />
      <line className={styles['axis']} x1={0} x2={WIDE} y1={base} y2={base} />
      <line className={styles['axis']} x1={at(mean)} x2={at(mean)} y1={8} y2={base} />
      {group.map((value, i) => (
        <circle key={i} className={styles['dot']} cx={at(value)} cy={base - 8 - (i % 5) * 5} r={2.2} />
      ))}
      <line className={styles['stalk']} x1={at(x)} x2={at(x)} y1={14} y2={base} />
      <circle className={styles['this']} cx={at(x)} cy={14} r={4} />
      <text className={styles['tick']} x={at(mean)} y={base + 13}>
        mean
      </text>
      <text className={styles['tick']} x={at(mean - deviation)} y={base + 13}>
        −1 dev.
      </text>
      <text className={styles['tick']} x={at(mean + deviation)} y={base + 13}>
        +1 dev.
      </text>
    </svg>
  );
}
