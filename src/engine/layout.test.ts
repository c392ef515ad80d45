import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instruction } from '#kernels/machine.ts';
import { VirtualMemory } from './layout.ts';

const BASE = 65_536;

describe('the layout of a program’s memory', () => {
  it('gives two tensors the same place where one is done before the other begins', () => {
    const memory = new VirtualMemory();
    const [a, b, c] = [memory.take(100), memory.take(100), memory.take(100)];
    const layout = memory.layOut(
      [
        [1, a, 100],
        [1, a, b],
        [1, b, c],
      ],
      BASE,
    );
    expect(layout.resolve(a)).toBe(layout.resolve(c));
    expect(layout.resolve(a)).not.toBe(layout.resolve(b));
    expect(layout.bytes).toBe(2 * 400);
    expect(memory.bytes).toBe(3 * 400);
  });

  it('resolves addresses within a tensor, leaves real addresses and counts alone, and gives none to what is never used', () => {
    const memory = new VirtualMemory();
    const [a, unused] = [memory.take(8), memory.take(8)];
    const layout = memory.layOut([[1, a + 8, 17]], BASE);
    expect(layout.resolve(a + 8)).toBe(BASE + 8);
    expect(layout.resolve(17)).toBe(17);
    expect(layout.resolve(0)).toBe(0);
    expect(layout.resolve(unused)).toBe(0);
  });

  it('never lets two tensors that live at the same time overlap, nor any with one that is kept', () => {
    const program = fc.record({
      sizes: fc.array(fc.record({ words: fc.integer({ min: 0, max: 70 }), kept: fc.boolean() }), {
        minLength: 1,
        maxLength: 20,
      }),
      uses: fc.array(fc.array(fc.nat(1000), { maxLength: 4 }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(program, ({ sizes, uses }) => {
        const memory = new VirtualMemory();
        const taken = sizes.map(({ words, kept }) => ({ address: memory.take(words, kept), words, kept }));
        const instructions = uses.map((use): Instruction => [1, ...use.map((u) => taken[u % taken.length]!.address)]);
        const layout = memory.layOut(instructions, BASE);
        const lives = taken.map(({ address, words, kept }) => {
          const at = instructions.flatMap((words, i) => (words.includes(address) ? [i] : []));
          const [first, last] = kept ? [0, Infinity] : [at[0] ?? -1, at.at(-1) ?? -1];
          return { from: layout.resolve(address), bytes: Math.max(4, 4 * words), first, last };
        });
        for (const [i, a] of lives.entries())
          for (const b of lives.slice(i + 1)) {
            if (a.first < 0 || b.first < 0 || a.last < b.first || b.last < a.first) continue;
            expect(a.from + a.bytes <= b.from || b.from + b.bytes <= a.from).toBe(true);
          }
        for (const { from, bytes, first } of lives)
          if (first >= 0) expect(from >= BASE && from + bytes <= BASE + Math.max(layout.bytes, bytes)).toBe(true);
        expect(layout.bytes).toBeLessThanOrEqual(memory.bytes);
      }),
      { numRuns: 2000 },
    );
  });
});
