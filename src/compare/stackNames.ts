/** @file What stands under the columns of a lane's picture: input, layers and containers by name, as many as have room. */
import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import { type Block, findBlock } from '#nn/block.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { blockName } from '#state/blockName.ts';

export interface ColumnName {
  readonly name: string;
  /** What it does in a word, such as its activation function; may be empty. */
  readonly detail: string;
  /** The middle of its column. */
  readonly at: number;
}

/** A name in its place: its middle. */
export interface PlacedName {
  readonly text: string;
  readonly at: number;
}

/** Between two names. */
const APART = 10;

/** The names of the outermost columns, from left to right. */
export function columnNames(layout: StackLayout, network: readonly Block[]): readonly ColumnName[] {
  const named = [
    ...layout.columns.filter(
      ({ depth, role, picture }) => depth === 0 && role !== 'output' && picture.kind !== 'hinge',
    ),
    ...layout.containers.filter(({ depth }) => depth === 0),
  ].sort((a, b) => a.x - b.x);
  return named.map(({ id, x, width }) => {
    const block = findBlock(network, layers, id)?.block;
    return {
      name: blockName(network, id) ?? '',
      detail: (block && wordsOf(block.type)?.detail?.(block as never)) || '',
      at: x + width / 2,
    };
  });
}

/** Leaves out what has no room: first what each does, then names in between, never the first and the last. */
export function namesInRoom(
  names: readonly ColumnName[],
  width: number,
  measure: (text: string) => number,
): readonly PlacedName[] {
  const placed = ({ name, detail, at }: ColumnName, long: boolean) => {
    const text = long && detail !== '' ? `${name} · ${detail}` : name;
    const half = measure(text) / 2;
    return { text, at: Math.max(half, Math.min(width - half, at)), half };
  };
  const apart = (a: { at: number; half: number }, b: { at: number; half: number }) =>
    b.at - b.half - a.at - a.half >= APART;
  for (const long of [true, false]) {
    const all = names.map((one) => placed(one, long));
    if (all.every((one, i) => i === 0 || apart(all[i - 1]!, one))) return all;
  }
  const [first, ...others] = names.map((one) => placed(one, false));
  const last = others.pop();
  if (!first || !last) return [];
  const kept = [first];
  for (const one of others) if (apart(kept.at(-1)!, one) && apart(one, last)) kept.push(one);
  return apart(kept.at(-1)!, last) ? [...kept, last] : [last];
}
