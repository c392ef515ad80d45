/** @file What the spaces of the theatre come to: after which layer a straight line parts the answers. Rules with thresholds. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import type { SectionReading } from '#probes/survey/reading.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { formatCount, formatPercent } from '#ui/format.ts';

/** A straight line parts the answers where it reads so much of them, of 1. */
const PARTED = 0.95;

export type Read = Pick<SurveyResult, 'sections' | 'answer' | 'held' | 'apart' | 'step'>;

const share = (value: number) => formatPercent(Math.max(0, value), 0);

/** Parted where a straight line reads 0.95 or more of the answer: at the input, or at the first layer for which that holds; the last layer gives the answer itself. */
export function wordsOf(
  { sections, answer, held, apart, step }: Read,
  name: (section: SectionReading) => string,
): LensWords | undefined {
  const read = sections.flatMap((section) =>
    section.answer && Number.isFinite(section.answer.value) ? [{ section, ...section.answer }] : [],
  );
  const [first, last] = [read[0], read.at(-1)];
  if (!first || !last || read.length < 2) return undefined;
  const parted = read.find(({ value }) => value >= PARTED);
  const best = read.reduce((most, next) => (next.value > most.value ? next : most));
  const classes = answer.kind === 'class';
  const [parts, does] = classes ? ['parts the classes', 'part'] : [`tells the ${answer.name}`, 'tell'];
  return {
    sentence:
      parted === first
        ? `A straight line ${parts} as the input stands.`
        : parted
          ? `After ${name(parted.section)} a straight line ${parts}.`
          : step === 0
            ? `No layer bends space so that a straight line could ${does} the ${classes ? 'classes' : answer.name} yet. Press Play.`
            : best === first
              ? `No straight line ${parts} yet, and no layer comes nearer than the input.`
              : `No straight line ${parts} yet; ${name(best.section)} comes nearest.`,
    numbers: `${classes ? 'Read right by a line' : 'Explained by a line'}: ${share(first.value)} at the input${
      best === first || best === last ? '' : `, ${share(best.value)} after ${name(best.section)}`
    }, ${share(last.value)} after ${name(last.section)}.`,
    aside: `${formatCount(held)} ${apart ? 'held-out' : 'fitted'} samples, ± ${formatPercent(Math.max(...read.map(({ error }) => error)), 1)} at most`,
  };
}

export const words = {
  ground: 'ground: what the network says there',
} as const;
