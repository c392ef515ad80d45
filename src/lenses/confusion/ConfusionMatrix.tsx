import { ClassMark } from '#charts/ClassMark.tsx';
import { digitsOf } from '#charts/digits.ts';
import { sharesOf, strengthOf } from '#probes/confusion/confusion.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import styles from './ConfusionLens.module.css';
import { cellLabel, MATRIX_KEY } from './confusionWords.ts';

export interface Cell {
  readonly asked: number;
  readonly said: number;
}

export interface ConfusionMatrixProps {
  classNames: readonly string[];
  /** counts[asked][said]. */
  counts: readonly (readonly number[])[];
  counting: 'counts' | 'shares';
  open: Cell | undefined;
  onOpen: (cell: Cell | undefined) => void;
}

/** A row for each class that was asked for, a column for each that was said. A cell opens its samples, or closes them. */
export function ConfusionMatrix({ classNames, counts, counting, open, onOpen }: ConfusionMatrixProps) {
  const mark = (i: number) => (digitsOf(classNames) ? undefined : <ClassMark index={i} size={10} />);
  return (
    <table
      className={styles['table']}
      data-many={classNames.length > 12}
      style={{ '--rows': classNames.length } as object}
    >
      <caption>{MATRIX_KEY}</caption>
      <thead>
        <tr>
          <td />
          {classNames.map((name, i) => (
            <th key={name} scope="col">
              <span>
                {mark(i)} {name}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((row, i) => (
          <tr key={classNames[i]}>
            <th scope="row">
              <span>
                {mark(i)} {classNames[i]}
              </span>
            </th>
            {sharesOf(row).map((share, j) => (
              <td key={classNames[j]}>
                <button
                  type="button"
                  data-right={i === j}
                  data-none={row[j] === 0}
                  aria-pressed={open?.asked === i && open.said === j}
                  aria-label={cellLabel(classNames[i]!, classNames[j]!, row[j]!)}
                  style={{ '--strength': `${45 * strengthOf(share)}%` } as object}
                  onClick={() => onOpen(open?.asked === i && open.said === j ? undefined : { asked: i, said: j })}
                >
                  {counting === 'counts' ? formatCount(row[j]!) : percent(share)}
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const percent = (share: number) => (share === 0 ? '0' : `${formatNumber(100 * share, 2)}\u202f%`);
