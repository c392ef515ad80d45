/** @file The start of a parameter, and of what is kept beside the parameters. */
import { streamKey } from '#base/random.ts';
import { initialize } from '#nn/initialize.ts';
import { startingOf } from '#nn/initializer.ts';
import { type Plan, type PlannedParameter, streamIndex } from './plan.ts';

/** Fills `values` with a parameter's start, drawn from its own stream of the seed. */
export function drawParameter({ document, blocks }: Plan, p: PlannedParameter, values: Float32Array): void {
  const { block } = blocks.find((b) => b.block.id === p.block)!;
  const { spec, init } = startingOf(p.spec, block);
  initialize(values, spec, init, streamKey(document.seed, 'weights', streamIndex(`${p.block}.${p.name}`)));
}

/** A running statistic as it is before any batch was seen. */
export const startBuffer = (b: PlannedParameter, values: Float32Array): void =>
  initialize(values, b.spec, 'zeros', [0, 0]);
