import type { Checked } from '#lessons/handIns/check.ts';
import { classes } from '#ui/classes.ts';
import { formatCount } from '#ui/format.ts';
import styles from './ClassView.module.css';
import { ANSWERS, flagNames, GOALS, NO_RUNS, SAME, THE_TABLE, TO_COME, VERDICT, WHO, WHY } from './classViewWords.ts';

export interface TableRow {
  readonly name: string;
  readonly where: string;
  /** Undefined until it was made again. */
  readonly checked: Checked | undefined;
}

/** A row for each hand-in: what it is worth, and why where it is flagged. */
export function ClassTable({ rows }: { rows: readonly TableRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keys too
    <section className={styles['scroll']} aria-label={THE_TABLE} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {[WHO, ANSWERS, GOALS, VERDICT, WHY].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, where, checked }) => (
            <tr
              key={where}
              className={classes((checked?.flags.length ?? 0) > 0 && styles['flagged'])}
              data-flagged={(checked?.flags.length ?? 0) > 0}
            >
              <th scope="row">{name}</th>
              <td>{checked ? rightOf(checked) : TO_COME}</td>
              <td>{checked ? goalsOf(checked) : TO_COME}</td>
              <td>{checked ? verdictOf(checked) : TO_COME}</td>
              <td className={styles['why']}>{checked?.flags.map(({ says }) => says).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rightOf({ answers }: Checked): string {
  const graded = answers.filter(({ grade }) => grade.right !== null);
  return `${formatCount(graded.filter(({ grade }) => grade.right).length)} / ${formatCount(graded.length)}`;
}
function goalsOf({ lesson, handIn }: Checked): string {
  const all = lesson?.parts.flatMap((part) => part.goals.map(({ id }) => `${part.id}/${id}`)) ?? [];
  const reached = handIn.goals.filter(({ part, goal }) => all.includes(`${part}/${goal}`)).length;
  return `${formatCount(reached)} / ${formatCount(all.length)}`;
}
function verdictOf({ runs, flags }: Checked): string {
  const kinds = [...new Set(flags.map(({ kind }) => flagNames[kind]))];
  return kinds.length > 0 ? kinds.join(', ') : runs.length === 0 ? NO_RUNS : SAME;
}
