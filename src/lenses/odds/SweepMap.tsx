import { oddsOf } from '#engine/laboratory/odds.ts';
import { isShare } from '#nn/goalWords.ts';
import { formatNumber, formatPercent } from '#ui/format.ts';
import styles from './Odds.module.css';
import type { Shows } from './oddsFields.ts';
import { pointWords } from './oddsWords.ts';
import type { OddsRuns } from './oddsWork.ts';
import type { SweepChoice } from './sweepChoices.ts';
import { triedWords, valueName } from './sweepNames.ts';
import { drawnOf, sweepScale } from './sweepScale.ts';

interface SweepMapProps {
  readonly runs: OddsRuns;
  /** Of the rows, and of the columns. */
  readonly fields: readonly SweepChoice[];
  readonly shows: Shows;
  readonly shown: number | undefined;
  readonly onShow: (value: number) => void;
}

/** The share solved, or the middle score, by the values of two fields; a press on a cell shows its starts. */
export function SweepMap({ runs: { task, points, outcomes }, fields, shows, shown, onShow }: SweepMapProps) {
  const [rows, columns] = task.axes;
  if (!rows || !columns) return null;
  const found = points.map((_, place) => oddsOf(outcomes, task.solved, place));
  const scale = sweepScale(shows, task.solved, found);
  const percent = shows === 'share' || isShare(task.solved);
  return (
    <div className={styles['scroll']}>
      <table className={styles['map']}>
        <thead>
          <tr>
            <th>
              {fields[0]!.label} ↓ {fields[1]!.label} →
            </th>
            {columns.values.map((value) => (
              <th key={String(value)} scope="col" className={styles['column']}>
                {valueName(fields[1]!, value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.values.map((row, r) => (
            <tr key={String(row)}>
              <th scope="row">{valueName(fields[0]!, row)}</th>
              {columns.values.map((column, c) => {
                const place = r * columns.values.length + c;
                const odds = found[place]!;
                const drawn = drawnOf(odds, shows);
                const dark = drawn ? scale.height(drawn.at) : 0;
                return (
                  <td key={String(column)}>
                    <button
                      type="button"
                      aria-pressed={shown === place}
                      aria-label={pointWords(triedWords(fields, points[place]!.at), odds, task.solved)}
                      disabled={odds.runs === 0}
                      style={{ '--share': dark } as never}
                      data-dark={dark > 0.6}
                      onClick={() => onShow(place)}
                    >
                      {drawn && (percent ? formatPercent(drawn.at, 0) : formatNumber(drawn.at))}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
