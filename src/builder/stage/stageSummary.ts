/** @file The network in one line: what flows in, what comes out of each block. Pure. */

import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { Shape } from '#nn/shape.ts';
import { isContainer } from '#stage/layout/stackTree.ts';

/** More widths than this are cut in the middle. */
const MOST = 8;

/** "2 → 8 → residual 8 → 2"; of many blocks the first and the last: "2 → 8 → … (27 more) → 8 → 2". */
export function networkSummary(input: Shape, network: readonly Block[], inference: Inference): string {
  const widths = [
    input.join('×'),
    ...network.map((block) => {
      const shape = inference.byId.get(block.id)?.output?.shape.join('×') ?? '?';
      return isContainer(layers, block.type) ? `${block.type} ${shape}` : shape;
    }),
  ];
  if (widths.length <= MOST) return widths.join(' → ');
  return [...widths.slice(0, 3), `… (${widths.length - 5} more)`, ...widths.slice(-2)].join(' → ');
}
