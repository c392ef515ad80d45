/** @file What a person called single units: kept on the block, so that link, file and undo know of it. */

import { layers } from '#layers/index.ts';
import { type Block, findBlock } from '#nn/block.ts';
import type { Desk } from '#state/desk.ts';
import { useEditor } from '#state/useDesk.ts';
import { namesUnit, takesName } from './givenNamesWords.ts';

/** The names given to a block's units, by their number from 0. */
export const useGivenNames = (id: string): Block['names'] =>
  useEditor((s) => findBlock(s.document.network, layers, id)?.block.names);

/** Calls a unit by a name; an empty one takes the name away. */
export function giveName(desk: Desk, id: string, unit: number, name: string): void {
  const { document } = desk.editor.store.getState();
  const before = findBlock(document.network, layers, id)?.block.names ?? {};
  const given = name.trim().replace(/\s+/g, ' ');
  if ((before[unit] ?? '') === given) return;
  const { [unit]: _, ...others } = before;
  const names = given === '' ? others : { ...others, [unit]: given };
  desk.editor.change(given === '' ? takesName(unit + 1) : namesUnit(unit + 1, given), [
    { kind: 'set', id, values: { names: Object.keys(names).length > 0 ? names : undefined } },
  ]);
}
