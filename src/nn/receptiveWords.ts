/** @file Receptive fields and sides in words. Rows, columns and steps are counted from 1. */
import type { Interval, ReceptiveField, Region } from './receptive.ts';
import type { Flow } from './shape.ts';

const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** "5 × 5 pixels", "1 step", "steps up to its own", "everything". */
export function fieldWords(field: ReceptiveField): string {
  if (field === 'everything') return 'everything';
  if (field === 'past') return 'steps up to its own';
  if ('steps' in field) return count(field.steps, 'step');
  if ('numbers' in field) return count(field.numbers, 'number');
  return field.rows * field.columns === 1 ? '1 pixel' : `${field.rows} × ${field.columns} pixels`;
}

/** Where a region of the network's input lies: "rows 3 to 7 and columns 1 to 5, and 1 column beyond the edge"; "steps 1 to 4". */
export function boxWords(region: Region, { shape, tokens }: Flow): string {
  const spatial: readonly (readonly [word: string, axis: number])[] =
    shape.length === 3
      ? [
          ['row', 1],
          ['column', 2],
        ]
      : [[shape.length === 2 || tokens !== undefined ? 'step' : 'number', 0]];
  const within = spatial.map(([word, axis]) => range(word, region[axis]!, shape[axis]!));
  const beyond = spatial.flatMap(([word, axis]) => {
    const [from, to] = region[axis]!;
    const outside = Math.max(0, -from) + Math.max(0, to - shape[axis]! + 1);
    return outside > 0 ? [count(outside, word)] : [];
  });
  return `${within.join(' and ')}${beyond.length > 0 ? `, and ${beyond.join(' and ')} beyond the edge` : ''}`;
}

function range(word: string, [from, to]: Interval, side: number): string {
  const [first, last] = [Math.max(0, from) + 1, Math.min(side - 1, to) + 1];
  return first >= last ? `${word} ${first}` : `${word}s ${first} to ${last}`;
}
