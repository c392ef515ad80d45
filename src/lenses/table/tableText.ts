/** @file The table of the network to take along: for a report, and for a spreadsheet. */
import type { Table } from '#base/table.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import type { Bytes, NetworkTable, TableRow } from './tableRows.ts';

const UNITS_OF = ['B', 'kB', 'MB', 'GB'] as const;

/** 512 B, 1.2 kB, 34 MB: two digits are enough to compare. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS_OF.length - 1) {
    value /= 1000;
    unit++;
  }
  const text = unit > 0 && value < 9.95 ? formatNumber(value, 2) : formatCount(value);
  return `${text}\u202f${UNITS_OF[unit]}`;
}

/** The columns of bytes, each with its heading and what it counts. */
export const byteColumns: readonly { readonly key: keyof Bytes; readonly title: string; readonly help: string }[] = [
  { key: 'parameters', title: 'weights', help: 'The parameters themselves, 4 bytes each' },
  { key: 'gradients', title: 'gradients', help: 'One for each parameter' },
  {
    key: 'state',
    title: 'optimiser',
    help: 'What the optimiser remembers of each parameter: none, one or two numbers, as SGD with momentum or Adam do',
  },
  {
    key: 'activations',
    title: 'activations',
    help: 'Outputs of one batch, what backpropagation keeps of them, and their gradients; a smaller batch takes less',
  },
];

const headings = ['Block', 'Output', 'Parameters', 'Multiply-adds', ...byteColumns.map((c) => c.title), 'Sees'];

/** The name as it is written beside others: nested ones behind a dash for each container round them. */
export const rowName = ({ name, detail, depth, list }: TableRow): string =>
  `${'– '.repeat(depth)}${list ? `${list}: ` : ''}${name}${detail ? ` · ${detail}` : ''}`;

/** Markdown as GitHub, Pandoc and Jupyter read it: numbers to the right. */
export function tableMarkdown({ rows, totals }: NetworkTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const bytes = (of: Bytes | undefined) => byteColumns.map(({ key }) => (of ? plain(formatBytes(of[key])) : ''));
  return [
    line(headings),
    line(headings.map((_, i) => (i === 0 || i === headings.length - 1 ? '---' : '---:'))),
    ...rows.map((row) =>
      line([
        rowName(row),
        row.output ?? '',
        plain(formatCount(row.parameters)),
        plain(formatCount(row.multiplyAdds)),
        ...bytes(row.bytes),
        row.sees ?? '',
      ]),
    ),
    line([
      '**Total**',
      '',
      `**${plain(formatCount(totals.parameters))}**`,
      `**${plain(formatCount(totals.multiplyAdds))}**`,
      ...bytes(totals.bytes),
      '',
    ]),
    '',
  ].join('\n');
}

/** Narrow spaces are lost on the way into some programs: ordinary ones stay. */
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

/** Whole numbers as they are: one row a block, no totals, which a spreadsheet adds up itself. */
export const networkTable = ({ rows }: NetworkTable): Table => ({
  columns: [
    ...['block', 'name', 'type', 'path', 'output', 'parameters', 'multiply_adds'],
    ...byteColumns.map(({ title }) => `${title}_bytes`),
    'sees',
  ],
  rows: rows.map((row) => [
    row.id,
    row.detail ? `${row.name} · ${row.detail}` : row.name,
    row.type,
    row.path,
    row.output ?? null,
    row.parameters,
    row.multiplyAdds,
    ...byteColumns.map(({ key }) => row.bytes?.[key] ?? null),
    row.sees ?? null,
  ]),
});
