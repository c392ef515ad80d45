/** @file What readings of a column come to, in a phrase over it and in the sentences of its card. Rules with thresholds; without a reading nothing is said. */
import { factorName, isPlace } from '#data/factorNames.ts';
import { fateOf } from '#data/fate.ts';
import type { ProbeResults } from '#engine/protocol.ts';
import { formatCount, formatFixed, formatPercent } from '#ui/format.ts';

export type Headlines = NonNullable<ProbeResults['headlines']>;
export type Column = Headlines['columns'][number];
type Share = NonNullable<Column['answer']>;
type About = Pick<Headlines, 'answer' | 'factors'>;

/** So many of the answers read right, the classes lie apart. */
const APART = 0.95;
/** So many standard errors above the commonest class are more than chance. */
const ABOVE_CHANCE = 2;

export interface Told extends About {
  readonly column: Column;
  /** The input's own readings. */
  readonly input: Column | undefined;
  /** A sample is a point: a straight line is one on the map. */
  readonly points: boolean;
}

/** The factors with what became of them. */
export function fatesOf({ column, input, factors }: Told) {
  return factors.map((factor, f) => {
    const { now, start } = column.factors[f]!;
    const first = input?.factors[f]?.now ?? now;
    return { factor, now, start, fate: fateOf(first.value, now.value, start.value) };
  });
}

/** "where it stood is gone", "slant and rotation are gone", "4 things are gone"; the longest first, none where nothing is. */
function goneWords(told: Told): readonly string[] {
  const gone = fatesOf(told).filter(({ fate }) => fate === 'gone');
  if (gone.length === 0 || told.column.id === 'input') return [];
  // Only together they say where something stood.
  const together = gone.filter(({ factor }) => isPlace(factor)).length === told.factors.filter(isPlace).length;
  const names = [
    ...new Set(gone.map(({ factor }) => (together && isPlace(factor) ? 'where it stood' : factorName(factor)))),
  ];
  const are = (listed: string, more: number) => `${listed} ${more === 1 ? 'is' : 'are'} gone`;
  const count = `${formatCount(gone.length)} ${gone.length === 1 ? 'factor' : 'factors'}`;
  if (names.length === 1) return [are(names[0]!, 1)];
  return [
    ...(names.length <= 3 ? [are(`${names.slice(0, -1).join(', ')} and ${names.at(-1)}`, 2)] : []),
    are(`${names[0]} and ${names.length - 1} more`, 2),
    are(count, gone.length),
  ];
}

const percent = (value: number) => formatPercent(Math.max(0, value), 0);

/** Whether a share right is more than the commonest class would be. */
const tells = ({ value, error }: Share, chance: number) => value - chance > ABOVE_CHANCE * error;

/** What a straight line reads of the answer, the longest first. */
function readWords({ column, answer, points }: Told): readonly string[] {
  const read = column.answer;
  if (!read || Number.isNaN(read.value)) return [];
  const share = percent(read.value);
  if (answer.kind !== 'class')
    return read.value <= 0
      ? ['explains nothing of the differences', 'explains nothing', '0 %']
      : [
          `a straight line here explains ${share} of the differences`,
          `explains ${share} of the differences`,
          `explains ${share}`,
          share,
        ];
  const name = answer.name;
  if (!tells(read, answer.chance))
    return [
      `reads the ${name} no better than chance: ${share}`,
      `no better than chance: ${share}`,
      `chance: ${share}`,
      share,
    ];
  if (read.value >= APART)
    return [
      `the classes lie apart: a straight line is right for ${share}`,
      `the classes lie apart: ${share}`,
      `apart: ${share}`,
      share,
    ];
  if (points) return [`a straight line here is right for ${share}`, `a straight line: ${share}`, share];
  return [`a straight line reads the ${name} in ${share}`, `reads the ${name} in ${share}`, `${name}: ${share}`, share];
}

/** What parts are called together: "strokes" where all are strokes of some way, else the commonest by name. */
function partsName(names: readonly string[]): string {
  if (names.length === 1) return names[0]!;
  const last = (name: string) => name.split(' ').at(-1)!;
  const kinds = [...new Set(names.map(last))];
  if (kinds.length === 1) return kinds[0]!;
  return kinds.length === 2 ? kinds.join(' and ') : `${kinds[0]}, ${kinds[1]} and more`;
}

/** "5 of 8 maps answer to strokes", the longest first; none where none does. */
function mapWords({ maps }: Column): readonly string[] {
  if (!maps || maps.named.length === 0) return [];
  const count = maps.named.reduce((sum, { maps: own }) => sum + own.length, 0);
  const names = maps.named.map(({ name }) => name);
  const of = maps.all === 1 ? 'its one map' : `${formatCount(count)} of ${formatCount(maps.all)} maps`;
  const answer = count === 1 ? 'answers' : 'answer';
  return [
    `${of} ${answer} to ${partsName(names)}`,
    `${formatCount(count)} of ${formatCount(maps.all)}: ${partsName(names.slice(0, 1))}`,
  ];
}

/** The phrases for a column, from the longest to the shortest, each whole; empty where nothing was read of it. */
export function formsOf(told: Told): readonly string[] {
  if (!told.column.computed) return [];
  const [maps, read, gone] = [mapWords(told.column), readWords(told), goneWords(told)];
  const first = maps.length > 0 ? maps : read;
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');
  const [full, brief] = [first, first.length > 1 ? first.slice(1) : first];
  const seconds = maps.length > 0 ? [...read.slice(1, -1), ...read.slice(-1)] : gone;
  const forms = [
    ...(maps.length > 0 && read.length > 0 && gone.length > 0 ? [joined(maps[0], read[1] ?? read[0], gone[0])] : []),
    ...seconds.map((second) => joined(full[0], second)),
    ...seconds.map((second) => joined(brief[0], second)),
    ...first,
    ...(maps.length > 0 ? read.slice(1) : []),
  ];
  return [...new Set(forms)].filter((form) => form !== '');
}

/** The same of numbers that the network has moved on from. */
export const formsAt = (forms: readonly string[], step: number): readonly string[] => [
  ...forms.flatMap((form) => [`${form} (step ${formatCount(step)})`]),
  ...forms.slice(-1),
];

/** Words that fit into so many lines of a width: the first form that does, broken at spaces. @param widthOf of a piece of text, in px */
export function fitting(
  forms: readonly string[],
  width: number,
  lines: number,
  widthOf: (text: string) => number,
): string | undefined {
  return forms.find((form) => {
    let used = 1;
    let line = '';
    for (const word of form.split(' ')) {
      if (widthOf(word) > width) return false;
      const next = line === '' ? word : `${line} ${word}`;
      if (widthOf(next) <= width) line = next;
      else [line, used] = [word, used + 1];
    }
    return used <= lines;
  });
}

/** One sentence for the card: all that the phrase is short for. */
export function sentenceOf(told: Told): string {
  const { column, answer } = told;
  const { answer: read, start } = column;
  if (!column.computed) return 'Nothing can be read here: its numbers are not all finite.';
  if (!read) return 'Nothing is read of the answer here: it is asked for at every step, and here there are none.';
  const before = start ? `; before training ${percent(start.value)}` : '';
  return answer.kind === 'class'
    ? `A straight line through these numbers reads the ${answer.name} right in ${marginOf(read)}${before}. Always saying the commonest would be right in ${percent(answer.chance)}.`
    : `A straight line through these numbers explains ${marginOf(read)} of the differences in the ${answer.name}${before}.`;
}

/** "88.3 % ± 1.4". */
export function marginOf({ value, error, bound }: Share): string {
  if (bound !== null)
    return `${formatPercent(value, 0)} (${value === 1 ? 'at least' : 'at most'} ${formatPercent(bound, 0)})`;
  return `${formatPercent(Math.max(0, value), 1)} ± ${formatFixed(100 * error, 1)}`;
}

/** How it came about. */
export function methodOf({ step, fit, held, apart }: Headlines): string {
  const samples = apart
    ? `fitted on ${formatCount(fit)} samples and scored on ${formatCount(held)} others`
    : `fitted on ${formatCount(fit)} samples and scored on the same, since there are too few`;
  return `Measured at step ${formatCount(step)} with straight-line readers, ${samples}. The factors and the parts of the pictures are known because the data were drawn with them.`;
}

export const mapsSentence = ({ all, samples }: NonNullable<Column['maps']>): string =>
  `What its ${formatCount(all)} ${all === 1 ? 'map answers' : 'maps answer'} to: cells above a threshold laid over the parts of ${formatCount(samples)} pictures (a correlation of 0.25 or more).`;

export const titleOf = (block: string): string => `Read at ${block}`;

/** A factor's line in the card. */
export function factorLine({ factor, now, start, fate }: ReturnType<typeof fatesOf>[number]) {
  const text = ({ value }: { value: number }) => (Number.isNaN(value) ? '–' : percent(value));
  const unit = factor.unit === undefined ? '' : `, ${factor.unit}`;
  return {
    name: `${factorName(factor)}${unit}`,
    now: text(now),
    start: text(start),
    became: fate === 'never there' ? 'not in the input' : fate,
  };
}

/** "upright strokes: map 1, 4" */
export const mapLine = ({ name, maps }: NonNullable<Column['maps']>['named'][number]): string =>
  `${name}: ${maps.length === 1 ? 'map' : 'maps'} ${maps.map((map) => formatCount(map + 1)).join(', ')}`;

export const turnOff = 'Turn headlines off';

export const READ_OF = 'read of';
export const AT_THE_START = 'at the start';
