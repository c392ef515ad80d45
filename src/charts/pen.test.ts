import { afterEach, expect, it, vi } from 'vitest';
import { keepLinesWide, penWidth } from './pen.ts';

afterEach(() => vi.unstubAllGlobals());

const root = (dataset: DOMStringMap) => ({ dataset }) as HTMLElement;

it('draws lines as wide as asked, and on a projector at least 2 px', () => {
  expect(penWidth(0.5, root({}))).toBe(0.5);
  expect(penWidth(0.5, root({ present: '' }))).toBe(2);
  expect(penWidth(2, root({ present: '' }))).toBeCloseTo(3.27, 2);
  expect(penWidth(1)).toBe(1);
});

/** A context keeps its own width behind its prototype, as a browser's does. */
class Context {
  own = 1;
  get lineWidth(): number {
    return this.own;
  }
  set lineWidth(width: number) {
    this.own = width;
  }
}
const widths = (context: { lineWidth: number }, ...wanted: readonly number[]) =>
  wanted.map((width) => {
    context.lineWidth = width;
    return context.lineWidth;
  });

it('keeps every line of a context wide on a projector, counted in what the context counts in; elsewhere it leaves it alone', () => {
  const context = new Context();
  keepLinesWide(context, 1);
  expect(widths(context, 0.5, 3)).toEqual([0.5, 3]);
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  keepLinesWide(context, 1);
  expect(widths(context, 0.5, 3)).toEqual([0.5, 3]);
  vi.stubGlobal('document', { documentElement: { dataset: { present: '' } } });
  keepLinesWide(context, 1);
  expect(context.lineWidth).toBe(2); // also where nobody sets it
  expect(widths(context, 0.5, 3)).toEqual([2, 3]);
  keepLinesWide(context, 2); // once more, as with every drawing
  expect(widths(context, 0.5, 1.5)).toEqual([1, 1.5]);
  const plain = { lineWidth: 0.5 };
  keepLinesWide(plain, 1);
  expect(widths(plain, 0.5)).toEqual([0.5]);
});
