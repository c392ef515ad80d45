import { expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { matrix } from '#linear/matrix.ts';
import { Products } from '#linear/products.ts';
import { finish } from '#linear/work.ts';
import { EQUAL } from './equal.ts';
import { type EqualReading, probeSection, type SectionReading, type Target, type Targets } from './reading.ts';
import { inputsOf } from './redraw.ts';
import type { Section } from './sections.ts';

const products = new Products();

/** A section of 400 and 400 samples whose columns have these spreads; the class is the sign of one of them. */
function readingOf(spreads: readonly number[], asked: number) {
  const random = randomFrom([8, asked], logf);
  const [n, d] = [400, spreads.length];
  const rows = () => {
    const x = matrix(n, d);
    for (let i = 0; i < x.values.length; i++) x.values[i] = spreads[i % d]! * random.normal();
    return x;
  };
  const [fit, held] = [rows(), rows()];
  const classOf = ({ values }: typeof fit) =>
    Float64Array.from({ length: n }, (_, i) => Number(values[i * d + asked]! > 0));
  const answer: Target = { classes: 2, fit: classOf(fit), held: classOf(held) };
  const shuffled: Target = { classes: 2, fit: classOf(rows()), held: classOf(rows()) };
  const inputs = finish(inputsOf(products, fit, held));
  const targets: Targets = { products, answer, shuffled, factors: [], inputs };
  const section = { id: 'a', shape: [d], tokens: 0, grid: 0, features: d } as unknown as Section;
  return finish(probeSection(targets, section, { fit, held }, undefined, { equal: true, redrawn: false }))
    .reading as SectionReading & {
    equal: EqualReading;
  };
}

const wide = [...Array.from({ length: 20 }, () => 3), ...Array.from({ length: 20 }, () => 0.3)];

it('reads from the strongest directions only: what lies along a weak one is beyond a linear probe of equal capacity', () => {
  const { answer, equal, control } = readingOf(wide, 30);
  expect(equal.features).toBe(EQUAL);
  expect(answer!.value).toBeGreaterThan(0.85);
  expect(Math.abs(equal.answer!.value - 0.5)).toBeLessThan(3 * equal.answer!.error);
  expect(equal.answer!.bits).toBeLessThan(0.02);
  for (const nothing of [control, equal.control])
    expect(Math.abs(nothing! - 0.5)).toBeLessThan(3 * equal.answer!.error);
});

it('reads as well as any what lies along the strongest', () => {
  const { answer, equal } = readingOf([9, ...wide], 0);
  expect(equal.answer!.value).toBeGreaterThan(answer!.value - 3 * answer!.error);
  expect(equal.answer!.value).toBeGreaterThan(0.9);
});

it('is the same linear probe where a section has no more numbers than that', () => {
  const { answer, control, equal } = readingOf(wide.slice(10, 10 + EQUAL), 12);
  expect(equal).toEqual({ answer, control, factors: [], features: EQUAL });
});
