/** @file The columns of the tables: those of the dots, to the pixel, where they stand in the stage's room; else as wide as there is room. */
import { createContext, type ReactNode, useContext } from 'react';
import { rem } from '#charts/textScale.ts';
import survey from '#lenses/survey/Survey.module.css';
import { type Columns, LABEL } from './story/storyLayout.ts';

/** undefined: they share the room that there is. */
export const TableColumns = createContext<Columns | undefined>(undefined);

/** The first child of a table: how wide its columns are. */
export function ColumnWidths({ count }: { count: number }) {
  const columns = useContext(TableColumns);
  return (
    columns && (
      <colgroup>
        <col style={{ width: rem(LABEL) }} />
        <col span={count} style={{ width: rem(columns.wide) }} />
      </colgroup>
    )
  );
}

/** What makes a table as wide as its columns. */
export const widthOf = (columns: Columns | undefined, count: number): React.CSSProperties =>
  columns ? { width: rem(LABEL + count * columns.wide), minWidth: 0 } : {};

/** A picture across all columns: in one cell, or in one for each sheet, so that it stands still with the columns that do. */
export function AcrossCells({ count, hidden, children }: AcrossCellsProps) {
  const { sheets } = useContext(TableColumns) ?? { sheets: [{ from: 0, to: count }] };
  return sheets.map(({ from, to }) => (
    <td
      key={from}
      className={survey['plot']}
      colSpan={to - from}
      data-part={sheets.length > 1 || undefined}
      aria-hidden={hidden}
    >
      {children({ from, to })}
    </td>
  ));
}

interface AcrossCellsProps {
  readonly count: number;
  readonly hidden?: boolean;
  /** Draws the columns from `from` up to `to`. */
  readonly children: (part: { readonly from: number; readonly to: number }) => ReactNode;
}
