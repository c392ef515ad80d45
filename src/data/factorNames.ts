/** @file What factors are called where there is room for words: tables have them short. */
import type { Factor } from '#nn/dataset.ts';

const CALLED: Readonly<Record<string, string>> = {
  dx: 'position across',
  dy: 'position down',
  x: 'position across',
  y: 'position down',
  aspect: 'wide or narrow',
};

export const factorName = ({ id, name }: Pick<Factor, 'id' | 'name'>): string => CALLED[id] ?? name;

/** It says where something stood. */
export const isPlace = ({ id }: Pick<Factor, 'id'>): boolean => CALLED[id]?.startsWith('position') ?? false;
