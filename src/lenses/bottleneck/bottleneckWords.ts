/** @file What the readings of the bottleneck come to, in a sentence and the numbers that make it so. Rules with thresholds; where none holds, nothing is claimed. */
import { factorName, isPlace } from '#data/factorNames.ts';
import { fateOf, LEAST } from '#data/fate.ts';
import type { LensWords } from '#lenses/frame/lensWords.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { readAt } from '#probes/survey/equal.ts';
import type { FactorReading } from '#probes/survey/reading.ts';
import { formatCount, formatPercent } from '#ui/format.ts';

/** What is read so well from the input needs no layers. */
const ALREADY = 0.95;
/** Factors that must be gone for a network to be said to forget. */
const FORGETS = 3;
/** Factors that are named in a sentence. */
const NAMED = 2;

export type Read = Pick<BottleneckResult, 'sections' | 'baseline' | 'answer' | 'factors' | 'held' | 'apart' | 'step'>;

/** As the picture shows: none is less than none. */
const share = (value: number) => formatPercent(Math.max(0, value), 0);

/** What is asked, as what a network keeps: "which digit it is". */
const whichOf = ({ name, kind }: Read['answer']): string =>
  kind === 'class' && name !== 'answer' ? `which ${name} it is` : `the ${name}`;

const listed = (names: readonly string[]): string => {
  const more = names.length - NAMED;
  if (more > 0) return `${names.slice(0, NAMED).join(', ')} and ${more === 1 ? 'one more' : `${more} more`}`;
  return names.join(' and ');
};

/**
 * Which factors are gone, `fateOf` says; an answer that is read better by as much as makes a reading is sorted out.
 * @param equal as linear probes of equal capacity read it
 * @param picture the input itself is asked for
 * @param how all that is not asked, in one phrase, where the data have one: "how it was written"; else the factors are named
 */
export function wordsOf(
  result: Read,
  { equal, picture, how }: { equal: boolean; picture: boolean; how?: string | undefined },
): LensWords | undefined {
  const { answer, factors, held, apart, step } = result;
  const [sections, baseline] = [result.sections, result.baseline].map((list) =>
    list.map((section) => readAt(section, equal)),
  );
  const samples = `${formatCount(held)} ${apart ? 'held-out' : 'fitted'} samples`;
  if (picture) {
    const waist = result.sections.reduce((least, section) => (section.units < least.units ? section : least));
    const { input } = waist;
    if (!waist.computed || !input) return undefined;
    return {
      sentence: `The whole input goes through ${formatCount(waist.units)} ${waist.units === 1 ? 'number' : 'numbers'}.`,
      numbers: `From these a linear map draws ${share(input.value)} of what sets the samples apart; ${share(waist.best)} is the most that any can.`,
      aside: `${samples}, ± ${share(input.error)}`,
    };
  }
  const [first, last] = [sections![0]?.answer, sections!.at(-1)?.answer];
  if (!first || !last || sections!.length < 2) return undefined;
  const ends = (f: number) =>
    [sections![0]!.factors[f], sections!.at(-1)!.factors[f], baseline!.at(-1)?.factors[f]] as readonly (
      | FactorReading
      | null
      | undefined
    )[];
  const gone = factors.flatMap((factor, f) => {
    const [at, left, start] = ends(f);
    const lost = at && left && start && fateOf(at.value, left.value, start.value) === 'gone';
    return lost ? [{ factor, name: factorName(factor), from: at, to: left }] : [];
  });
  const quoted = gone.toSorted((a, b) => b.from.value - a.from.value);
  const rises = last.value - first.value >= LEAST;
  const errors = [first, last, ...quoted.slice(0, 1).flatMap(({ from, to }) => [from, to])].map(({ error }) => error);
  const read =
    answer.kind === 'class'
      ? `A straight line reads the ${answer.name} from the input in ${share(first.value)} of cases, from the last layer in ${share(last.value)}.`
      : `A straight line explains ${share(first.value)} of the ${answer.name} from the input, ${share(last.value)} from the last layer.`;
  const [clearest] = quoted;
  return {
    sentence: !rises
      ? step === 0
        ? 'Nothing is sorted yet. Press Play.'
        : first.value >= ALREADY
          ? `A straight line reads the ${answer.name} from the input already.`
          : `A straight line reads the ${answer.name} no better after the layers than before.`
      : gone.length >= FORGETS
        ? `The network keeps ${whichOf(answer)}, and forgets ${how ?? listed(quoted.map(({ name }) => name))}.`
        : `The network sorts out ${whichOf(answer)}.`,
    numbers:
      rises && clearest
        ? `${read} Of ${isPlace(clearest.factor) ? 'where it stood' : clearest.name} it reads ${share(clearest.from.value)} at first and ${share(clearest.to.value)} at the end.`
        : read,
    aside: `${samples}, ± ${formatPercent(Math.max(...errors), 1)} at most`,
  };
}

/** What pictures were made by beside the answer, in one phrase. */
export const howMade = (type: string, kind: string): string | undefined =>
  type === 'digits' ? 'how it was written' : kind === 'image' ? 'how it was drawn' : undefined;
