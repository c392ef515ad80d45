import { describe, expect, it } from 'vitest';
import { labelsOf } from '#builder/palette/blockLabels.ts';
import { planDocument } from '#engine/plan.ts';
import { registries } from '#engine/registries.ts';
import { examples } from '#examples/index.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { coversOf, pinsOf } from '#stage/layout/pins.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import { layoutNetwork } from '#stage/layoutNetwork.ts';

/** What the stage has of pages 1024 and 1280 px wide, lower and higher ones, with the room at the left in full or folded. */
const WIDTHS = [632, 680, 800];
const HEIGHTS = [240, 300, 380, 480];

/** Columns that are seen in part with the row moved by so much. */
function cutAt(layout: StackLayout, room: number, scroll: number): string[] {
  const pins = pinsOf(layout, room)!;
  const { left, right } = coversOf(layout, pins, scroll, room);
  const [from, to] = [scroll + (left || pins.left), scroll + room - (right || pins.right)];
  return layout.columns
    .filter((c) => c !== pins.input && c !== pins.answer)
    .filter(({ x, width }) => {
      const seen = Math.min(x + width, to) - Math.max(x, from);
      return seen > 1.5 && seen < width - 1.5;
    })
    .map(({ id }) => id);
}

describe('every example on pages 1024 and 1280 px wide', () => {
  it.each(examples.map((example) => [example.id, example] as const))(
    'has its input and its answer in sight, and no block cut in half: %s',
    (_, { document: written }) => {
      const document = readDocument(written, registries).document!;
      const { network } = document;
      const { data, inference } = planDocument(document);
      const tree = stackTree({
        ...{ network, inference, data: data!, loss: document.training.loss, registry: layers },
        ...{ view: document.view, first: {}, extras: {}, labels: labelsOf(network) },
      });
      for (const width of WIDTHS)
        for (const height of HEIGHTS) {
          const layout = layoutNetwork(tree, { width, height }, 'full');
          if (layout.width <= width + 1) continue;
          const pins = pinsOf(layout, width);
          expect(pins?.answer?.id, `${width} × ${height}`).toBe(layout.columns.at(-1)!.id);
          for (const start of pins!.starts) expect(cutAt(layout, width, start), `${width} at ${start}`).toEqual([]);
        }
    },
  );
});
