import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { SIDE, variantNames } from './scene.ts';

const of = (more: Record<string, unknown> = {}, seed = 1) =>
  prepareData({ type: 'digits', samples: 200, ...more }, seed);
const SIZE = SIDE * SIDE;
const imageOf = ({ inputs }: { inputs: Float32Array }, row: number) => inputs.subarray(row * SIZE, (row + 1) * SIZE);
const factor = (data: ReturnType<typeof of>, id: string) => data.factors.find((f) => f.id === id)!;

/** The middle of an image's ink. */
function middleOf(image: Float32Array): [x: number, y: number, ink: number] {
  let [x, y, ink] = [0, 0, 0];
  image.forEach((v, p) => {
    x += v * (p % SIDE);
    y += v * Math.floor(p / SIDE);
    ink += v;
  });
  return [x / ink, y / ink, ink];
}

it('draws ink between 0 and 1 on clean paper, as much of it as MNIST has', () => {
  const { inputs } = of({ samples: 2000 });
  expect(inputs.every((v) => v >= 0 && v <= 1)).toBe(true);
  const mean = inputs.reduce((sum, v) => sum + v, 0) / inputs.length;
  expect(mean).toBeCloseTo(0.131, 2);
});

it('lays the centre of mass where the factors dx and dy say, and keeps within the size of MNIST', () => {
  const data = of();
  const off: number[] = [];
  for (let row = 0; row < data.count; row++) {
    const image = imageOf(data, row);
    const [x, y] = middleOf(image);
    // Where strokes lie over one another, pixels count once and lengths twice.
    off.push(Math.abs(x - 14 - factor(data, 'dx').values[row]!), Math.abs(y - 14 - factor(data, 'dy').values[row]!));
    const inked = [...image.keys()].filter((p) => image[p]! > 0.5);
    const columns = inked.map((p) => p % SIDE);
    const rows = inked.map((p) => Math.floor(p / SIDE));
    const spans = [columns, rows].map((at) => Math.max(...at) - Math.min(...at) + 1);
    expect(Math.max(...spans)).toBeGreaterThan(15);
    expect(Math.max(...spans)).toBeLessThan(23);
  }
  expect(off.reduce((sum, v) => sum + v, 0) / off.length).toBeLessThan(0.3);
  expect(Math.max(...off)).toBeLessThan(2);
});

it('draws thicker strokes where the factor width is larger', () => {
  const data = of({ samples: 1000 });
  const widths = factor(data, 'width').values;
  const inkOf = (keep: (width: number) => boolean) => {
    const rows = [...widths.keys()].filter((row) => keep(widths[row]!));
    return rows.reduce((sum, row) => sum + middleOf(imageOf(data, row))[2], 0) / rows.length;
  };
  expect(inkOf((width) => width > 3)).toBeGreaterThan(1.5 * inkOf((width) => width < 2));
});

it('uses every skeleton, each for its own digit', () => {
  const data = of({ samples: 5000 });
  const variants = factor(data, 'variant').values;
  expect(new Set(variants).size).toBe(variantNames.length);
  expect(variantNames.length).toBe(110);
  data.targets.forEach((label, row) => {
    expect(variantNames[variants[row]!]![0]).toBe(String(label));
  });
});

it('draws only the digits asked for, named by themselves', () => {
  const data = of({ classes: ['3', '8'] });
  expect(data.classNames).toEqual(['3', '8']);
  const names = [...factor(data, 'variant').values].map((v) => variantNames[v]![0]);
  expect(names.slice(0, 4)).toEqual(['3', '8', '3', '8']);
});

it('moves pixels along straight lines when only the noise changes, and keeps the digit', () => {
  const [none, some, twice] = [0, 0.1, 0.2].map((noise) => of({ samples: 10, noise }));
  expect(factor(twice!, 'slant').values).toEqual(factor(none!, 'slant').values);
  none!.inputs.forEach((ideal, p) => {
    expect(twice!.inputs[p]! - ideal).toBeCloseTo(2 * (some!.inputs[p]! - ideal), 5);
  });
});

describe('its parts', () => {
  const data = of();
  const { names, masksOf } = data.parts!;
  const countOf = (mask: Uint8Array) => mask.reduce((sum, v) => sum + v, 0);
  const part = (row: number, name: string) => masksOf(row)[names.indexOf(name)]!;

  it('gives each pixel of ink one direction', () => {
    for (let row = 0; row < 40; row++) {
      const image = imageOf(data, row);
      const directions = masksOf(row).slice(0, 4);
      for (let p = 0; p < SIZE; p++) {
        const count = directions.reduce((sum, mask) => sum + mask[p]!, 0);
        // The outline runs where a pixel is half ink, before the pen's own strength.
        if (image[p]! > 0.75) expect(count).toBe(1);
        if (image[p]! === 0) expect(count).toBe(0);
      }
    }
  });

  it('finds a loop in every plain 0 and none in a plain 1', () => {
    const variants = factor(data, 'variant').values;
    for (let row = 0; row < data.count; row++) {
      const name = variantNames[variants[row]!];
      if (name === '0a') expect(countOf(part(row, 'loops'))).toBeGreaterThan(0);
      if (name === '1a') {
        expect(countOf(part(row, 'loops'))).toBe(0);
        expect(countOf(part(row, 'crossings'))).toBe(0);
        expect(countOf(part(row, 'ends'))).toBeGreaterThan(1);
      }
    }
  });

  it('draws the same image again for its masks', () => {
    const [first, second] = [masksOf(7), masksOf(7)];
    expect(second).toEqual(first);
    expect(second[0]).not.toBe(first[0]);
  });
});
