import { drawClasses, lettersFor } from '#data/draw.ts';
import { planeFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/** Points keep this share of a cell's side off each of its edges before they stray. */
const GAP = 0.1;

/**
 * A board of cells × cells squares on [−1, 1]²: the cell in column c and row r, counted from the lower left corner, is class (c + r) mod 2.
 * A cell of the class is drawn first, each equally likely, then a place in it; then the point strays.
 */
export const checkerboard = defineDataset({
  type: 'checkerboard',
  task: 'classification',
  kind: 'plane',
  fields: { ...planeFields, cells: int({ default: 4, min: 2, max: 6 }) },
  generate: ({ samples, noise, cells }, random) => {
    const side = 2 / cells;
    const all = Array.from({ length: cells * cells }, (_, i) => [i % cells, Math.floor(i / cells)] as const);
    const cellsOf = [0, 1].map((label) => all.filter(([column, row]) => (column + row) % 2 === label));
    return drawClasses(samples, lettersFor(2), noise, random, (label) => {
      const own = cellsOf[label]!;
      const [column, row] = own[random.below(own.length)]!;
      const x = -1 + side * (column + random.between(GAP, 1 - GAP));
      const y = -1 + side * (row + random.between(GAP, 1 - GAP));
      return [x, y];
    });
  },
});
