/** @file Freezing single weights: a list of element indices on the block, so that link, undo and replay know of it. */
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Desk } from '#state/desk.ts';

export function isFrozen(document: StrataDocument, block: string, parameter: string, index: number): boolean {
  return findBlock(document.network, layers, block)?.block.frozen?.[parameter]?.includes(index) ?? false;
}

export function setFrozen(desk: Desk, id: string, parameter: string, index: number, frozen: boolean): void {
  const { document } = desk.editor.store.getState();
  const block = findBlock(document.network, layers, id)?.block;
  if (!block) return;
  const before = block.frozen?.[parameter] ?? [];
  const after = frozen ? [...new Set([...before, index])].sort((a, b) => a - b) : before.filter((i) => i !== index);
  const lists = Object.fromEntries(
    Object.entries({ ...block.frozen, [parameter]: after }).filter(([, list]) => list.length > 0),
  );
  desk.editor.change(`${frozen ? 'Freeze' : 'Release'} ${parameter} ${index + 1}`, [
    { kind: 'set', id, values: { frozen: Object.keys(lists).length > 0 ? lists : undefined } },
  ]);
}
