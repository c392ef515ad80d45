import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { partsOf } from '#probes/theatre/planeParts.ts';
import { GRID, theatreProbe } from '#probes/theatre/theatre.probe.ts';
import { partly, placesAt } from './phases.ts';

type Json = Record<string, unknown>;
const dense = (id: string, units: number, activation = 'linear'): Json => ({ id, type: 'dense', units, activation });

function trainerOf(data: Json, network: readonly Json[], training: Json = {}): Trainer {
  const reading = readDocument(
    { strata: 1, seed: 3, data, network, training: { batchSize: 20, ...training } },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  return new Trainer(reading.document);
}
function setAll(trainer: Trainer, path: string, values: readonly number[]): void {
  trainer.model.values(trainer.plan.parameters.find((p) => p.path === path)!).set(values);
}
const theatre = (trainer: Trainer) => theatreProbe.compute(trainer, {}, createPool())!;

describe('a map of the plane taken apart', () => {
  it('is put together again, turned over where its determinant is below 0', () => {
    for (const weight of [
      [1, 0, 0, 1],
      [0, -2, 3, 0],
      [1, 2, -0.5, 0.3],
      [1, 2, 2, 1],
      [1, 1, 1, 1],
      [-1, 0, 0, 1],
    ]) {
      const parts = partsOf(weight);
      const whole = partly(parts, 1, 1);
      for (const [i, w] of weight.entries()) expect(whole[i]).toBeCloseTo(w, 6);
      expect(partly(parts, 0, 0).map((value) => value + 0)).toEqual([1, 0, 0, 1]);
      const [a, b, c, d] = partly(parts, 1, 0) as [number, number, number, number];
      const det = a * d - b * c;
      expect(Math.abs(det)).toBeCloseTo(1, 9); // turning alone keeps areas
      if (weight[0]! * weight[3]! !== weight[1]! * weight[2]!) expect(parts.flips).toBe(det < 0);
    }
  });
});

describe('the theatre', () => {
  it('takes the textbook’s XOR to (0, 0), (1, 0), (1, 0), (2, 1), where a straight line parts it', () => {
    const trainer = trainerOf({ type: 'xor', kind: 'truthTable' }, [dense('h', 2, 'relu'), dense('y', 1)], {
      loss: 'binaryCrossEntropy',
      batchSize: 4,
    });
    // The bits are drawn at ±0.8: x = (p + 0.8) / 1.6. Then h₁ = ReLU(x₁ + x₂), h₂ = ReLU(x₁ + x₂ − 1).
    const w = 1 / 1.6;
    setAll(trainer, '0.weight', [w, w, w, w]);
    setAll(trainer, '0.bias', [1, 0]);
    setAll(trainer, '1.weight', [1, -2]);
    setAll(trainer, '1.bias', [-0.5]);
    const { rows, spaces, values, line, said, grid } = theatre(trainer);
    const count = rows.length + GRID * GRID;
    expect([rows.length, grid, spaces.map(({ id }) => id)]).toEqual([4, GRID, ['input', 'h', 'y']]);
    const at = (space: number, i: number) => [0, 1].map((axis) => values[spaces[space]!.offset + axis * count + i]!);
    const known = [
      [0, 0],
      [1, 0],
      [1, 0],
      [2, 1],
    ];
    for (const [i, place] of known.entries())
      for (const axis of [0, 1]) expect(at(1, i)[axis]).toBeCloseTo(place[axis]!, 6);
    const [a, b, c] = line!;
    expect([a, b, c].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, -2, -0.5]);
    // Class 0 is "true": exactly the rows on the line's positive side.
    expect([...said.subarray(0, 4)]).toEqual([1, 0, 0, 1]);
    for (let i = 0; i < 4; i++) expect(a * at(1, i)[0]! + b * at(1, i)[1]! + c > 0).toBe(said[i] === 0);
  });

  it('shows a dense layer’s parts, which end where the layer puts its points', () => {
    const trainer = trainerOf({ type: 'spiral', samples: 200 }, [dense('a', 2, 'tanh'), dense('b', 2)]);
    const result = theatre(trainer);
    const count = result.rows.length + GRID * GRID;
    const steps = [0, 0.1, 0.3, 0.6, 0.8].map((at) => placesAt(result, at, count).phase);
    expect(steps[0]).toBe('at rest');
    expect(['turned', 'turned over']).toContain(steps[1]);
    expect(steps.slice(2)).toEqual(['stretched', 'shifted', 'bent']);
    const space = result.spaces[1]!;
    // Just before bending the points are at the sums, at the end at the outputs.
    for (const [at, offset] of [
      [0.75, space.sums],
      [1 - 1e-9, space.offset],
      [1, space.offset],
    ] as const) {
      const { x, y } = placesAt(result, at, count);
      for (let i = 0; i < count; i++) {
        expect(Math.abs(x[i]! - result.values[offset + i]!)).toBeLessThan(1e-5);
        expect(Math.abs(y[i]! - result.values[offset + count + i]!)).toBeLessThan(1e-5);
      }
    }
    // A last layer without a function has nothing to bend.
    expect(result.spaces[2]!.sums).toBe(-1);
    expect(placesAt(result, 1.9, count).phase).toBe('shifted');
  });

  it('puts points and grid where the layers put them, axis by axis', () => {
    const trainer = trainerOf({ type: 'circle', samples: 30 }, [dense('a', 2, 'relu'), dense('b', 2)]);
    setAll(trainer, '0.weight', [1, 0, 0, -3]);
    setAll(trainer, '0.bias', [0, 0.5]);
    setAll(trainer, '1.weight', [2, 1, -1, 4]);
    setAll(trainer, '1.bias', [0.25, 1]);
    const { rows, spaces, values, line, grid, step } = theatre(trainer);
    const { coordinates, domain } = trainer.plan.data!;
    const count = rows.length + grid * grid;
    expect([step, values.length, new Set(rows).size]).toEqual([0, 2 * count * 4, rows.length]);
    const at = (offset: number, i: number) => [values[offset + i]!, values[offset + count + i]!];
    const [input, first, second] = spaces as [(typeof spaces)[0], (typeof spaces)[0], (typeof spaces)[0]];
    let reach = 0;
    for (const [i, row] of rows.entries()) {
      const [x, y] = [coordinates[2 * row]!, coordinates[2 * row + 1]!];
      const sums = [x, 0.5 - 3 * y] as const;
      const h = sums.map((z) => Math.max(0, z)) as [number, number];
      const out = [2 * h[0] + h[1] + 0.25, -h[0] + 4 * h[1] + 1];
      for (const axis of [0, 1]) {
        expect(at(input.offset, i)[axis]).toBe([x, y][axis]);
        expect(at(first.sums, i)[axis]).toBeCloseTo(sums[axis]!, 5);
        expect(at(first.offset, i)[axis]).toBeCloseTo(h[axis]!, 5);
        expect(at(second.offset, i)[axis]).toBeCloseTo(out[axis]!, 4);
      }
      reach = Math.max(reach, ...h);
    }
    expect(first.reach).toBeCloseTo(reach, 5);
    // The grid runs along x, from the lowest y on.
    const [[left, right], [low, high]] = domain as unknown as [[number, number], [number, number]];
    for (const [cell, place] of [
      [0, [left, low]],
      [grid - 1, [right, low]],
      [grid * (grid - 1), [left, high]],
    ] as const)
      for (const axis of [0, 1]) expect(at(input.offset, rows.length + cell)[axis]).toBeCloseTo(place[axis]!, 5);
    expect(first.map).toMatchObject({ weight: [1, 0, 0, -3], bias: [0, 0.5] });
    expect(second.map).toMatchObject({ weight: [2, 1, -1, 4], bias: [0.25, 1] });
    expect([input.map, input.sums, second.sums]).toEqual([undefined, -1, -1]);
    // Where both outputs are equal: the first row of the weights less the second.
    expect(line).toEqual([3, -3, -0.75]);
  });

  it('says which class is said where, and parts one output by its middle', () => {
    const trainer = trainerOf({ type: 'circle', samples: 30 }, [dense('y', 1)], { loss: 'mse' });
    setAll(trainer, '0.weight', [1, 2]);
    setAll(trainer, '0.bias', [0.5]);
    const { line, said, rows, spaces } = theatre(trainer);
    expect(line).toEqual([1, 2, 0.5]); // targets are 1 and −1
    expect(spaces[1]!.map).toBeUndefined();
    const { coordinates } = trainer.plan.data!;
    for (const [i, row] of rows.entries())
      expect(said[i]).toBe(coordinates[2 * row]! + 2 * coordinates[2 * row + 1]! + 0.5 > 0 ? 0 : 1);
    const sigmoid = trainerOf({ type: 'circle', samples: 30 }, [dense('y', 1, 'sigmoid')], { loss: 'mse' });
    expect(theatre(sigmoid).line).toBeNull(); // bent behind the line
    const three = trainerOf({ type: 'gaussians', classes: 3 }, [dense('y', 3)]);
    expect(theatre(three).line).toBeNull();
  });

  it('sees a wide layer on the plane of largest spread, and says how much that holds', () => {
    const trainer = trainerOf({ type: 'circle', samples: 300 }, [dense('a', 12, 'tanh'), dense('b', 2)]);
    const [, wide, last] = theatre(trainer).spaces;
    expect(wide!.captured).toBeGreaterThan(0.5);
    expect(wide!.captured).toBeLessThan(1);
    expect([last!.captured, theatre(trainer).line]).toEqual([1, null]);
    // Nothing changed, so nothing moves; a step later little does.
    const places = () => {
      const { values, spaces } = theatre(trainer);
      return values.slice(spaces[1]!.offset, spaces[1]!.offset + 200);
    };
    const before = places();
    for (const [i, x] of places().entries()) expect(Math.abs(x - before[i]!)).toBeLessThan(1e-4);
    trainer.stepBatch();
    for (const [i, x] of places().entries()) expect(Math.abs(x - before[i]!)).toBeLessThan(0.1);
  });

  it('takes the survey’s planes where samples are no points', () => {
    const trainer = trainerOf({ type: 'barsAndStripes' }, [
      { id: 'f', type: 'flatten' },
      dense('a', 8, 'relu'),
      dense('b', 2),
    ]);
    const { grid, rows, spaces, step, said } = theatre(trainer);
    expect([grid, rows.length, step, said.length]).toEqual([0, 100, 0, 0]);
    expect(spaces.map(({ id }) => id)).toEqual(['input', 'a', 'b']);
    expect(spaces[2]!.captured).toBeCloseTo(1, 6);
  });
});
