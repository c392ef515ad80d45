import { describe, expect, it } from 'vitest';
import { drawPanels, duration } from './panels.ts';

describe('drawPanels', () => {
  const line = (name: string, factor: number) => ({
    name,
    points: [1, 10, 100].map((x) => [x, factor * x] as const),
  });
  const panel = { title: 'Width', about: 'units & more', series: [line('fast', 1e-6), line('slow', 1e-5)] };
  const svg = drawPanels([panel, panel], 'Cost');

  it('draws a line and its points for each series of each panel', () => {
    expect(svg.match(/class="line/g)).toHaveLength(4);
    expect(svg.match(/<circle/g)).toHaveLength(12);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('puts a line that grows tenfold on tenfold axes straight, higher where it costs more', () => {
    const [fast, slow] = [...svg.matchAll(/class="line s\d" d="M([^"]+)"/g)].map((match) =>
      match[1]!.split('L').map((at) => at.split(' ').map(Number) as [number, number]),
    ) as [[number, number][], [number, number][]];
    expect(fast[1]![0] - fast[0]![0]).toBeCloseTo(fast[2]![0] - fast[1]![0], 0);
    expect(fast[1]![1] - fast[0]![1]).toBeCloseTo(fast[2]![1] - fast[1]![1], 0);
    expect(slow[0]![1]).toBeCloseTo(fast[1]![1], 0);
  });

  it('escapes text and says durations in their own unit', () => {
    expect(svg).toContain('units &amp; more');
    expect([1e-6, 9.996e-4, 0.0123456, 1].map(duration)).toEqual(['1 µs', '1 ms', '12.3 ms', '1 s']);
  });
});
