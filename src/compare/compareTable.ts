/** @file A comparison as a table: a row for each recorded point of each lane's curve. */
import type { RunHistory } from '#state/runHistory.ts';
import { tableHead } from './compareWords.ts';

export interface TableLane {
  readonly tag: string;
  readonly name: string;
  readonly history: RunHistory;
}

const cell = (value: string | number): string =>
  typeof value === 'number' ? (Number.isNaN(value) ? '' : String(value)) : `"${value.replaceAll('"', '""')}"`;

/** Comma-separated, a head line first; what was not scored is empty. */
export function compareTable(lanes: readonly TableLane[]): string {
  const rows = lanes.flatMap(({ tag, name, history }) =>
    Array.from({ length: history.count }, (_, i) => [
      tag,
      name,
      history.step[i]!,
      history.epoch[i]!,
      history.trainLoss[i]!,
      history.testLoss[i]!,
      history.trainAccuracy[i]!,
      history.testAccuracy[i]!,
    ]),
  );
  return `${[tableHead, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
