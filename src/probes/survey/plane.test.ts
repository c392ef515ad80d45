import { expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { decompose, principalOf } from '#linear/design.ts';
import { type Matrix, matrix } from '#linear/matrix.ts';
import { polar } from '#linear/polar.ts';
import { Products } from '#linear/products.ts';
import { finish } from '#linear/work.ts';
import { planeOf, type SectionPlane } from './plane.ts';
import type { SectionProbe } from './reading.ts';

const random = randomFrom([3, 14], logf);
const products = new Products();
const D = 6;
const cloud = (rows: number, columns: number) =>
  matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => random.normal()),
  );

function seen(rows: Matrix, before?: SectionPlane): SectionPlane {
  const design = finish(decompose(products, rows, rows));
  const plane = finish(principalOf(products, design, 2));
  return planeOf({ squares: design.squares, plane, reading: { id: 'a', computed: true } } as SectionProbe, before);
}

it('leaves every point where it was when the layer turns its space, within 1e-4', () => {
  const rows = cloud(60, D);
  for (let i = 0; i < rows.values.length; i++) rows.values[i]! *= [4, 3, 1, 1, 0.5, 0.5][i % D]!;
  let plane = seen(rows);
  for (let frame = 0; frame < 5; frame++) {
    const turned = finish(products.multiply(rows, polar(cloud(D, D)).rotation));
    const next = seen(turned, plane);
    const moved = next.places.reduce((most, value, i) => Math.max(most, Math.abs(value - plane.places[i]!)), 0);
    expect(moved).toBeLessThan(1e-4);
    expect(next.captured).toBeCloseTo(plane.captured, 9);
    plane = next;
  }
  // Without the plane of before the same turns flip or mirror it.
  expect(Math.max(...plane.places)).toBeGreaterThan(3);
});
