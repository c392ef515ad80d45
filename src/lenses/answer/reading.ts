/** @file What there is to read at a point of the plane: what the network or a unit says there, and the sample that lies there. */

import type { PreparedData } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import { answerText, placeText } from '#samples/places.ts';
import { formatNumber, formatPercent, NOT_COMPUTED } from '#ui/format.ts';

import { answersFor, cellAt, sayAt } from './answerPicture.ts';
import { ANSWERED_RIGHT } from './answerWords.ts';
import { unitMap } from './unitMap.ts';

export interface Reading {
  /** "(−0.38, 0.48)". */
  readonly place: string;
  /** Name and number; `mark` is the class, where the row is one. */
  readonly rows: readonly { readonly name: string; readonly value: string; readonly mark?: number }[];
  /** The sample at the point, in words; empty where there is none. */
  readonly sample: string;
}

/** Reads a frame at a point. `unit` reads that unit instead of the answer; `row` is the sample meant. */
export function readPlane(
  frame: Frame,
  data: PreparedData,
  at: readonly number[],
  unit?: { block: string; unit: number; title: string },
  row?: number,
): Reading {
  const place = placeText(data, at);
  const { answer, units } = frame.probes;
  const sample =
    row === undefined ? '' : sampleWords(data, row, answersFor(answer, data) ? answer.said[row] : undefined);
  if (unit) {
    const map = unitMap(units, unit.block, unit.unit);
    const value = map ? formatNumber(map.values[cellAt(map.side, data.domain, at)]!) : NOT_COMPUTED;
    return { place, rows: [{ name: unit.title, value }], sample };
  }
  if (!answersFor(answer, data)) return { place, rows: [{ name: 'answer', value: NOT_COMPUTED }], sample };
  const said = sayAt(answer, data.domain, at);
  if (data.classNames.length === 0)
    return { place, rows: [{ name: 'answer', value: answerText(data, said[0]!) }], sample };
  return {
    place,
    rows: data.classNames.map((name, mark) => ({ name, value: formatPercent(said[mark]!), mark })),
    sample,
  };
}

/** "train point, A, answered B". */
function sampleWords(data: PreparedData, row: number, said: number | undefined): string {
  const { targets, classNames, test } = data;
  const kind = `${test.includes(row) ? 'test' : 'train'} ${data.axes ? 'row' : 'point'}`;
  const target = targets[row]!;
  if (classNames.length === 0)
    return `${kind}, target ${answerText(data, target)}${said === undefined ? '' : `, answer ${answerText(data, said)}`}`;
  const word = said === undefined ? '' : said === target ? ANSWERED_RIGHT : `, answered ${classNames[said] ?? '?'}`;
  return `${kind}, ${classNames[target] ?? '?'}${word}`;
}

/** A reading as one sentence, for people who listen. */
export const readingWords = ({ place, rows, sample }: Reading): string =>
  `${place}: ${rows.map((r) => `${r.name} ${r.value}`).join(', ')}${sample ? `. ${sample}` : ''}.`;
