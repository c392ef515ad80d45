/** @file From what a graph computes to nested blocks: sums become residual blocks, concatenations branches. */
import type { OnnxNode } from '#formats/onnx/model.ts';
import { LIMITS } from '#nn/inferShapes.ts';
import { timesFactor } from './linear.ts';
import * as words from './refusalWords.ts';
import { type BlockOp, isBlock, type Took, type Value } from './value.ts';

/** A block that is about to be one of a network. */
export interface Sketch {
  readonly fields: BlockOp['fields'];
  readonly tensors: BlockOp['tensors'];
  /** Its lists, where it is a container. */
  readonly lists?:
    | { readonly body: readonly Sketch[]; readonly shortcut: readonly Sketch[] }
    | { readonly branches: readonly (readonly Sketch[])[] };
  /** The nodes that it came of. */
  readonly nodes: readonly OnnxNode[];
  readonly took: readonly Took[];
}

/** A node that is in the way of blocks, and why. */
export interface Obstacle {
  readonly node: OnnxNode;
  readonly why: string;
}

/** Every value that another is made of, and itself; each after those that it is made of. */
function reachable(output: Value): readonly Value[] {
  const [order, seen] = [[] as Value[], new Set<Value>()];
  const waiting: { value: Value; next: number }[] = [{ value: output, next: 0 }];
  seen.add(output);
  while (waiting.length > 0) {
    const top = waiting.at(-1)!;
    const input = top.value.inputs[top.next++];
    if (input === undefined) order.push(waiting.pop()!.value);
    else if (!seen.has(input)) {
      seen.add(input);
      waiting.push({ value: input, next: 0 });
    }
  }
  return order;
}

/** For each value the nearest one that every way from the input to it passes. */
function dominators(values: readonly Value[]): ReadonlyMap<Value, Value> {
  const over = new Map<Value, Value>();
  const depth = new Map<Value, number>();
  const common = (a: Value, b: Value): Value => {
    let [x, y] = [a, b];
    while (x !== y) {
      if ((depth.get(x) ?? 0) < (depth.get(y) ?? 0)) [x, y] = [y, x];
      const up = over.get(x);
      if (!up) return y;
      x = up;
    }
    return x;
  };
  for (const value of values) {
    const [first, ...others] = value.inputs;
    if (!first) continue;
    const found = others.reduce(common, first);
    over.set(value, found);
    depth.set(value, (depth.get(found) ?? 0) + 1);
  }
  return over;
}

/** What of a value stands for no block: its node, and why. */
function obstacleOf(value: Value, input: Value): Obstacle | undefined {
  const { op, node, inputs } = value;
  if (!node || value === input || op.kind === 'block' || op.kind === 'add' || op.kind === 'concat') return undefined;
  if (op.kind === 'unknown') return op.why === undefined ? undefined : { node, why: op.why };
  if (op.kind === 'scaled' && timesFactor(inputs[0]!, op.factor)) return undefined;
  return { node, why: words.ALONE };
}

/** The blocks of a network that computes a value from another; or what is in the way. */
export function blocksOf(input: Value, output: Value): readonly Sketch[] | readonly [Obstacle, ...Obstacle[]] {
  const values = reachable(output);
  const found = new Map(values.flatMap((value) => obstacleOf(value, input) ?? []).map((one) => [one.node, one]));
  const [first, ...others] = found.values();
  if (first) return [first, ...others];
  const over = dominators(values);
  const uses = new Map<Value, number>();
  for (const value of values) for (const from of value.inputs) uses.set(from, (uses.get(from) ?? 0) + 1);
  /** Nodes whose weights are in a block already. */
  const seen = new Set<OnnxNode>();
  let obstacle: Obstacle | undefined;
  let count = 0;

  const chain = (from: Value, to: Value): readonly Sketch[] => {
    const back: { sketch: Sketch; value: Value }[] = [];
    let value = to;
    while (value !== from && !obstacle) {
      if (++count > LIMITS.blocks) obstacle = { node: value.node!, why: words.MANY };
      const step = sketchOf(value);
      back.push({ sketch: step.sketch, value });
      value = step.next;
    }
    return joined(back.reverse(), uses);
  };

  const sketchOf = (value: Value): { sketch: Sketch; next: Value } => {
    const { op, inputs, node } = value;
    const nodes = node ? [node] : [];
    if (op.kind === 'scaled') {
      const whole = timesFactor(inputs[0]!, op.factor)!;
      return sketchOf({ ...whole });
    }
    if (op.kind === 'block') {
      if (Object.keys(op.tensors).length > 0 && node) {
        if (seen.has(node)) obstacle ??= { node, why: words.DIVERGED };
        seen.add(node);
      }
      return { sketch: { fields: op.fields, tensors: op.tensors, nodes, took: op.took }, next: inputs[0]! };
    }
    const next = over.get(value)!;
    const lists = inputs.map((one) => chain(next, one));
    const plain = { tensors: {}, nodes, took: [] };
    if (op.kind === 'concat')
      return { sketch: { fields: { type: 'concat' }, lists: { branches: lists }, ...plain }, next };
    const [a, b] = lists as [readonly Sketch[], readonly Sketch[]];
    const [body, shortcut] = b.length > a.length ? [b, a] : [a, b];
    return { sketch: { fields: { type: 'residual' }, lists: { body, shortcut }, ...plain }, next };
  };

  const blocks = chain(input, output);
  return obstacle ? [obstacle] : blocks;
}

/** Functions go into the block before them, where it has a place for one and nothing else takes what it gives. */
function joined(
  list: readonly { readonly sketch: Sketch; readonly value: Value }[],
  uses: ReadonlyMap<Value, number>,
): readonly Sketch[] {
  const out: { sketch: Sketch; value: Value }[] = [];
  for (const { sketch, value } of list) {
    const last = out.at(-1);
    const takes =
      last && isBlock(last.value, 'dense', 'conv2d', 'convTranspose2d') && (uses.get(last.value) ?? 0) === 1;
    if (sketch.fields.type !== 'activation' || !takes) {
      out.push({ sketch, value });
      continue;
    }
    const fields = { ...last.sketch.fields, activation: sketch.fields['function'] };
    out[out.length - 1] = { sketch: { ...last.sketch, fields, nodes: [...last.sketch.nodes, ...sketch.nodes] }, value };
  }
  return out.map(({ sketch }) => sketch);
}

export const areObstacles = (
  found: readonly Sketch[] | readonly Obstacle[],
): found is readonly [Obstacle, ...Obstacle[]] => found.length > 0 && 'why' in found[0]!;
