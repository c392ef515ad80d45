/** @file The network as the stage lays it out: lists of columns and containers, folded where the person (or their depth) says so. Pure. */

import { type Block, type Holder, innerLists, walk } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';
import type { Loss } from '#nn/training.ts';
import type { View } from '#nn/view.ts';
import {
  answerPicture,
  type Extra,
  hingeOf,
  inputPicture,
  NOTHING,
  type Picture,
  type PicturedData,
  pictureOf,
} from '#stage/pictures.ts';

/** One column of tiles: a block, the input, what comes out of a container, or a container folded to that. */
export interface ColumnNode {
  readonly kind: 'column';
  /** The block's id, or `input`. */
  readonly id: string;
  readonly role: 'input' | 'block' | 'output' | 'folded';
  readonly picture: Picture;
  readonly extras: readonly Extra[];
  /** What its label says at most, where that is known: its width is made to suit. */
  readonly label?: LabelWords;
  /** The first block of the group that it reads as one with: a convolution, what bends or scales its maps, and the pooling. */
  readonly group?: string;
}

export interface LabelWords {
  readonly name: string;
  readonly detail: string;
  /** The shape below them. */
  readonly shape?: string;
}

export interface ContainerNode {
  readonly kind: 'container';
  readonly id: string;
  /** `sum`: its main list and a shortcut, added. `join`: branches side by side, joined. */
  readonly look: 'sum' | 'join';
  /** `sum`: the main list. `join`: every branch. */
  readonly lanes: readonly ListNode[];
  /** `sum`: the shortcut; empty where it hands on its input. */
  readonly side?: ListNode;
  readonly output: ColumnNode;
}

export interface ListNode {
  readonly holder: Holder;
  readonly nodes: readonly (ColumnNode | ContainerNode)[];
  /** Units that come out of it, for the part of a joined output that is its own. */
  readonly units: number;
}

/** Containers nested deeper than this are folded unless they were opened. */
const OPEN_DEPTH = 3;

/** The name under which the view keeps whether a container is folded. */
export const foldKey = (id: string): string => `fold-${id}`;

/** Whether a container is folded. @param depth containers round it */
export function isFolded(view: View, id: string, depth: number): boolean {
  const kept = view[foldKey(id)];
  return typeof kept === 'boolean' ? kept : depth >= OPEN_DEPTH;
}

/** Whether a block type holds others. */
export const isContainer = (registry: LayerRegistry, type: string): boolean => registry[type]?.slots !== undefined;

/** Hands on the same numbers in one row. */
const HINGE = 'flatten';

/** Whether a block may stand between a convolution and its pooling: it changes number by number. */
const between = (registry: LayerRegistry, type: string) =>
  type === 'activation' || type === 'dropout' || registry[type]?.category === 'normalise';

/** The blocks of a list that read as one group, each with the first of its group: a window over all channels, what bends or scales its maps, the pooling of each. */
export function groupsOf(blocks: readonly Block[], registry: LayerRegistry): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (let from = 0; from < blocks.length; from++) {
    if (registry[blocks[from]!.type]?.sees !== 'window') continue;
    let to = from + 1;
    while (to < blocks.length && between(registry, blocks[to]!.type)) to++;
    if (to < blocks.length && registry[blocks[to]!.type]?.sees === 'channelWindow') to++;
    if (to - from > 1) for (const { id } of blocks.slice(from, to)) groups.set(id, blocks[from]!.id);
    from = to - 1;
  }
  return groups;
}

/** How many blocks a container holds, at any depth. */
export const countInside = (block: Block, registry: LayerRegistry): number => [...walk([block], registry)].length - 1;

export interface TreeOptions {
  readonly network: readonly Block[];
  readonly inference: Inference;
  readonly data: PicturedData;
  readonly loss: Loss;
  readonly registry: LayerRegistry;
  readonly view: View;
  /** The first unit shown of blocks that are paged. */
  readonly first: Readonly<Record<string, number>>;
  readonly extras: Readonly<Record<string, readonly Extra[]>>;
  /** The words of the blocks' labels, by id. */
  readonly labels?: ReadonlyMap<string, LabelWords>;
}

export interface StackTree {
  readonly input: ColumnNode;
  readonly list: ListNode;
}

/** What the stage lays out. */
export function stackTree({
  network,
  inference,
  data,
  loss,
  registry,
  view,
  first,
  extras,
  labels,
}: TreeOptions): StackTree {
  const answer = network.at(-1)?.id;
  const column = (id: string, role: ColumnNode['role'], type?: string): ColumnNode => {
    const flow = inference.byId.get(id)?.output;
    const picture = !flow
      ? NOTHING
      : id === answer
        ? answerPicture(flow, data, loss, first[id])
        : type === HINGE
          ? hingeOf(flow)
          : pictureOf(flow, data.dimensions, first[id]);
    const words = role === 'output' ? undefined : labels?.get(id);
    const label = words && { ...words, ...(flow ? { shape: formatShape(flow.shape) } : {}) };
    return { kind: 'column', id, role, picture, extras: extras[id] ?? [], ...(label ? { label } : {}) };
  };
  const list = (blocks: readonly Block[], holder: Holder, depth: number, units: number): ListNode => {
    const groups = groupsOf(blocks, registry);
    const nodes = blocks.map((block) => {
      const made = node(block, depth);
      const group = groups.get(block.id);
      return group !== undefined && made.kind === 'column' ? { ...made, group } : made;
    });
    const last = nodes.at(-1);
    const picture = last && (last.kind === 'column' ? last : last.output).picture;
    return { holder, nodes, units: picture?.units ?? units };
  };
  const node = (block: Block, depth: number): ColumnNode | ContainerNode => {
    const { id, type } = block;
    if (!isContainer(registry, type)) return column(id, 'block', type);
    if (isFolded(view, id, depth)) return column(id, 'folded');
    const into = inference.byId.get(id)?.input;
    const units = into ? pictureOf(into, data.dimensions).units : 0;
    const slots = registry[type]!.slots!;
    const [first, second] = Object.keys(slots);
    const listsOf = (slot: string | undefined) =>
      innerLists(block, registry)
        .filter((held) => held.slot === slot)
        .map(({ branch, blocks }) => {
          const holder = { container: id, slot: slot!, ...(branch === undefined ? {} : { branch }) };
          return list(blocks, holder, depth + 1, units);
        });
    const empty = (slot: string): ListNode => ({ holder: { container: id, slot }, nodes: [], units });
    const output = column(id, 'output');
    if (slots[first!] === 'lists') return { kind: 'container', id, look: 'join', lanes: listsOf(first), output };
    return {
      kind: 'container',
      id,
      look: 'sum',
      lanes: [listsOf(first)[0] ?? empty(first!)],
      ...(second === undefined ? {} : { side: listsOf(second)[0] ?? empty(second) }),
      output,
    };
  };
  const input: ColumnNode = {
    kind: 'column',
    id: 'input',
    role: 'input',
    picture: inputPicture(data, first['input']),
    extras: [],
  };
  return { input, list: list(network, {}, 0, input.picture.units) };
}
