/** @file What each unit before the last dense block adds to a curve: w_j · a_j(x). */

import type { Frame } from '#engine/protocol.ts';
import type { Block } from '#nn/block.ts';
import { resample, unitMap } from './unitMap.ts';

/** The block whose units are summed into the answer, and the block that sums them; undefined where the last block is no plain sum of its inputs. */
export function summands(network: readonly Block[]): { readonly from: string; readonly sum: string } | undefined {
  const last = network.at(-1);
  if (last?.type !== 'dense' || last['activation'] !== 'linear' || last['units'] !== 1) return undefined;
  return { from: network.at(-2)?.id ?? 'input', sum: last.id };
}

/**
 * The curves w_j · a_j(x), one for each unit j of the block before the last that is shown, at `count` places along the line; a_j is read from the units' own
 * curves. Empty where a probe is missing.
 * @returns the number of the first unit, and the curves in new memory
 */
export function curveParts(
  probes: Frame['probes'],
  network: readonly Block[],
  count: number,
): { readonly first: number; readonly parts: readonly Float32Array[] } {
  const none = { first: 0, parts: [] };
  const blocks = summands(network);
  const { units, parameters } = probes;
  const maps = blocks && units?.blocks.find((b) => b.id === blocks.from);
  const weight = blocks && parameters?.parameters.find((p) => p.block === blocks.sum && p.name === 'weight');
  if (!blocks || !maps || !weight || !parameters || weight.count !== maps.units) return none;
  const parts = Array.from({ length: maps.shown }, (_, i) => {
    const map = unitMap(units, blocks.from, maps.first + i);
    const part = new Float32Array(count);
    if (map) resample(map.values, map.values.length, part);
    const w = parameters.values[weight.offset + maps.first + i]!;
    for (let n = 0; n < count; n++) part[n]! *= w;
    return part;
  });
  return { first: maps.first, parts };
}
