/** @file What changes would do before they are made: the shape teacher's answer. Pure. */

import { flowOf, targetOf } from '#data/asked.ts';
import type { PreparedData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { type Block, findBlock, innerLists, type Place, walk } from '#nn/block.ts';
import { applyChange, type Change } from '#nn/change.ts';
import { canRun, checkNetwork } from '#nn/checkNetwork.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Fix, Problem } from '#nn/problem.ts';
import type { Flow, Shape } from '#nn/shape.ts';
import { withDefaults } from './withDefaults.ts';

const registry: LayerRegistry = layers;

/** A way out: what it is called, the changes with those that it mends, and what it costs in parameters. */
export interface WayOut {
  readonly fix: Fix;
  readonly changes: readonly Change[];
  readonly difference: number;
}

/** A container whose lists do not go together: what each gives. */
export interface Clash {
  readonly container: string;
  readonly sides: readonly { readonly name: string; readonly shape: Shape }[];
}

export interface Preview {
  readonly fits: boolean;
  /** The first block that is put in, as it would be, and what comes out of the last. */
  readonly block: Block | undefined;
  readonly shape: Shape | undefined;
  /** Parameters and multiply-adds of the whole network, and by how many they change. */
  readonly parameters: number;
  readonly difference: number;
  readonly multiplyAdds: number;
  readonly work: number;
  /** The first problem that the change brings. */
  readonly problem: Problem | undefined;
  readonly clash: Clash | undefined;
  /** Ways out; at most two, and only those after which the network runs. */
  readonly fixes: readonly WayOut[];
  /** The changes that dropping makes: with the first way out where they do not fit as they are. */
  readonly changes: readonly Change[];
  /** The network as it would be, before any way out, and its shapes. */
  readonly network: readonly Block[];
  readonly inference: Inference;
}

/** A change with all fields of what it puts in: what reading the document fills in when it is made. */
const filled = (change: Change): Change =>
  change.kind === 'insert' ? { ...change, block: withDefaults(change.block, registry) } : change;

/** The blocks that the changes put somewhere: new ones that no new one holds, or those that they name. */
function subjects(changes: readonly Change[], before: readonly Block[], after: readonly Block[]): string[] {
  const had = new Set([...walk(before, registry)].map((v) => v.block.id));
  const fresh = [...walk(after, registry)].filter(({ block }) => !had.has(block.id));
  const outer = fresh.filter(({ place }) => place.container === undefined || had.has(place.container));
  if (outer.length > 0) return outer.map(({ block }) => block.id);
  return changes.flatMap((change) => (change.kind === 'move' ? [change.id] : []));
}

/** What each list of the container gives that the problem is about. */
function clashOf(problem: Problem | undefined, inference: Inference): Clash | undefined {
  const at = problem && inference.byId.get(problem.block);
  if (!at) return undefined;
  const lists = innerLists(at.block, registry);
  if (lists.length === 0) return undefined;
  const slots = Object.entries(registry[at.block.type]?.slots ?? {});
  const sides = slots.flatMap(([slot, kind]) => {
    const held = lists.filter((list) => list.slot === slot);
    const all = held.length === 0 && kind === 'list' ? [{ slot, blocks: [] as readonly Block[] }] : held;
    return all.flatMap((list) => {
      const last = list.blocks.at(-1);
      const flow = last ? inference.byId.get(last.id)?.output : at.input;
      const name = 'branch' in list && list.branch !== undefined ? `branch ${list.branch + 1}` : slot;
      return flow ? [{ name, shape: flow.shape }] : [];
    });
  });
  return sides.length > 1 ? { container: at.block.id, sides } : undefined;
}

/** Fields that say how wide a block's output is. */
const WIDTHS = ['units', 'filters'] as const;

/** Giving the block that is put in the width of the side that it is not part of. */
function narrowing({ sides, container }: Clash, network: readonly Block[], id: string | undefined): Fix | undefined {
  const found = id === undefined ? undefined : findBlock(network, registry, id);
  if (!found || found.place.container !== container) return undefined;
  const { slot, branch } = found.place;
  const own = branch === undefined ? slot : `branch ${branch + 1}`;
  const other = sides.find(({ name }) => name !== own)?.shape;
  const field = WIDTHS.find((name) => registry[found.block.type]?.fields[name]?.kind === 'int');
  if (!other || !field) return undefined;
  const width = other.length === 3 ? other[0]! : other.at(-1)!;
  return {
    say: field === 'units' ? 'useUnits' : 'useFilters',
    count: width,
    changes: [{ kind: 'set', id: found.block.id, values: { [field]: width } }],
  };
}

/**
 * What changes would make of a document.
 * @param now shapes of the document as it is
 */
export function previewChanges(
  document: StrataDocument,
  data: PreparedData,
  now: Inference,
  changes: readonly Change[],
): Preview {
  const apply = (before: readonly Block[], made: readonly Change[]) =>
    made.reduce((n, change) => applyChange(n, filled(change), registry), before);
  const infer = (blocks: readonly Block[]) =>
    checkNetwork(blocks, flowOf(data), targetOf(data), document.training.loss, layers);
  const network = apply(document.network, changes);
  const inference = infer(network);
  const ids = subjects(changes, document.network, network);
  const problem = inference.problems.find((p) => p.severity !== 'notice');
  const clash = clashOf(problem, inference);
  const narrowed = clash && narrowing(clash, network, ids.at(-1));
  const known = problem?.fixes ?? [];
  // What is new has no width that anyone chose; a block that was there before keeps its own if it can.
  const isNew = changes.some((change) => change.kind === 'insert');
  const offered = narrowed ? (isNew ? [narrowed, ...known] : [...known, narrowed]) : known;
  const fixes = offered.flatMap((fix): WayOut[] => {
    const after = infer(apply(network, fix.changes));
    return canRun(after.problems)
      ? [{ fix, changes: [...changes, ...fix.changes], difference: after.parameterCount - now.parameterCount }]
      : [];
  });
  const cost = multiplyAddsOf(inference, registry).total;
  const fits = canRun(inference.problems);
  return {
    fits,
    block: ids[0] === undefined ? undefined : findBlock(network, registry, ids[0])?.block,
    shape: ids.length === 0 ? undefined : inference.byId.get(ids.at(-1)!)?.output?.shape,
    parameters: inference.parameterCount,
    difference: inference.parameterCount - now.parameterCount,
    multiplyAdds: cost,
    work: cost - multiplyAddsOf(now, registry).total,
    problem,
    clash,
    fixes: fixes.slice(0, 2),
    changes: fits ? changes : (fixes[0]?.changes ?? changes),
    network,
    inference,
  };
}

/** What flows into a place; where that is not known, the last that is before it, or the data. */
export function flowInto(network: readonly Block[], inference: Inference, data: PreparedData, place: Place): Flow {
  const { index, ...holder } = place;
  const container = holder.container === undefined ? undefined : findBlock(network, registry, holder.container)?.block;
  const held =
    container && innerLists(container, registry).find((l) => l.slot === holder.slot && l.branch === holder.branch);
  const list = container ? (held?.blocks ?? []) : network;
  for (let i = Math.min(index, list.length) - 1; i >= 0; i--) {
    const flow = inference.byId.get(list[i]!.id)?.output;
    if (flow) return flow;
  }
  return (container && inference.byId.get(container.id)?.input) ?? flowOf(data);
}
