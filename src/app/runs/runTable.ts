/** @file The list of kept runs as text for a spreadsheet or a report. */
import { csvOf } from '#base/csv.ts';
import type { RunRow } from './runRows.ts';

const columns = [
  'run',
  'differs',
  'step',
  'epoch',
  'train loss',
  'train accuracy',
  'test loss',
  'test accuracy',
  'parameters',
  'multiply-adds',
  'bytes',
  'seconds',
  'samples seen',
] as const;

function cells({ run: { title, facts }, differs }: RunRow): string[] {
  const number = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(6))));
  const { train, test, step, epoch, parameters, multiplyAdds, bytes, seconds, samples } = facts;
  return [
    title,
    differs.join('; '),
    ...[step, epoch, train.loss, train.accuracy, test.loss, test.accuracy].map(number),
    ...[parameters, multiplyAdds, bytes, Math.round(10 * seconds) / 10, samples].map(number),
  ];
}

/** RFC 4180, with a line of names. */
export const asCsv = (rows: readonly RunRow[]): string => csvOf([columns, ...rows.map(cells)]);

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

/** A table of GitHub's Markdown; numbers stand at the right. */
export function asMarkdown(rows: readonly RunRow[]): string {
  const line = (texts: readonly string[]) => `| ${texts.map(escaped).join(' | ')} |\n`;
  const rule = `| ${columns.map((_, i) => (i < 2 ? '---' : '---:')).join(' | ')} |\n`;
  return line(columns) + rule + rows.map((row) => line(cells(row))).join('');
}
