import { describe, expect, it } from 'vitest';
import { Scratch } from './scratch.ts';
import { finish, type Work } from './work.ts';

describe('memory that is lent', () => {
  it('is the same again for the next work, of any values, and zeros where zeros are asked for', () => {
    const scratch = new Scratch();
    const lent: Float64Array[] = [];
    function* work(): Work<number> {
      const { values } = scratch.matrix(2, 3);
      yield;
      const other = scratch.floats(6);
      expect(other).not.toBe(values);
      expect([...scratch.zeros(1, 6).values]).toEqual([0, 0, 0, 0, 0, 0]);
      lent.push(values, other);
      values.fill(7);
      return values[0]!;
    }
    expect(finish(scratch.during(work()))).toBe(7);
    expect(finish(scratch.during(work()))).toBe(7);
    expect(lent).toHaveLength(4);
    expect(new Set(lent).size).toBeLessThan(4);
  });

  it('is given back where the work breaks; without work all is new', () => {
    const scratch = new Scratch();
    let lent: Float64Array | undefined;
    // biome-ignore lint/correctness/useYield: it breaks before
    function* broken(): Work<never> {
      lent = scratch.floats(4);
      throw new Error('broken');
    }
    expect(() => finish(scratch.during(broken()))).toThrow('broken');
    expect(scratch.floats(4)).not.toBe(lent);
    function* work(): Work<Float64Array> {
      yield;
      return scratch.floats(4);
    }
    expect(finish(scratch.during(work()))).toBe(lent);
  });
});
