import { afterEach, expect, test, vi } from 'vitest';
import { createMachine } from './createMachine.ts';
import { instruction, writeProgram } from './machine.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A fresh module, so that what was compiled before does not count. */
const freshCreateMachine = async () => (await import('./createMachine.ts')).createMachine;

test('a machine has the bytes asked for, all zero, from its base on', () => {
  for (const prefer of ['simd', 'reference'] as const) {
    const machine = createMachine({ bytes: 100_000, prefer });
    expect(machine.backEnd).toBe(prefer);
    expect(machine.base).toBeGreaterThan(0);
    expect(machine.base % 64).toBe(0);
    expect(machine.buffer.byteLength).toBeGreaterThanOrEqual(machine.base + 100_000);
    expect(machine.i32.subarray(machine.base / 4).every((word) => word === 0)).toBe(true);
  }
});

test('an operation may end at the last byte', () => {
  const machine = createMachine({ bytes: 65536 * 3 - createMachine({ bytes: 0 }).base });
  const x = machine.base + 64;
  const count = (65536 * 3 - x) / 4;
  writeProgram(machine, machine.base, [instruction('add', { a: x, b: x, out: x, count })]);
  machine.run(machine.base, 1);
});

test('machines share nothing but the compiled module', () => {
  const [one, other] = [createMachine({ bytes: 64 }), createMachine({ bytes: 64 })];
  one.f32[one.base / 4] = 1;
  expect(other.f32[other.base / 4]).toBe(0);
});

test('without WebAssembly the reference runs, and says why', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  const machine = (await freshCreateMachine())({ bytes: 1000 });
  expect(machine.backEnd).toBe('reference');
  expect(machine.reason).toMatch(/WebAssembly is missing/);
});

test('where the page forbids WebAssembly the reference runs, and says why', async () => {
  class Module {
    constructor() {
      throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
    }
  }
  vi.stubGlobal('WebAssembly', { Module, Memory: WebAssembly.Memory, CompileError: WebAssembly.CompileError });
  const machine = (await freshCreateMachine())({ bytes: 1000 });
  expect(machine.backEnd).toBe('reference');
  expect(machine.reason).toMatch(/disallowed by embedder/);
});

test('memory that is not to be had is a RangeError that names its size', async () => {
  const real = WebAssembly.Memory;
  function Memory(wanted: WebAssembly.MemoryDescriptor) {
    if (wanted.initial > 1) throw new RangeError('could not allocate memory');
    return new real(wanted);
  }
  vi.stubGlobal('WebAssembly', { Module: WebAssembly.Module, Instance: WebAssembly.Instance, Memory });
  const create = await freshCreateMachine();
  expect(() => create({ bytes: 512 * 2 ** 20 })).toThrow(RangeError);
  expect(() => create({ bytes: 512 * 2 ** 20 })).toThrow(
    'kernels: cannot allocate 512 MB of memory (could not allocate',
  );
});

test('a size that cannot be is refused', () => {
  for (const bytes of [-1, Number.NaN, 2 ** 31 + 1])
    expect(() => createMachine({ bytes })).toThrow('kernels: bytes must be');
});
