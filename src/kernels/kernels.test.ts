import { describe, expect, test } from 'vitest';
import { denseOperands } from '#testing/kernels/randomDenseOperands.ts';
import { type Kind, Operand, ROOM, randomOperands } from '#testing/kernels/randomOperands.ts';
import { createMachine } from './createMachine.ts';
import { activationFunctions, pointwiseLosses } from './functions.ts';
import { instruction, type Machine, writeProgram } from './machine.ts';
import { type Operands, type OpName, opNames } from './ops.ts';

const simd = createMachine({ bytes: ROOM + 256 });
const reference = createMachine({ bytes: simd.base + ROOM + 256, prefer: 'reference' });
/** The same address on both: a program, then the operands. */
const PROGRAM = simd.base;
const BASE = PROGRAM + 64;

function run<O extends OpName>(machine: Machine, op: O, operands: Operands<O>) {
  writeProgram(machine, PROGRAM, [instruction(op, operands)]);
  machine.run(PROGRAM, 1);
}

/** The first word in which the two memories differ; a NaN equals a NaN, whatever its payload. */
function difference(): string | undefined {
  const [a, b] = [simd, reference].map(({ f32 }) => Buffer.from(f32.buffer, f32.byteOffset + BASE, ROOM));
  if (a!.equals(b!)) return undefined;
  for (let i = BASE / 4; i < (BASE + ROOM) / 4; i++) {
    if (simd.i32[i] === reference.i32[i]) continue;
    const [a, b] = [simd.f32[i]!, reference.f32[i]!];
    if (!(Number.isNaN(a) && Number.isNaN(b))) return `word ${i * 4}: simd ${a}, reference ${b}`;
  }
  return undefined;
}

function compareOnce<O extends OpName>(op: O, seed: number, kind: Kind, make: (operand: Operand) => Operands<O>) {
  const operand = new Operand(reference, BASE, seed, kind);
  const operands = make(operand);
  simd.i32.set(reference.i32.subarray(BASE / 4, (BASE + ROOM) / 4), BASE / 4);
  run(simd, op, operands);
  run(reference, op, operands);
  for (const [at, words] of operand.scratches) reference.i32.set(simd.i32.subarray(at / 4, at / 4 + words), at / 4);
  const found = difference();
  if (found) throw new Error(`${op}, seed ${seed}, ${kind}: ${found}\n${JSON.stringify(operands)}`);
}

function compare<O extends OpName>(
  op: O,
  times: number,
  kind: Kind,
  change: (operands: Operands<O>) => void = () => {},
) {
  for (let seed = 0; seed < times; seed++)
    compareOnce(op, seed, kind, (operand) => {
      const operands = randomOperands[op](operand);
      change(operands);
      return operands;
    });
}

test('the SIMD back end is what a machine uses here', () => {
  expect(simd.reason).toBeUndefined();
  expect(simd.backEnd).toBe('simd');
  expect(reference.backEnd).toBe('reference');
  expect(reference.reason).toBeUndefined();
});

describe.each(opNames)('%s', (op) => {
  test('has a generator of operands', () => {
    expect(randomOperands[op]).toBeTypeOf('function');
  });

  test('gives the same bits on both back ends, and writes nothing else', () => {
    compare(op, 40, 'plain');
  });

  test('gives the same bits on both back ends with zeros, denormals, huge numbers, infinities and NaN', () => {
    compare(op, 40, 'special');
  });
});

test.each(activationFunctions.slice(0, -1))('%s and its gradient give the same bits', (name) => {
  const f = activationFunctions.indexOf(name);
  const change = (operands: { f: number }) => {
    operands.f = f;
  };
  compare('activate', 8, 'special', change);
  compare('activateGradient', 8, 'special', change);
});

test.each(activationFunctions.slice(0, -1))('%s gives the same bits over the whole range of float32', (name) => {
  const f = activationFunctions.indexOf(name);
  const count = ROOM / 8;
  const y = BASE + ROOM / 2;
  for (const machine of [simd, reference]) {
    for (let i = 0; i < count; i++) machine.i32[BASE / 4 + i] = i * 262139 + 1; // 2³² / count, and a little less
    run(machine, 'activate', { f, x: BASE, y, count });
  }
  expect(difference()).toBeUndefined();
  for (const machine of [simd, reference]) {
    for (let i = 0; i < count; i++) machine.f32[BASE / 4 + i] = (i - count / 2) * 0.0061;
    run(machine, 'activate', { f, x: BASE, y, count });
  }
  expect(difference()).toBeUndefined();
});

describe.each(activationFunctions.slice(0, -1))('a dense layer with %s', (name) => {
  const f = activationFunctions.indexOf(name);
  test.each(['plain', 'special'] as const)('gives the same bits at every width from 1 to 17, numbers %s', (kind) => {
    let seed = 0;
    for (let inputs = 1; inputs <= 17; inputs++)
      for (let units = 1; units <= 17; units++) {
        const shape = { f, rows: 1 + (++seed % 40), inputs, units };
        compareOnce('dense', seed, kind, (operand) => denseOperands.dense(operand, shape));
        compareOnce('denseGradient', seed, kind, (operand) => denseOperands.denseGradient(operand, shape));
      }
  });
});

test.each(pointwiseLosses)('%s gives the same bits', (name) => {
  const kind = pointwiseLosses.indexOf(name);
  const change = (operands: { kind: number }) => {
    operands.kind = kind;
  };
  compare('pointwiseLoss', 15, 'plain', change);
  compare('pointwiseLoss', 15, 'special', change);
});

test('a machine runs the instructions of a program in order', () => {
  for (const machine of [simd, reference]) {
    const x = PROGRAM + 64 * 4;
    writeProgram(machine, PROGRAM, [
      instruction('fill', { out: x, count: 5, value: 3 }),
      instruction('add', { a: x, b: x, out: x, count: 5 }),
      instruction('add', { a: x, b: x, out: x, count: 4 }),
    ]);
    machine.run(PROGRAM, 3);
    expect([...machine.f32.subarray(x / 4, x / 4 + 5)]).toEqual([12, 12, 12, 12, 6]);
  }
});
