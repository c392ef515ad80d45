/** @file What the readings of the ladder come to: where along the network a straight line can read the answer. Rules with thresholds. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import { readAt } from '#probes/survey/equal.ts';
import type { SectionReading } from '#probes/survey/reading.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { formatCount, formatPercent } from '#ui/format.ts';

/** What is read so much better or worse, of 1, is read better or worse. */
const CHANGE = 0.1;
/** Read so well, it is as good as read. */
const READ = 0.95;
/** One layer made it, where so much of the whole rise is its own. */
const ITS_OWN = 0.5;

export type Read = Pick<SurveyResult, 'sections' | 'answer' | 'held' | 'apart' | 'step'>;

const share = (value: number) => formatPercent(Math.max(0, value), 0);

export interface Told {
  /** As readers of equal capacity read it. */
  readonly equal: boolean;
  readonly name: (section: SectionReading) => string;
}

/**
 * With r the readings of the answer along the network, from the input to the last layer: easier to read where the last is 0.1 or more above the first; by one layer
 * where that adds half or more of it; lost where the last is 0.1 or more below the highest.
 */
export function wordsOf(result: Read, { equal, name }: Told): LensWords | undefined {
  const { answer, held, apart, step } = result;
  const read = result.sections.flatMap((section) => {
    const reading = readAt(section, equal).answer;
    return reading && Number.isFinite(reading.value) ? [{ section, ...reading }] : [];
  });
  const [first, last] = [read[0], read.at(-1)];
  if (!first || !last || read.length < 2) return undefined;
  const best = read.reduce((most, next) => (next.value > most.value ? next : most));
  const steps = read.slice(1).map((next, i) => ({ section: next.section, by: next.value - read[i]!.value }));
  const leap = steps.reduce((most, next) => (next.by > most.by ? next : most));
  const rise = last.value - first.value;
  const what = answer.name;
  const sentence =
    best.value - last.value >= CHANGE
      ? `The ${what} is easiest to read at ${name(best.section)}, and gets lost again after it.`
      : rise >= CHANGE
        ? leap.by >= ITS_OWN * rise
          ? `${name(leap.section)} makes the ${what} readable for a straight line.`
          : `Layer by layer the ${what} becomes easier to read.`
        : first.value >= READ
          ? `A straight line reads the ${what} from the input already.`
          : step === 0
            ? `The layers do not make the ${what} easier to read yet. Press Play.`
            : `The layers make the ${what} no easier to read.`;
  const classes = answer.kind === 'class';
  const ends = classes
    ? `A straight line reads ${share(first.value)} right from the input, ${share(last.value)} after ${name(last.section)}`
    : `A straight line explains ${share(first.value)} of the differences from the input, ${share(last.value)} after ${name(last.section)}`;
  return {
    sentence,
    numbers: classes ? `${ends}; always saying the commonest would be right in ${share(answer.chance)}.` : `${ends}.`,
    aside: `${formatCount(held)} ${apart ? 'held-out' : 'fitted'} samples, ± ${formatPercent(Math.max(...read.map(({ error }) => error)), 1)} at most`,
  };
}

/** Behind the names of the rows. */
export const words = {
  reads: 'What a straight-line reader reads of the answer at this layer, on held-out samples, with one standard error',
  atStart: 'The same with the weights that the seed drew, before any training: what the network’s shape alone does',
  shuffled: 'The same reader of shuffled answers: what it reads where there is nothing to read',
  given: 'How many numbers the reader is given at this layer: the more, the more it can read',
  directions:
    'In how many directions the samples really differ at this layer: k equally strong ones give k. Of few samples it is a little too low.',
  directionsAtStart: 'The same before any training',
} as const;

/** @param entropy of the answer, in bits, as it is written */
export const usableBits = (entropy: string): string =>
  `How many of the answer’s ${entropy} bits the reader settles: its entropy less the reader’s cross-entropy. At least so much is there. It says what is easy to read, not what is present.`;

export const isNotAsked = (name: string): string => `The ${name} is not asked for.`;
export const AT_THE_START = 'at the start';
export const ANSWERS_SHUFFLED = 'answers shuffled';
export const bitsAtLeast = (entropy: string): string => `bits of ${entropy}, at least`;
export const NUMBERS_READ = 'numbers read';
export const DIRECTIONS_USED = 'directions used';
