import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import { UNITS_SHOWN } from '#nn/limits.ts';
import { type UnitMaps, type UnitsRequest, type UnitsResult, unitsProbe } from '#probes/units/units.probe.ts';
import { trainerOf } from '#testing/surveyed.ts';
import { CORNERS, dense, flatten, REACH, tinyPictures, tinyRun, tinyTable } from '#testing/tinyRun.ts';

function set(trainer: Trainer, path: string, values: readonly number[]): void {
  trainer.model.values(trainer.plan.parameters.find((p) => p.path === path)!).set(values);
}
const ask = (trainer: Trainer, request: Partial<UnitsRequest> = {}) =>
  unitsProbe.compute(trainer, { resolution: 3, ...request }, createPool());
const mapsOf = ({ blocks }: UnitsResult, id: string, name?: string): UnitMaps =>
  blocks.find((block) => block.id === id && block.name === name)!;
/** The picture of the nth unit shown of a block, row by row. */
function pictureOf({ values }: UnitsResult, { offset, width, height }: UnitMaps, unit: number): number[] {
  const cells = width * height;
  return [...values.subarray(offset + unit * cells, offset + (unit + 1) * cells)];
}

describe('units over the plane', () => {
  it('are drawn as the plane is seen: x grows to the right, y upwards, at the centres of cells', () => {
    const trainer = trainerOf({ type: 'circle', samples: 20 }, [dense('a', 3), dense('b', 2)]);
    set(trainer, '0.weight', [1, 0, 0, 2, 1, 10]); // x, 2y and x + 10y
    set(trainer, '0.bias', [0, 0, 0.5]);
    const [[left, right], [bottom, top]] = trainer.plan.data!.domain as unknown as [[number, number], [number, number]];
    const result = ask(trainer);
    expect([result.dimensions, result.resolution, result.cells, result.sample]).toEqual([2, 3, 9, -1]);
    const maps = mapsOf(result, 'a');
    expect(maps).toMatchObject({ picture: 'plane', width: 3, height: 3, units: 3, first: 0, shown: 3 });
    const at = (low: number, high: number, i: number) => low + ((high - low) * (i + 0.5)) / 3;
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++) {
        const [x, y] = [at(left, right, column), at(top, bottom, row)];
        const cell = 3 * row + column;
        expect(pictureOf(result, maps, 0)[cell]).toBeCloseTo(x, 5);
        expect(pictureOf(result, maps, 1)[cell]).toBeCloseTo(2 * y, 5);
        expect(pictureOf(result, maps, 2)[cell]).toBeCloseTo(x + 10 * y + 0.5, 4);
        expect(pictureOf(result, mapsOf(result, 'input'), 1)[cell]).toBeCloseTo(y, 5);
      }
    expect(result.blocks.map(({ id }) => id)).toEqual(['input', 'a', 'b']);
  });

  it('are shown a page at a time, each block by its own page', () => {
    const trainer = trainerOf({ type: 'circle', samples: 20 }, [dense('a', 70), dense('b', 66), dense('c', 2)]);
    for (const [path, units] of [
      ['0', 70],
      ['1', 66],
    ] as const) {
      set(trainer, `${path}.weight`, Array(units * (path === '0' ? 2 : 70)).fill(0));
      set(
        trainer,
        `${path}.bias`,
        Array.from({ length: units }, (_, u) => u + 1),
      );
    }
    const page = (request: Partial<UnitsRequest>, id: string) => {
      const result = ask(trainer, request);
      const maps = mapsOf(result, id);
      const { first, shown, units } = maps;
      const of = Array.from({ length: shown }, (_, u) => pictureOf(result, maps, u)[4]);
      return { first, shown, units, from: of[0], to: of.at(-1), low: maps.low, high: maps.high };
    };
    expect(UNITS_SHOWN).toBe(64);
    expect(page({}, 'a')).toEqual({ first: 0, shown: 64, units: 70, from: 1, to: 64, low: 1, high: 64 });
    const second = { first: { a: 64, b: 2 } };
    expect(page(second, 'a')).toEqual({ first: 64, shown: 6, units: 70, from: 65, to: 70, low: 65, high: 70 });
    expect(page(second, 'b')).toEqual({ first: 2, shown: 64, units: 66, from: 3, to: 66, low: 3, high: 66 });
    // What no longer exists is not asked for.
    expect(page({ first: { a: 1000 } }, 'a')).toMatchObject({ first: 69, shown: 1, from: 70 });
    expect(page({ first: { a: -3 } }, 'a')).toMatchObject({ first: 0, shown: 64 });
  });

  it('have one scale a block, of its largest numbers', () => {
    const trainer = trainerOf({ type: 'circle', samples: 20 }, [dense('a', 2), dense('b', 2)]);
    set(trainer, '0.weight', [0, 0, 0, 0]);
    set(trainer, '0.bias', [-4, 1]);
    expect(mapsOf(ask(trainer), 'a')).toMatchObject({ low: -4, high: 1, limit: 4 });
  });

  it('are a line where there is one number to give', () => {
    const trainer = trainerOf({ type: 'sine', samples: 20 }, [dense('a', 2), dense('b', 1)], {
      training: { loss: 'mse' },
    });
    set(trainer, '0.weight', [1, -1]);
    set(trainer, '0.bias', [0, 3]);
    const [[left, right]] = trainer.plan.data!.domain as unknown as [[number, number]];
    const result = ask(trainer, { resolution: 4 });
    const maps = mapsOf(result, 'a');
    expect([result.dimensions, result.cells]).toEqual([1, 4]);
    expect(maps).toMatchObject({ picture: 'line', width: 4, height: 1 });
    for (let i = 0; i < 4; i++) {
      const x = left + ((right - left) * (i + 0.5)) / 4;
      expect(pictureOf(result, maps, 0)[i]).toBeCloseTo(x, 5);
      expect(pictureOf(result, maps, 1)[i]).toBeCloseTo(3 - x, 5);
    }
  });
});

describe('units of one sample', () => {
  const output = (trainer: Trainer, row: number, id: string) => {
    const tensor = trainer.model.inspectRow(row).blocks.find((block) => block.id === id)!.output;
    return [...trainer.model.tensor(tensor)];
  };

  it('are maps of an image, channel by channel, and single numbers behind them', () => {
    const trainer = trainerOf({ type: 'barsAndStripes', samples: 40 }, [
      { id: 'c', type: 'conv2d', filters: 2, kernel: 1 },
      { id: 'f', type: 'flatten' },
      dense('d', 2),
    ]);
    set(trainer, '0.weight', [1, -2]);
    set(trainer, '0.bias', [0, 1]);
    const row = 7;
    const pixels = [...trainer.plan.data!.inputs.subarray(row * 64, (row + 1) * 64)];
    const result = ask(trainer, { sample: row });
    expect([result.dimensions, result.resolution, result.cells, result.sample]).toEqual([0, 0, 0, row]);
    const [input, maps] = [mapsOf(result, 'input'), mapsOf(result, 'c')];
    expect(input).toMatchObject({ picture: 'map', width: 8, height: 8, units: 1, shown: 1 });
    expect(maps).toMatchObject({ picture: 'map', width: 8, height: 8, units: 2, first: 0, shown: 2 });
    expect(pictureOf(result, input, 0)).toEqual(pixels);
    for (const [i, pixel] of pixels.entries()) {
      expect(pictureOf(result, maps, 0)[i]).toBeCloseTo(pixel, 6);
      expect(pictureOf(result, maps, 1)[i]).toBeCloseTo(1 - 2 * pixel, 6);
    }
    const numbers = mapsOf(result, 'd');
    expect(numbers).toMatchObject({ picture: 'number', width: 1, height: 1, units: 2 });
    expect([0, 1].map((u) => pictureOf(result, numbers, u)[0])).toEqual(output(trainer, row, 'd'));
    // Only the second channel, where the first shown is that.
    const second = ask(trainer, { sample: row, first: { c: 1 } });
    expect(mapsOf(second, 'c')).toMatchObject({ first: 1, shown: 1 });
    expect(pictureOf(second, mapsOf(second, 'c'), 0)).toEqual(pictureOf(result, maps, 1));
  });

  it('are of another sample where another is asked for, of the first test sample without one', () => {
    const trainer = trainerOf({ type: 'barsAndStripes', samples: 40 }, [{ id: 'f', type: 'flatten' }, dense('d', 2)]);
    const of = (sample?: number) =>
      pictureOf(ask(trainer, sample === undefined ? {} : { sample }), mapsOf(ask(trainer), 'input'), 0);
    const { inputs, test } = trainer.plan.data!;
    for (const row of [3, 5]) expect(of(row)).toEqual([...inputs.subarray(row * 64, (row + 1) * 64)]);
    expect(of()).toEqual([...inputs.subarray(test[0]! * 64, (test[0]! + 1) * 64)]);
  });

  it('are strips of steps, which token stands at every step, and the weights of every head', () => {
    const trainer = trainerOf({ type: 'reversal', length: 5, alphabet: 4, samples: 40 }, [
      { id: 'e', type: 'embedding', vocabulary: 4, dim: 6 },
      { id: 's', type: 'selfAttention', heads: 2 },
      dense('d', 4),
    ]);
    const row = trainer.plan.data!.test[2]!;
    const result = ask(trainer, { sample: row, first: { s: 4, d: 1 } });
    const tokens = mapsOf(result, 'input');
    expect(tokens).toMatchObject({ picture: 'tokens', width: 5, height: 1, units: 1 });
    const { inputs } = trainer.plan.data!;
    const names = new Int32Array(inputs.buffer, inputs.byteOffset, inputs.length);
    expect(pictureOf(result, tokens, 0)).toEqual([...names.subarray(row * 5, (row + 1) * 5)]);
    const embedded = output(trainer, row, 'e'); // [step, feature]
    const strips = mapsOf(result, 'e');
    expect(strips).toMatchObject({ picture: 'steps', width: 5, height: 1, units: 6, shown: 6 });
    for (let u = 0; u < 6; u++)
      expect(pictureOf(result, strips, u)).toEqual(Array.from({ length: 5 }, (_, t) => embedded[6 * t + u]));
    const mixed = output(trainer, row, 's');
    expect(mapsOf(result, 's')).toMatchObject({ first: 4, shown: 2 });
    expect(pictureOf(result, mapsOf(result, 's'), 0)).toEqual(Array.from({ length: 5 }, (_, t) => mixed[6 * t + 4]));
    // The heads are not paged with the features.
    const heads = mapsOf(result, 's', 'attention');
    expect(heads).toMatchObject({ picture: 'map', width: 5, height: 5, units: 2, first: 0, shown: 2 });
    for (const head of [0, 1]) {
      const weights = pictureOf(result, heads, head);
      for (let t = 0; t < 5; t++)
        expect(weights.slice(5 * t, 5 * t + 5).reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 5);
    }
  });

  it('that are given back as a picture are one, whatever the shape of the last block', () => {
    const trainer = trainerOf(
      { type: 'barsAndStripes', samples: 40, task: 'picture' },
      [{ id: 'f', type: 'flatten' }, dense('w', 3), dense('z', 64)],
      { training: { loss: 'mse' } },
    );
    const result = ask(trainer, { sample: 2 });
    expect(mapsOf(result, 'z')).toMatchObject({ picture: 'map', width: 8, height: 8, units: 1 });
    expect(mapsOf(result, 'w')).toMatchObject({ picture: 'number', units: 3 });
    expect(pictureOf(result, mapsOf(result, 'z'), 0)).toEqual(output(trainer, 2, 'z'));
  });
});

describe('units where nothing is square', () => {
  const near = (got: ArrayLike<number>, wanted: readonly number[]) => {
    expect(got).toHaveLength(wanted.length);
    for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, 4);
  };

  it('are drawn over a plane that reaches further up than to the side', () => {
    const trainer = tinyRun(tinyTable(CORNERS), [dense('z', 2)], { 'z.weight': [1, 0, 0, 1], 'z.bias': [0, 10] });
    const [x, y] = [REACH.x / 2, REACH.y / 2];
    const result = ask(trainer, { resolution: 2 });
    const maps = mapsOf(result, 'z');
    near(pictureOf(result, maps, 0), [-x, x, -x, x]);
    near(pictureOf(result, maps, 1), [10 + y, 10 + y, 10 - y, 10 - y]);
    expect(result.axes).toEqual([0, 1]);
    const turned = ask(trainer, { resolution: 2, axes: [1, 0] });
    near(pictureOf(turned, maps, 0), [x, x, -x, -x]);
    near(pictureOf(turned, maps, 1), [10 - y, 10 + y, 10 - y, 10 + y]);
    expect(turned.axes).toEqual([1, 0]);
    expect(ask(trainerOf({ type: 'circle', samples: 20 }, [dense('b', 2)]))).not.toHaveProperty('axes');
  });

  it('are drawn to the last cell where there are more than are evaluated at a time', () => {
    const trainer = tinyRun(tinyTable(CORNERS), [dense('z', 2)], { 'z.weight': [1, 0, 0, 1], 'z.bias': [0, 0] });
    const result = ask(trainer, { resolution: 20 });
    expect(pictureOf(result, mapsOf(result, 'z'), 0)[399]).toBeCloseTo(0.95 * 1.1, 5);
    expect(pictureOf(result, mapsOf(result, 'z'), 1)[399]).toBeCloseTo(-0.95 * 3.1, 5);
    expect(pictureOf(result, mapsOf(result, 'z'), 1)[0]).toBeCloseTo(0.95 * 3.1, 5);
  });

  it('are maps of two rows of three pixels, and of one row of two behind a filter of two', () => {
    const trainer = tinyRun(
      tinyPictures([[0, 51, 102, 153, 204, 255]], [0]),
      [{ id: 'c', type: 'conv2d', filters: 2, kernel: 2 }, flatten, dense('z', 2)],
      { 'c.weight': [1, 10, 100, 1000, 0, 0, 0, -1], 'c.bias': [0, 5] },
    );
    const result = ask(trainer, { sample: 0 });
    expect(mapsOf(result, 'input')).toMatchObject({ width: 3, height: 2, units: 1, low: 0, high: 1 });
    near(pictureOf(result, mapsOf(result, 'input'), 0), [0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(mapsOf(result, 'c')).toMatchObject({ picture: 'map', width: 2, height: 1, units: 2, shown: 2 });
    near(pictureOf(result, mapsOf(result, 'c'), 0), [2 + 60 + 800, 0.2 + 4 + 80 + 1000]);
    near(pictureOf(result, mapsOf(result, 'c'), 1), [5 - 0.8, 5 - 1]);
    // Flattened, channel by channel.
    const flat = mapsOf(result, 'f');
    expect(flat).toMatchObject({ picture: 'number', units: 4 });
    near(
      [0, 1, 2, 3].map((u) => pictureOf(result, flat, u)[0]!),
      [862, 1084.2, 4.2, 4],
    );
  });

  it('name the row and the columns that they ask about', () => {
    expect(unitsProbe.names!({ resolution: 2, sample: 3, axes: [1, 0] })).toEqual({ row: 3, axes: [1, 0] });
  });
});
