/** @file The columns of a network whose containers can be opened: which stand inside one, and which does not follow from the column before it. Pure. */
import { layers } from '#layers/index.ts';
import { type Block, findBlock, holds, innerLists, walk } from '#nn/block.ts';

export interface ColumnPlace {
  /** How many open containers it stands in. */
  readonly depth: number;
  /** A container: whether its blocks are columns too. undefined: there is nothing in it to open. */
  readonly open: boolean | undefined;
  /** It begins another branch: what goes in comes from before the container, not from the column before. */
  readonly parted: boolean;
}

/** Where each column stands. An id that no block has, such as `input`, stands at the top. */
export function columnPlaces(network: readonly Block[], ids: readonly string[]): readonly ColumnPlace[] {
  const containers = [...walk(network, layers)].flatMap(({ block }) => {
    const lists = innerLists(block, layers);
    return lists.some(({ blocks }) => blocks.length > 0) ? [{ block, lists }] : [];
  });
  const listOf = ({ lists }: (typeof containers)[number], id: string) =>
    lists.findIndex(({ blocks }) => blocks.some((block) => holds(block, layers, id)));
  return ids.map((id, i) => {
    const before = ids[i - 1];
    const own = containers.find(({ block }) => block.id === id);
    return {
      depth: findBlock(network, layers, id)?.depth ?? 0,
      open: own && ids.some((other) => listOf(own, other) >= 0),
      parted:
        before !== undefined &&
        containers.some((container) => {
          const [from, to] = [listOf(container, before), listOf(container, id)];
          return from >= 0 && to >= 0 && from !== to;
        }),
    };
  });
}

/** What to have open after a press on a container: its blocks, or, where they are columns already, what it stands in; '' for none. */
export function afterPress(network: readonly Block[], id: string, open: boolean): string {
  return open ? (findBlock(network, layers, id)?.place.container ?? '') : id;
}
