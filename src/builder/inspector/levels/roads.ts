/** @file Where a number of a container's output comes from. Pure. */
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import type { Inference, InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { placeOf } from '#nn/receptive.ts';
import type { Flow, Shape } from '#nn/shape.ts';

const registry: LayerRegistry = layers;

/** One list of a container, as it gives its part of a number. */
export interface Road {
  readonly name: string;
  /** Its last block; absent where the list is empty and lets the input through. */
  readonly last?: string;
  /** What flows out of it. */
  readonly flow: Flow;
  /** The number, row-major into that flow. */
  readonly index: number;
}

type Container = InferredBlock & { readonly output: Flow };

const flowOf = (blocks: readonly Block[], { input }: Container, inference: Inference): Flow =>
  (blocks.length > 0 ? inference.byId.get(blocks.at(-1)!.id)?.output : undefined) ?? input;

/** The roads whose numbers are added up: every list of a residual block; of branches that are joined the one that the number lies in. */
export function roadsTo(container: Container, inference: Inference, unit: number): readonly Road[] {
  const { block, output } = container;
  const slots = registry[block.type]?.slots ?? {};
  const held = innerLists(block, registry);
  const road = (name: string, blocks: readonly Block[], index: number): Road => ({
    name,
    ...(blocks.length > 0 ? { last: blocks.at(-1)!.id } : {}),
    flow: flowOf(blocks, container, inference),
    index,
  });
  if (Object.values(slots).includes('list'))
    return Object.keys(slots).map((slot) => road(slot, held.find((list) => list.slot === slot)?.blocks ?? [], unit));
  const axis = output.shape.length === 3 ? 0 : output.shape.length - 1;
  const place = placeOf(unit, output.shape);
  let start = 0;
  for (const { branch, blocks } of held) {
    const { shape } = flowOf(blocks, container, inference);
    if (place[axis]! < start + shape[axis]!) {
      return [road(`branch ${(branch ?? 0) + 1}`, blocks, indexOf(place.with(axis, place[axis]! - start), shape))];
    }
    start += shape[axis]!;
  }
  return [];
}

const indexOf = (place: readonly number[], shape: Shape): number =>
  place.reduce((index, i, axis) => index * shape[axis]! + i, 0);
