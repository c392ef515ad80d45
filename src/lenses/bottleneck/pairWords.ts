/** @file Why there is no pair of samples that differ in one factor alone. */
import type { NoPair } from '#probes/bottleneck/pair.ts';

/** As they follow a colon. */
const reasons: { readonly [R in NoPair]: string } = {
  drawing: 'of a drawing no factor is known',
  notDrawn: 'these samples are not drawn from factors that can be set',
  otherStrokes: 'another one has other strokes, of which none is the same',
  followFromPlaces: 'the distance and the places of both shapes follow from one another',
  changesPlaces: 'where the two change places, the place of each is another',
  noFactor: 'there is no such factor',
};

export const noPair = (factor: string, reason: NoPair): string =>
  `No two samples that differ in ${factor} only: ${reasons[reason]}.`;
