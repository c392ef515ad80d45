/** @file Shapes through a network: what flows into and out of every block, and every problem on the way. */
import { type Block, innerLists, type Place } from './block.ts';
import { fieldError } from './field.ts';
import type { ParameterSpec } from './initializer.ts';
import { isShapeProblem, type LayerRegistry, type ShapeProblem } from './layer.ts';
import type { Fix, Found, Problem } from './problem.ts';
import { type Flow, sizeOf } from './shape.ts';

/** One block of a network whose shapes are known up to here. */
export interface InferredBlock {
  readonly block: Block;
  readonly path: string;
  readonly input: Flow;
  /** Absent where the block does not fit. */
  readonly output?: Flow;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** Tensors that are kept with the parameters but not trained. */
  readonly buffers: Readonly<Record<string, ParameterSpec>>;
  /** Of the block itself: a container has none. */
  readonly parameterCount: number;
}

export interface Inference {
  /**
   * Blocks in the order of a forward pass, containers before what they hold, as far as shapes are known: nothing follows one that does not fit in its list,
   * and a container round it has no output.
   */
  readonly blocks: readonly InferredBlock[];
  readonly byId: ReadonlyMap<string, InferredBlock>;
  readonly output?: Flow;
  readonly problems: readonly Problem[];
  readonly parameterCount: number;
}

/** Largest number of parameters, and of elements in one block's output: beyond it a tab cannot hold the network with its gradients. */
export const LIMITS = {
  parameters: 20_000_000,
  outputSize: 4_000_000,
  blocks: 400,
  unitNames: 256,
  unitName: 40,
} as const;

/** Walks the blocks, those inside containers too, with the shape that flows into them. Expects blocks whose fields are valid. */
export function inferShapes(network: readonly Block[], input: Flow, registry: LayerRegistry): Inference {
  const blocks: InferredBlock[] = [];
  const problems: Problem[] = [];
  let parameterCount = 0;

  /** What flows out of a list; undefined where a block of it does not fit. */
  const inferList = (list: readonly Block[], from: Flow, at: string, holder?: Omit<Place, 'index'>) => {
    let flow: Flow | undefined = from;
    for (const [index, block] of list.entries()) {
      if (flow) flow = inferBlock(block, flow, `${at}${index}`, { ...holder, index });
    }
    return flow;
  };

  const inferBlock = (block: Block, flow: Flow, path: string, place: Place): Flow | undefined => {
    const definition = registry[block.type]!;
    const entry = blocks.push({ block, path, input: flow, parameters: {}, buffers: {}, parameterCount: 0 }) - 1;
    const inner: Record<string, Flow[]> = {};
    let whole = true;
    for (const { slot, branch, prefix, blocks: held } of innerLists(block, registry)) {
      const out = inferList(held, flow, `${path}.${prefix}.`, {
        container: block.id,
        slot,
        ...(branch === undefined ? {} : { branch }),
      });
      if (out) (inner[slot] ??= []).push(out);
      else whole = false;
    }
    if (!whole) return undefined;
    const result: Flow | ShapeProblem = definition.outputShape(flow, block as never, inner);
    if (isShapeProblem(result)) {
      problems.push({
        block: block.id,
        field: result.field,
        of: block.type,
        found: result.found,
        fixes: fixesOf(result, block, place, registry),
      });
      return undefined;
    }
    const parameters = definition.parameters(flow, block as never);
    const count = Object.values(parameters).reduce((sum, spec) => sum + sizeOf(spec.shape), 0);
    parameterCount += count;
    const buffers = definition.buffers?.(flow, block as never) ?? {};
    blocks[entry] = { block, path, input: flow, output: result, parameters, buffers, parameterCount: count };
    const tooLarge: Found | undefined =
      parameterCount > LIMITS.parameters
        ? { code: 'manyParameters', got: parameterCount, most: LIMITS.parameters }
        : sizeOf(result.shape) > LIMITS.outputSize
          ? { code: 'manyNumbers', got: sizeOf(result.shape), most: LIMITS.outputSize }
          : undefined;
    if (!tooLarge) return result;
    problems.push({
      block: block.id,
      field: Object.keys(definition.fields)[0] ?? 'type',
      of: block.type,
      found: tooLarge,
    });
    return undefined;
  };

  const output = inferList(network, input, '');
  return {
    blocks,
    byId: new Map(blocks.map((b) => [b.block.id, b])),
    ...(output ? { output } : {}),
    problems,
    parameterCount,
  };
}

/** A problem's fixes as changes, without those that would set what a field does not allow (a stride that only arithmetic asks for). */
function fixesOf(problem: ShapeProblem, { id, type }: Block, place: Place, registry: LayerRegistry): Fix[] {
  const allowed = (fix: NonNullable<ShapeProblem['fixes']>[number]): boolean => {
    const [of, values]: [string, object] =
      'set' in fix ? [type, fix.set] : 'into' in fix ? [fix.block.type, fix.block] : [type, {}];
    const fields = registry[of]?.fields ?? {};
    return Object.entries(values).every(([key, value]) => !fields[key] || fieldError(fields[key], value) === undefined);
  };
  return (problem.fixes ?? []).filter(allowed).map((fix) => ({
    say: fix.say,
    ...(fix.count === undefined ? {} : { count: fix.count }),
    changes: [
      'set' in fix
        ? { kind: 'set', id, values: fix.set }
        : 'into' in fix
          ? { kind: 'insert', block: fix.block, place: { container: id, ...fix.into } }
          : { kind: 'insert', block: { type: fix.insert }, place },
    ],
  }));
}
