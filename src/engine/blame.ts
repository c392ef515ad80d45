/** @file Where a run left the finite: looked for in the batch that failed, once its forward and backward passes have run. */
import type { Model } from './model.ts';

export interface Culprit {
  readonly block: string;
  readonly what: 'activation' | 'gradient' | 'parameter';
}

/**
 * The block where it began. Parameters that are not finite come of the backward pass before, which goes from the last block to the first: of the blocks that have
 * some it is the last. Else the first, going forward, whose output is not finite; else the last whose gradient is not, since the gradient comes from behind. Where
 * all is finite and the loss ran away, the block that holds the largest number of all.
 */
export function blameFor(model: Model): Culprit | undefined {
  const { last, plan } = model;
  const blocks = last?.blocks.map(({ id }) => id) ?? [];
  const own = (id: string) => plan.parameters.filter((p) => p.block === id);
  const parameters = (id: string) => own(id).map((p) => model.values(p));
  const spoilt = blocks.findLast((id) => parameters(id).some(isSpoilt));
  if (spoilt !== undefined) return { block: spoilt, what: 'parameter' };

  // Blocks' outputs may share memory with later ones: each is looked at as the forward pass, made again, has just left it.
  let bad: string | undefined;
  const outputs = new Map<string, number>();
  model.replayForward(({ id, output }) => {
    const values = model.tensor(output);
    if (isSpoilt(values)) bad = id;
    outputs.set(id, largest([values]));
    return bad !== undefined;
  });
  if (bad !== undefined) return { block: bad, what: 'activation' };

  const gradients = (id: string) => own(id).map((p) => model.gradient(p));
  const behind = blocks.findLast((id) => gradients(id).some(isSpoilt));
  if (behind !== undefined) return { block: behind, what: 'gradient' };

  let culprit: Culprit | undefined;
  let most = 0;
  for (const block of blocks)
    for (const [what, size] of [
      ['activation', outputs.get(block) ?? 0],
      ['gradient', largest(gradients(block))],
      ['parameter', largest(parameters(block))],
    ] as const)
      if (size > most) [culprit, most] = [{ block, what }, size];
  return culprit;
}

const isSpoilt = (values: Float32Array): boolean => !values.every(Number.isFinite);

const largest = (all: readonly Float32Array[]): number =>
  all.reduce((most, values) => values.reduce((max, v) => Math.max(max, Math.abs(v)), most), 0);
