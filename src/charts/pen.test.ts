import { expect, it } from 'vitest';
import { penWidth } from './pen.ts';

const root = (dataset: DOMStringMap) => ({ dataset }) as HTMLElement;

it('draws lines as wide as asked, and on a projector at least 2 px', () => {
  expect(penWidth(0.5, root({}))).toBe(0.5);
  expect(penWidth(0.5, root({ present: '' }))).toBe(2);
  expect(penWidth(2, root({ present: '' }))).toBeCloseTo(3.27, 2);
  expect(penWidth(1)).toBe(1);
});
