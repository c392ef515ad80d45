/** @file Shapes through a network: what flows into and out of every block, and every problem on the way. */
import { type Block, walk } from './block.ts';
import type { ParameterSpec } from './initializer.ts';
import { isShapeProblem, type LayerRegistry, type ShapeProblem } from './layer.ts';
import type { Fix, Problem } from './problem.ts';
import { type Flow, sizeOf } from './shape.ts';

/** One block of a network whose shapes are known up to here. */
export interface InferredBlock {
  readonly block: Block;
  readonly path: string;
  readonly input: Flow;
  /** Absent where the block does not fit. */
  readonly output?: Flow;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  readonly parameterCount: number;
}

export interface Inference {
  /** Blocks in the order of a forward pass, as far as shapes are known: the first that does not fit is the last here. */
  readonly blocks: readonly InferredBlock[];
  readonly byId: ReadonlyMap<string, InferredBlock>;
  readonly output?: Flow;
  readonly problems: readonly Problem[];
  readonly parameterCount: number;
}

/** Largest number of parameters, and of elements in one block's output: beyond it a tab cannot hold the network with its gradients. */
export const LIMITS = { parameters: 20_000_000, outputSize: 4_000_000, blocks: 400 } as const;

/** Walks the blocks with the shape that flows into them. Expects blocks whose fields are valid. */
export function inferShapes(network: readonly Block[], input: Flow, registry: LayerRegistry): Inference {
  const blocks: InferredBlock[] = [];
  const problems: Problem[] = [];
  let parameterCount = 0;
  let flow: Flow | undefined = input;
  for (const { block, place, path } of walk(network, registry)) {
    if (!flow) break;
    const definition = registry[block.type]!;
    const result: Flow | ShapeProblem = definition.outputShape(flow, block as never);
    if (isShapeProblem(result)) {
      problems.push({
        block: block.id,
        field: result.field,
        message: `${block.type}: ${result.message}`,
        fixes: fixesOf(result, block.id, place),
      });
      blocks.push({ block, path, input: flow, parameters: {}, parameterCount: 0 });
      flow = undefined;
      break;
    }
    const parameters = definition.parameters(flow, block as never);
    const count = Object.values(parameters).reduce((sum, spec) => sum + sizeOf(spec.shape), 0);
    parameterCount += count;
    blocks.push({ block, path, input: flow, output: result, parameters, parameterCount: count });
    const tooLarge =
      parameterCount > LIMITS.parameters
        ? `brings the network to ${parameterCount} parameters, more than ${LIMITS.parameters}`
        : sizeOf(result.shape) > LIMITS.outputSize
          ? `gives ${sizeOf(result.shape)} numbers a sample, more than ${LIMITS.outputSize}`
          : undefined;
    if (tooLarge) {
      problems.push({
        block: block.id,
        field: Object.keys(definition.fields)[0] ?? 'type',
        message: `${block.type}: ${tooLarge}`,
      });
      flow = undefined;
      break;
    }
    flow = result;
  }
  return {
    blocks,
    byId: new Map(blocks.map((b) => [b.block.id, b])),
    ...(flow ? { output: flow } : {}),
    problems,
    parameterCount,
  };
}

function fixesOf(problem: ShapeProblem, id: string, place: { index: number }): Fix[] {
  return (problem.fixes ?? []).map((fix) => ({
    label: fix.label,
    changes: [
      'set' in fix ? { kind: 'set', id, values: fix.set } : { kind: 'insert', block: { type: fix.insert }, place },
    ],
  }));
}
