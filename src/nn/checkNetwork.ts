/** @file Everything that can be wrong with a readable document once its data is known. */
import { type Block, walk } from './block.ts';
import { type Inference, inferShapes } from './inferShapes.ts';
import type { LayerRegistry } from './layer.ts';
import { checkObjective, type Target, targetCode } from './objective.ts';
import type { Problem } from './problem.ts';
import { type Flow, sizeOf } from './shape.ts';
import type { Loss } from './training.ts';

/** Shapes through the network, and every problem: with none of error severity the network can be planned. */
export function checkNetwork(
  network: readonly Block[],
  input: Flow,
  target: Target,
  loss: Loss,
  registry: LayerRegistry,
): Inference {
  const inference = inferShapes(network, input, registry);
  const problems: Problem[] = [...inference.problems];
  if (network.length === 0) {
    const units = targetCode(target, loss, 1, false).width;
    problems.push({
      block: 'document',
      field: 'network',
      of: 'document',
      found: { code: 'noBlocks' },
      fixes: [
        {
          say: 'addDense',
          count: units,
          changes: [{ kind: 'insert', block: { type: 'dense', units }, place: { index: 0 } }],
        },
      ],
    });
  } else if (inference.output) {
    problems.push(...checkObjective(network, inference.output, target, loss));
  }
  problems.push(...checkFrozen(network, inference, registry));
  return { ...inference, problems };
}

function checkFrozen(network: readonly Block[], inference: Inference, registry: LayerRegistry): Problem[] {
  return [...walk(network, registry)].flatMap(({ block }) =>
    Object.entries(block.frozen ?? {}).flatMap(([name, indices]) => {
      const inferred = inference.byId.get(block.id);
      if (!inferred?.output) return [];
      const spec = Object.hasOwn(inferred.parameters, name) ? inferred.parameters[name] : undefined;
      if (spec && (indices.at(-1) ?? 0) < sizeOf(spec.shape)) return [];
      const { [name]: _, ...rest } = block.frozen!;
      const frozen = Object.keys(rest).length > 0 ? rest : undefined;
      return [
        {
          block: block.id,
          field: 'frozen',
          of: block.type,
          found: {
            code: 'frozen',
            parameter: name,
            ...(spec ? { index: indices.at(-1)!, size: sizeOf(spec.shape) } : {}),
          },
          fixes: [
            {
              say: 'unfreeze',
              changes: [{ kind: 'set', id: block.id, values: { frozen } }] as const,
            },
          ],
        },
      ];
    }),
  );
}

/** Whether the problems leave something that can run. */
export const canRun = (problems: readonly Pick<Problem, 'severity'>[]): boolean =>
  problems.every((p) => p.severity === 'notice');
