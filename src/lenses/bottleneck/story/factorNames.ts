/** @file What factors are called where there is room for words: tables have them short. */
import type { ReadFactor } from '#probes/survey/result.ts';

const CALLED: Readonly<Record<string, string>> = {
  dx: 'position across',
  dy: 'position down',
  x: 'position across',
  y: 'position down',
  aspect: 'wide or narrow',
};

export const factorName = ({ id, name }: Pick<ReadFactor, 'id' | 'name'>): string => CALLED[id] ?? name;

/** It says where something stood. */
export const isPlace = ({ id }: Pick<ReadFactor, 'id'>): boolean => CALLED[id]?.startsWith('position') ?? false;
