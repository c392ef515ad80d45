import { oddsOf } from '#engine/laboratory/odds.ts';
import { formatPercent } from '#ui/format.ts';
import styles from './Odds.module.css';
import { pointWords } from './oddsWords.ts';
import type { OddsRuns } from './oddsWork.ts';
import type { SweepChoice } from './sweepChoices.ts';
import { triedWords, valueName } from './sweepNames.ts';

interface SweepMapProps {
  readonly runs: OddsRuns;
  /** Of the rows, and of the columns. */
  readonly fields: readonly SweepChoice[];
  readonly shown: number | undefined;
  readonly onShow: (value: number) => void;
}

/** The share solved by the values of two fields; a press on a cell shows its starts. */
export function SweepMap({ runs: { task, points, outcomes }, fields, shown, onShow }: SweepMapProps) {
  const [rows, columns] = task.axes;
  if (!rows || !columns) return null;
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
                const odds = oddsOf(outcomes, task.solved, place);
                return (
                  <td key={String(column)}>
                    <button
                      type="button"
                      aria-pressed={shown === place}
                      aria-label={pointWords(triedWords(fields, points[place]!.at), odds, task.solved)}
                      disabled={odds.runs === 0}
                      style={{ '--share': odds.share ?? 0 } as never}
                      data-dark={(odds.share ?? 0) > 0.6}
                      onClick={() => onShow(place)}
                    >
                      {odds.share === null ? '' : formatPercent(odds.share, 0)}
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
