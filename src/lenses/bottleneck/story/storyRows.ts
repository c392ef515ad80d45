/** @file Which ribbons are drawn, how each ends, and where one is lost: rules with thresholds, from the readings alone. */
import { isGone, isKept, LEAST } from '#data/fate.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { readAt } from '#probes/survey/equal.ts';
import type { ReadFactor } from '#probes/survey/result.ts';

/** A fall from one layer to the next that is worth a remark. */
const FALL = 0.2;

export type Ending = 'kept' | 'partly' | 'gone';

export interface StoryRow {
  readonly id: string;
  /** null: the input itself. */
  readonly factor: ReadFactor | null;
  readonly asked: boolean;
  /** Section by section: now, and before training; null where nothing was read. */
  readonly now: readonly (number | null)[];
  readonly start: readonly (number | null)[];
  readonly ending: Ending | undefined;
}

export interface Lost {
  /** The row, the section behind which it is lost, and the next, which is without it. */
  readonly row: number;
  readonly section: number;
  readonly next: number;
}

export interface StoryRows {
  readonly rows: readonly StoryRow[];
  /** Factors that no straight line reads even from the input, and how well one does. */
  readonly unread: readonly { readonly factor: ReadFactor; readonly value: number }[];
  readonly lost: Lost | undefined;
}

export type Told = Pick<BottleneckResult, 'sections' | 'baseline' | 'answer' | 'factors'>;

const finite = (value: number | null | undefined): number | null =>
  value === null || value === undefined || Number.isNaN(value) ? null : value;

/** How a ribbon ends, by the rules of `data/fate.ts`. */
export function endingOf(now: readonly (number | null)[], start: readonly (number | null)[]): Ending | undefined {
  const [first, last, untrained] = [now[0], now.at(-1), start.at(-1)];
  if (typeof first !== 'number' || typeof last !== 'number' || now.length < 2) return undefined;
  if (isKept(first, last)) return 'kept';
  return typeof untrained === 'number' && isGone(last, untrained) ? 'gone' : 'partly';
}

/**
 * What is asked first, then what is not, in the order of what the input holds of it. Before the first reading there is the start alone.
 * @param equal as linear probes of equal capacity read it
 * @param picture the input itself is asked for
 * @param inner sections that stand inside a container: beside others, so that what one lacks is not lost
 */
export function storyRows(
  { sections, baseline, answer, factors }: Told,
  { equal, picture, inner = [] }: { equal: boolean; picture: boolean; inner?: readonly boolean[] },
): StoryRows {
  const known = sections.length > 0 ? sections : baseline;
  const read = (pick: (section: ReturnType<typeof readAt>) => { readonly value: number } | null | undefined) =>
    [sections, baseline].map((list) => list.map((section) => finite(pick(readAt(section, equal))?.value)));
  const row = (
    id: string,
    factor: ReadFactor | null,
    asked: boolean,
    [now, start]: readonly (number | null)[][],
  ): StoryRow => ({
    ...{ id, factor, asked },
    now: now!,
    start: start!,
    ending: endingOf(now!, start!),
  });
  const itself = [sections, baseline].map((list) => list.map(({ input }) => finite(input?.value)));
  const rows: StoryRow[] = [];
  if (picture) rows.push(row('itself', null, true, itself));
  rows.push(
    row(
      answer.id,
      answer,
      !picture,
      read((section) => section.answer),
    ),
  );
  const all = factors.map((factor, f) =>
    row(
      factor.id,
      factor,
      false,
      read((section) => section.factors[f]),
    ),
  );
  const first = ({ now, start }: StoryRow) => now[0] ?? start[0] ?? 0;
  const drawn = known.length === 0 ? all : all.filter((one) => first(one) >= LEAST);
  rows.push(...drawn.toSorted((a, b) => first(b) - first(a)));
  return {
    rows,
    unread: all.flatMap((one) => (drawn.includes(one) ? [] : [{ factor: one.factor!, value: first(one) }])),
    lost: lostIn(rows, inner),
  };
}

/** Where the clearest of those that are gone falls most; undefined where it wanes bit by bit. */
function lostIn(rows: readonly StoryRow[], inner: readonly boolean[]): Lost | undefined {
  const row = rows.findIndex(({ ending, asked }) => ending === 'gone' && !asked);
  const now = rows[row]?.now;
  if (!now) return undefined;
  const along = now.flatMap((value, section) => (inner[section] ? [] : [{ section, value }]));
  const falls = along
    .slice(1)
    .map(({ value }, i) =>
      value === null || along[i]!.value === null ? 0 : Math.max(0, along[i]!.value!) - Math.max(0, value),
    );
  const most = Math.max(...falls);
  const at = falls.indexOf(most);
  return most >= FALL ? { row, section: along[at]!.section, next: along[at + 1]!.section } : undefined;
}
