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

export const ON_ITS_PLANE = ' on its plane';
export const POINT_AT_ONE = 'Point at one, or choose it here.';
export const networkSays = (said: string): string => `; the network says ${said}`;
/** @param points what the plane's samples are called; undefined where samples are shown on planes of their own */
export const theatreSays = (points: string | undefined): string =>
  `${points === undefined ? 'The held-out samples after every layer; readings and planes are measured a few times a second.' : `The same ${points} and the same grid after every layer, on one scale in x and y.`} A layer of more than two numbers is seen on the plane of largest spread: it may hide or feign a gap. Readable: what a straight line reads of the answer, on held-out samples.`;
export const readableByLine = (value: string): string => `${value} readable by a straight line`;
export const NOT_MEASURED = 'not measured';
export const showLarge = (i: string): string => `Show ${i} large`;
export const READABLE_SAYS = 'What a straight line reads of the answer here, on held-out samples (see Probe ladder)';
export const NOT_FINITE = 'not computed: its numbers are not all finite';
export const AS_IT_IS = 'as it is';
export const planeHolds = (captured: string): string => `plane shows ${captured}`;
export const cutsThisSpace = (id: string): string => `${id} cuts this space along the straight line.`;
export const PLANE_AS_GIVEN = 'The plane as it is given.';
export const whatItMakes = (id: string): string => `What ${id} makes of it.`;
export const TURNED_OVER = 'turned over, through the third dimension';
export const STRETCHED = 'stretched along two axes';
export const SHIFTED = 'shifted by the bias';
export const MAPPED = 'laid on the next plane by its weights';
export const BENT = 'bent by the activation function';
export const STOP_THE_WAY = 'Stop on the way';
export const PLAY_THE_WAY = 'Play the way through the layers';
export const THROUGH_THE_LAYERS = 'Through the layers';
