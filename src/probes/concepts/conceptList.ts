/** @file What a unit may turn out to stand for: the known parts of an image, and each class of each known property. */
import type { WholeData } from '#data/prepare.ts';

export interface Concept {
  readonly name: string;
  /** The part's place among the data's parts; absent for a property of the whole sample. */
  readonly part?: number;
  /** [N]: 1 where the sample has the property. */
  readonly labels?: Uint8Array;
}

/** Images of each half whose parts are drawn: each has hundreds of pixels that count. */
export const PARTED = 128;
/** Parts that are looked at. */
export const MOST_PARTS = 16;
/** A property with more classes than this is no list of concepts. */
const MOST_CLASSES = 16;

/** Parts first, then classes, those of the answer before others. */
export function conceptsOf({ parts, factors }: Pick<WholeData, 'parts' | 'factors'>): Concept[] {
  const ofParts = (parts?.names ?? []).slice(0, MOST_PARTS).map((name, part): Concept => ({ name, part }));
  const ofClasses = factors.flatMap(({ name, kind, classes = [], values }) =>
    kind !== 'class' || classes.length > MOST_CLASSES
      ? []
      : classes.map(
          (own, c): Concept => ({
            name: name === 'class' ? own : `${name} ${own}`,
            labels: Uint8Array.from(values, (value) => Number(value === c)),
          }),
        ),
  );
  return [...ofParts, ...ofClasses];
}
