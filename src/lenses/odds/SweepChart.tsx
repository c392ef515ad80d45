import { useMemo } from 'react';
import { oddsOf } from '#engine/laboratory/odds.ts';
import { asksToRead } from '#nn/goal.ts';
import { lookSteps } from '#nn/lookSteps.ts';
import { sameValue } from '#nn/sameValue.ts';
import styles from './Odds.module.css';
import type { Shows } from './oddsFields.ts';
import { pointWords, THIS_NETWORK, untilWords, whiskerWords } from './oddsWords.ts';
import type { OddsRuns } from './oddsWork.ts';
import type { SweepChoice } from './sweepChoices.ts';
import { triedWords, valueName } from './sweepNames.ts';
import { drawnOf, sweepScale } from './sweepScale.ts';

interface SweepChartProps {
  readonly runs: OddsRuns;
  readonly field: SweepChoice;
  readonly shows: Shows;
  /** The value whose starts are shown. */
  readonly shown: number | undefined;
  readonly onShow: (value: number) => void;
}

/** Steps on the way at which a line is drawn: the last that are looked at by a sixteenth and by a seventh of the way. */
export function budgetsOf(steps: number): readonly number[] {
  const looks = lookSteps(steps);
  const upTo = (most: number) => looks.findLast((step) => step > 0 && step <= most);
  return [...new Set([upTo(steps / 16), upTo(steps / 7)])].filter((step) => step !== undefined);
}

/** The share solved, or the middle score, by the values of one field, after few steps and after all, with whiskers; a press on a point shows its starts. */
export function SweepChart({ runs, field, shows, shown, onShow }: SweepChartProps) {
  const { task, points, outcomes, seeds } = runs;
  const lines = useMemo(
    () =>
      // Scores on the way may be of another task, where phases change it; readings are made at the end alone.
      [...(task.recipe.phases || asksToRead(task.solved) ? [] : budgetsOf(task.steps)), undefined].map((step) => ({
        step,
        odds: points.map((_, value) => oddsOf(outcomes, task.solved, value, step)),
      })),
    [task, points, outcomes],
  );
  const last = lines.at(-1)!;
  const x = (i: number) => (100 * (i + 0.5)) / points.length;
  const scale = sweepScale(
    shows,
    task.solved,
    lines.flatMap(({ odds }) => odds),
  );
  const y = (value: number) => 100 - 100 * scale.height(value);
  return (
    <figure className={styles['curve']}>
      <div className={styles['plot']}>
        {scale.ticks.map(({ height, label }) => (
          <span key={height} className={styles['tick']} style={{ top: `${100 - 100 * height}%` }} aria-hidden>
            {label}
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {[0, 50, 100].map((at) => (
            <line key={at} className={styles['grid']} x1="0" x2="100" y1={at} y2={at} />
          ))}
          {lines.map(({ step, odds }, l) => (
            <g key={step ?? 'all'} data-line={lines.length - 1 - l}>
              <polyline
                points={odds
                  .flatMap((one, i) => {
                    const drawn = drawnOf(one, shows);
                    return drawn ? [`${x(i)},${y(drawn.at)}`] : [];
                  })
                  .join(' ')}
              />
              {(l === 0 || l === lines.length - 1) &&
                odds.map((one, i) => {
                  const drawn = one.runs > 0 ? drawnOf(one, shows) : undefined;
                  return drawn && <line key={i} x1={x(i)} x2={x(i)} y1={y(drawn.low)} y2={y(drawn.high)} />;
                })}
            </g>
          ))}
        </svg>
        {points.map(({ at }, i) => {
          const odds = last.odds[i]!;
          const own = sameValue(at[0], field.current);
          const name = pointWords(triedWords([field], at), odds, task.solved);
          return (
            <button
              key={String(at[0])}
              type="button"
              data-own={own}
              aria-pressed={shown === i}
              aria-label={own ? `${name} (${THIS_NETWORK})` : name}
              data-explain={name}
              disabled={odds.runs === 0}
              style={{ left: `${x(i)}%`, top: `${y(drawnOf(odds, shows)?.at ?? 0)}%` }}
              onClick={() => onShow(i)}
            />
          );
        })}
      </div>
      <div className={styles['values']} aria-hidden>
        {points.map(({ at }, i) => (
          <span
            key={String(at[0])}
            className={styles['value']}
            data-own={sameValue(at[0], field.current)}
            style={{ left: `${x(i)}%` }}
          >
            {valueName(field, at[0])}
          </span>
        ))}
      </div>
      <figcaption>
        <ul>
          {lines.map(({ step }, l) => (
            <li key={step ?? 'all'} data-line={lines.length - 1 - l}>
              {untilWords(step ?? task.steps)}
            </li>
          ))}
        </ul>
        <p>{whiskerWords(shows, seeds)}</p>
      </figcaption>
    </figure>
  );
}
