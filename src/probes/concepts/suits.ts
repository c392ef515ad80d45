/** @file From where on a unit is called by what it tells apart. */
import type { Naming } from './naming.ts';

/** A correlation of a part, or an area under the curve of a property; below, a unit stays unnamed. */
export const NAMED = { part: 0.25, property: 0.8 } as const;

/** Whether a unit is called by the concept that suits it best. */
export const suits = ({ score }: Pick<Naming, 'score'>, isPart: boolean): boolean =>
  score >= (isPart ? NAMED.part : NAMED.property);
