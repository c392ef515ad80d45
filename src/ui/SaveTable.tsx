import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { loadPart } from '#base/loadPart.ts';
import type { Table } from '#base/table.ts';
import { announce } from './Announcer.tsx';
import { Menu } from './Menu.tsx';
import { AS_CSV, AS_JSON, NOTHING_TO_SAVE, SAVE_NUMBERS, tableSaved } from './saveTableWords.ts';
import { saveText } from './saveText.ts';

const writing = loadPart(() => import('#base/table.ts'));

export interface SaveTableProps {
  /** The file's name without its ending. */
  readonly name: string;
  /** Reckoned when it is asked for; undefined where there is nothing yet. */
  readonly table: () => Table | undefined | Promise<Table | undefined>;
  /** What the button is called; "Save the numbers" where absent. */
  readonly label?: string;
  /** Words on the button; an icon alone where absent. */
  readonly children?: ReactNode;
}

/** Saves numbers for a spreadsheet (CSV) or for programs (JSON). */
export function SaveTable({ name, table, label = SAVE_NUMBERS, children }: SaveTableProps) {
  const save = async (kind: 'csv' | 'json') => {
    const [numbers, { tableCsv, tableJson }] = await Promise.all([table(), writing()]);
    if (!numbers) return announce(NOTHING_TO_SAVE);
    const file = `${name}.${kind}`;
    if (kind === 'csv') saveText(file, tableCsv(numbers), 'text/csv');
    else saveText(file, tableJson(numbers));
    announce(tableSaved(file));
  };
  const items = [
    { id: 'csv', label: AS_CSV, onSelect: () => void save('csv').catch(() => announce(NOTHING_TO_SAVE)) },
    { id: 'json', label: AS_JSON, onSelect: () => void save('json').catch(() => announce(NOTHING_TO_SAVE)) },
  ];
  return children === undefined ? (
    <Menu label={label} icon={<Download size={16} strokeWidth={1.75} aria-hidden />} items={items} />
  ) : (
    <Menu label={label} items={items}>
      {children}
    </Menu>
  );
}
