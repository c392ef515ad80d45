/** @file What is selected on the stage: the input, a block, one of its units, or a run of neighbours. Pure. */
import { type Block, findBlock, listAt } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Position } from '#nn/position.ts';
import { runBetween } from '#nn/runs.ts';

export interface Selection {
  /** The block that is shown in full; `input` is the input column. Of a run the end where it began. */
  readonly block: string;
  readonly unit?: number;
  /** Two or more neighbours of one list, in its order, `block` at one end: what is done is done to all of them. */
  readonly run?: readonly string[];
}

/** The blocks that an action on a block means: the run that it is part of, or itself. */
export function meantBy(selection: Selection | undefined, id: string): readonly string[] {
  return selection?.run?.includes(id) ? selection.run : [id];
}

/** The chain of blocks from the outermost list down to a block. */
function chainTo(network: readonly Block[], registry: LayerRegistry, id: string): string[] {
  const found = findBlock(network, registry, id);
  if (!found) return [];
  const { container } = found.place;
  return container === undefined ? [id] : [...chainTo(network, registry, container), id];
}

/**
 * The selection stretched from where it began to another block. Blocks of different lists are stretched over the containers that lie in one list with each
 * other; a block inside the other selects the outer one alone.
 */
export function stretched(
  network: readonly Block[],
  registry: LayerRegistry,
  selection: Selection | undefined,
  to: string,
): Selection {
  const from = selection?.block;
  if (from === undefined || from === 'input' || to === 'input') return { block: to };
  const [a, b] = [chainTo(network, registry, from), chainTo(network, registry, to)];
  let depth = 0;
  while (depth < a.length && a[depth] === b[depth]) depth++;
  const [start, end] = [a[depth] ?? a.at(-1), b[depth] ?? b.at(-1)];
  if (start === undefined || end === undefined) return { block: to };
  // Lists of one container differ although their blocks lie equally deep: then the container itself.
  const run = a[depth] === undefined || b[depth] === undefined ? undefined : runBetween(network, registry, start, end);
  if (!run) return { block: a[depth - 1] ?? to };
  return run.length > 1 ? { block: start, run } : { block: start };
}

/** The selection with one neighbour more in a direction, or one fewer where the run lies the other way. Unchanged at the end of the list. */
export function stretchedBy(
  network: readonly Block[],
  registry: LayerRegistry,
  selection: Selection,
  by: -1 | 1,
): Selection {
  const found = findBlock(network, registry, selection.block);
  if (!found) return selection;
  const list = listAt(network, registry, found.place)!;
  const { run } = selection;
  const moving = run ? (run[0] === selection.block ? run.at(-1)! : run[0]!) : selection.block;
  const next = list[list.findIndex((b) => b.id === moving) + by];
  return next ? stretched(network, registry, { block: selection.block }, next.id) : selection;
}

/**
 * The selection as it stands in another document: without blocks and units that are gone, and with a run only where it still is one.
 * @param has whether a position is in that document
 */
export function keptSelection(
  network: readonly Block[],
  registry: LayerRegistry,
  selection: Selection | undefined,
  has: (position: Position) => boolean,
): Selection | undefined {
  if (selection?.unit !== undefined && !has({ block: selection.block, unit: selection.unit })) {
    const { unit: _, ...block } = selection;
    return keptSelection(network, registry, block, has);
  }
  if (!selection || selection.block === 'input') return selection;
  if (!findBlock(network, registry, selection.block)) return undefined;
  const { run, ...single } = selection;
  if (!run) return selection;
  const now = runBetween(network, registry, run[0]!, run.at(-1)!);
  return now && now.length === run.length && now.every((id, i) => id === run[i]) ? selection : single;
}
