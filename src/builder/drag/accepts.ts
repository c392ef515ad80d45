/** @file Which kinds of input blocks take, and which of them a network has: what the palette says beside what cannot be used yet. Pure. */

import type { Block } from '#nn/block.ts';
import { applyChange, type NewBlock } from '#nn/change.ts';
import { type Inference, inferShapes } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { insertRun } from '#nn/runs.ts';
import type { Flow } from '#nn/shape.ts';
import { anyOf } from '#state/plainProblemWords.ts';
import { withDefaults } from './withDefaults.ts';

export const flowKinds = ['vector', 'image', 'sequence', 'tokens'] as const;
export type FlowKind = (typeof flowKinds)[number];

export function flowKindOf({ shape, tokens }: Flow): FlowKind {
  if (tokens !== undefined) return 'tokens';
  return shape.length === 3 ? 'image' : shape.length === 2 ? 'sequence' : 'vector';
}

/** One of each kind, with sides that most windows and groups divide. */
const examples: Readonly<Record<FlowKind, Flow>> = {
  vector: { shape: [8] },
  image: { shape: [8, 16, 16] },
  sequence: { shape: [8, 8] },
  tokens: { shape: [8], tokens: 8 },
};

/** What blocks make of an input: shapes and problems. */
export function inferenceOf(blocks: readonly NewBlock[], flow: Flow, registry: LayerRegistry): Inference {
  const filled = blocks.map((block) => withDefaults(block, registry));
  const network = insertRun(filled, { index: 0 }).reduce<readonly Block[]>((n, c) => applyChange(n, c, registry), []);
  return inferShapes(network, flow, registry);
}

/** The kinds of input that blocks take as they come from the palette. @param blocksFor the blocks for an input */
export function acceptedKinds(
  blocksFor: (flow: Flow) => readonly NewBlock[],
  registry: LayerRegistry,
): readonly FlowKind[] {
  return flowKinds.filter((kind) => {
    const { output, problems } = inferenceOf(blocksFor(examples[kind]), examples[kind], registry);
    return output !== undefined && problems.length === 0;
  });
}

/** The kinds of what flows through a network: into it and out of every block. */
export function presentKinds(inference: Inference, input: Flow): ReadonlySet<FlowKind> {
  return new Set([
    flowKindOf(input),
    ...inference.blocks.flatMap(({ output }) => (output ? [flowKindOf(output)] : [])),
  ]);
}

/** "needs pictures", "needs pictures or sequences"; undefined where the network has what is needed. */
export function needsWords(accepted: readonly FlowKind[], present: ReadonlySet<FlowKind>): string | undefined {
  if (accepted.length === 0 || accepted.some((kind) => present.has(kind))) return undefined;
  return `needs ${anyOf(accepted)}`;
}
