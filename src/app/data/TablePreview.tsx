import type { CsvTable } from '#data/csv.ts';
import { type ColumnRole, columnRoles } from '#data/readPoints.ts';
import { formatCount } from '#ui/format.ts';
import { Select } from '#ui/Select.tsx';
import styles from './CsvDialog.module.css';

/** Rows of the preview. */
const SHOWN = 6;

const roleNames: Readonly<Record<ColumnRole, string>> = {
  x: 'x',
  y: 'y',
  label: 'label',
  value: 'value',
  ignore: 'ignore',
};

export interface TablePreviewProps {
  table: CsvTable;
  roles: readonly ColumnRole[];
  onRole: (column: number, role: ColumnRole) => void;
}

/** The first rows of a table, with what each column is above it. Scrolls sideways by itself where it is wide. */
export function TablePreview({ table, roles, onRole }: TablePreviewProps) {
  const more = table.rows.length - SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={styles['preview']} aria-label="Preview of the table" tabIndex={0}>
      <table>
        <caption className={styles['caption']}>
          {more > 0 ? `The first ${SHOWN} of ${formatCount(table.rows.length)} rows` : 'All rows'}
        </caption>
        <thead>
          <tr>
            {roles.map((role, c) => (
              <td key={c}>
                <Select
                  label={`Column ${c + 1}${table.header?.[c] ? `, ${table.header[c]}` : ''}`}
                  labelHidden
                  options={columnRoles.map((value) => ({ value, label: roleNames[value] }))}
                  value={role}
                  onChange={(next) => onRole(c, next)}
                />
              </td>
            ))}
          </tr>
          <tr>
            {roles.map((role, c) => (
              <th key={c} scope="col" data-role={role}>
                {table.header?.[c] || `column ${c + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, SHOWN).map((row, r) => (
            <tr key={r}>
              {roles.map((role, c) => (
                <td key={c} data-role={role}>
                  {row[c] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
