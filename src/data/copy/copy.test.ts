import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

/** The rows in the names of their columns and classes. */
function rowsOf(values: Record<string, unknown>) {
  const { inputs, shape, columnNames, targets, classNames, count } = prepareData({ type: 'copy', ...values }, 1);
  const [steps, width] = shape as [number, number];
  const at = (k: number) => columnNames.filter((_, c) => inputs[k * width + c] === 1);
  return Array.from({ length: count }, (_, i) => {
    const places = Array.from({ length: steps }, (_, t) => i * steps + t);
    return [places.map((k) => at(k).join('+')).join(''), places.map((k) => classNames[targets[k]!]).join('')];
  });
}

it('reads letters, waits, and asks for them again after the marker', () => {
  for (const [read, said] of rowsOf({ symbols: 5, length: 4, delay: 6 })) {
    expect(read).toMatch(/^[A-E]{4}·{6}\?·{4}$/);
    expect(said).toBe(`${'·'.repeat(11)}${read!.slice(0, 4)}`);
  }
});

it('needs no pause', () => {
  for (const [read] of rowsOf({ symbols: 2, length: 1, delay: 0 })) expect(read).toMatch(/^[AB]\?·$/);
});

it('draws every letter about as often', () => {
  const text = rowsOf({ symbols: 4, length: 8 }).map(([read]) => read!.slice(0, 8));
  for (const letter of 'ABCD') {
    expect(text.join('').split(letter).length / 8000).toBeCloseTo(0.25, 1);
  }
});
