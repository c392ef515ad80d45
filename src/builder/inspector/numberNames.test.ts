import { describe, expect, it } from 'vitest';
import { streamKey } from '#base/random.ts';
import { initialize } from '#nn/initialize.ts';
import { type Initializer, initializerOf, initializerTypes } from '#nn/initializer.ts';
import { deviationOf, startOf } from './initialWords.ts';
import { elementName, indexOf, numberName, termName, unitCount, unitKind, unitOf } from './numberNames.ts';

describe('a number is called', () => {
  it('by its pixel, step or unit', () => {
    expect(numberName({ shape: [3, 8, 8] }, 64 + 2 * 8 + 3)).toBe('pixel (3, 4) of channel 2');
    expect(numberName({ shape: [1, 8, 8] }, 9)).toBe('pixel (2, 2)');
    expect(numberName({ shape: [6, 4] }, 17)).toBe('step 5, feature 2');
    expect(numberName({ shape: [6, 2] }, 5, ['value', 'mark'])).toBe('step 3, mark');
    expect(numberName({ shape: [6], tokens: 9 }, 2)).toBe('step 3');
    expect(numberName({ shape: [40] }, 36)).toBe('unit 37');
    expect(numberName({ shape: [2] }, 1, ['x₁', 'x₂'])).toBe('x₂');
  });

  it('and counted by unit and place, there and back', () => {
    for (const [shape, kind, count] of [
      [[3, 4, 5], 'channel', 3],
      [[6, 4], 'feature', 4],
      [[7], 'unit', 7],
    ] as const) {
      expect([unitKind({ shape }), unitCount({ shape })]).toEqual([kind, count]);
      for (let i = 0; i < shape.reduce((a: number, b) => a * b, 1); i++) {
        const { unit, place } = unitOf(shape, i);
        expect(indexOf(shape, unit, place)).toBe(i);
      }
    }
  });

  it('as an element of a parameter by its row and column, filter and channel', () => {
    const name = (shape: number[], index: number, type = 'conv2d', output: number[] = [8, 2, 2]) =>
      elementName({ shape }, index, { block: { id: 'a', type }, output: { shape: output } } as never);
    expect(name([3, 2], 5)).toBe('row 3, column 2');
    expect(name([8], 4)).toBe('channel 5');
    expect(name([8], 4, 'dense', [8])).toBe('unit 5');
    expect(name([24], 4, 'lstm', [5, 6])).toBe('row 5');
    expect(name([4, 2, 3, 3], 26)).toBe('filter 2, channel 1 (3, 3)');
    expect(name([4, 2, 3, 3], 26, 'convTranspose2d')).toBe('channel 2, filter 1 (3, 3)');
    expect(elementName({ shape: [2, 3, 3] }, 12)).toBe('channel 2 (2, 1)');
  });
});

describe('the terms of a sum are called', () => {
  it('by the units, or by the step’s features, of what flows in', () => {
    const block = { id: 'a', type: 'dense', units: 3 };
    expect(termName({ block, input: { shape: [4] }, output: { shape: [3] } }, 2, 1)).toBe('unit 2');
    expect(termName({ block, input: { shape: [5, 4] }, output: { shape: [5, 3] } }, 7, 3)).toBe('step 3, feature 4');
  });

  it('by pixels under the window, and padding outside', () => {
    const block = { id: 'a', type: 'conv2d', kernel: 3, stride: 2, padding: 1, filters: 2 };
    const at = (unit: number, term: number) =>
      termName({ block, input: { shape: [2, 6, 6] }, output: { shape: [2, 3, 3] } }, unit, term);
    expect(at(0, 0)).toBe('padding');
    expect(at(0, 4)).toBe('pixel (1, 1) of channel 1');
    expect(at(9 + 4, 9 + 8)).toBe('pixel (4, 4) of channel 2');
  });
});

describe('how a parameter starts', () => {
  const specs = (['weight', 'bias', 'one', 'zero'] as const).map((start) => ({
    shape: [4000],
    fanIn: 25,
    fanOut: 9,
    start,
  }));

  it('spreads as widely as it is drawn, for every initialiser', () => {
    for (const type of initializerTypes)
      for (const spec of [...specs, { ...specs[0]!, pytorch: 'glorotUniform' as Initializer }]) {
        const init = initializerOf(type, 0.3);
        const values = new Float32Array(4000);
        initialize(values, spec, init, streamKey(1, 'weights', 3));
        const mean = values.reduce((a, b) => a + b) / 4000;
        const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / 4000);
        const start = startOf(spec, init);
        expect(Math.abs(deviation - deviationOf(start)), `${type} ${spec.start}`).toBeLessThan(
          0.04 * deviationOf(start) + 1e-6,
        );
        if (start.kind === 'constant') expect(mean).toBeCloseTo(start.value, 5);
        if (start.kind === 'uniform') expect(values.every((v) => Math.abs(v) <= start.limit * (1 + 1e-6))).toBe(true);
      }
  });

  it('names the fan-in it is scaled by', () => {
    expect(startOf(specs[0]!, 'heNormal')).toEqual({
      kind: 'normal',
      std: Math.sqrt(2 / 25),
      formula: '\\sqrt{2/\\text{in}} = \\sqrt{2/25}',
    });
  });
});
