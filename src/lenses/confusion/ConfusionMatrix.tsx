import { ClassMark } from '#charts/ClassMark.tsx';
import { sharesOf, strengthOf } from '#probes/confusion/confusion.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import styles from './ConfusionLens.module.css';

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
  return (
    <table className={styles['table']} data-many={classNames.length > 12}>
      <caption>asked for down, said across; darker is more, by the square root</caption>
      <thead>
        <tr>
          <td />
          {classNames.map((name, i) => (
            <th key={name} scope="col">
              <span>
                <ClassMark index={i} size={10} /> {name}
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
                <ClassMark index={i} size={10} /> {classNames[i]}
              </span>
            </th>
            {sharesOf(row).map((share, j) => (
              <td key={classNames[j]}>
                <button
                  type="button"
                  data-right={i === j}
                  data-none={row[j] === 0}
                  aria-pressed={open?.asked === i && open.said === j}
                  aria-label={`${classNames[i]} asked for, ${classNames[j]} said: ${row[j]}`}
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
