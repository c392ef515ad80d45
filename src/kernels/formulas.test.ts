import { expect, test } from 'vitest';
import { trueFunctions } from '#testing/kernels/expected.ts';
import { type Before, formulas } from '#testing/kernels/formulas.ts';
import { Operand, ROOM, randomOperands } from '#testing/kernels/randomOperands.ts';
import { createMachine } from './createMachine.ts';
import { activationFunctions, pointwiseLosses } from './functions.ts';
import { instruction, writeProgram } from './machine.ts';
import { type Operands, type OpName, opNames } from './ops.ts';

const machine = createMachine({ bytes: ROOM + 256 });
const { f32, i32, f64 } = machine;
const BASE = machine.base + 64;

function run<O extends OpName>(op: O, operands: Operands<O>) {
  writeProgram(machine, machine.base, [instruction(op, operands)]);
  machine.run(machine.base, 1);
}

/** Kinks, where a central difference means nothing, and operands outside a formula's domain are moved away from. */
const prepare: { readonly [O in OpName]?: (o: Operands<O>) => void } = {
  activate: (o) => {
    for (let i = 0; i < o.count; i++) f32[o.x / 4 + i]! *= 4;
  },
  activateGradient: (o) => {
    for (let i = 0; i < o.count; i++) {
      const x = f32[o.x / 4 + i]!;
      f32[o.x / 4 + i] = x + (x < 0 ? -0.01 : 0.01);
      f32[o.y / 4 + i] = trueFunctions[activationFunctions[o.f]!](f32[o.x / 4 + i]!);
    }
  },
  denseGradient: (o) => {
    // Where the sum lies where the value does, the sum is what the formula needs: its function's inverse would be asked for. They are tested apart.
    if (o.y === o.z && o.f !== 0) o.f = 0;
    if (o.f === 0) o.dZ = o.dY;
    for (let i = 0; i < o.rows * o.units; i++) {
      const z = f32[o.z / 4 + i]!;
      f32[o.z / 4 + i] = z + (z < 0 ? -0.01 : 0.01);
      f32[o.y / 4 + i] = trueFunctions[activationFunctions[o.f]!](f32[o.z / 4 + i]!);
    }
  },
  pointwiseLoss: (o) => {
    for (let i = 0; i < o.rows * o.width; i++) {
      const d = f32[o.x / 4 + i]! - f32[o.target / 4 + i]!;
      if (Math.min(Math.abs(d), Math.abs(Math.abs(d) - 1)) < 0.001) f32[o.x / 4 + i]! += 0.01;
    }
  },
  adam: (o) => squares(o.v, o.count),
  rmsProp: (o) => squares(o.s, o.count),
  adagrad: (o) => squares(o.s, o.count),
};
function squares(at: number, count: number) {
  for (let i = 0; i < count; i++) f32[at / 4 + i] = f32[at / 4 + i]! ** 2;
}

function check<O extends OpName>(op: O, seed: number, change: (operands: Operands<O>) => void = () => {}) {
  const operands = randomOperands[op](new Operand(machine, BASE, seed, 'plain'));
  change(operands);
  prepare[op]?.(operands);
  const f = f32.slice();
  const i = i32.slice();
  const d = f64.slice();
  const before: Before = {
    f: (at, n = 0) => f[at / 4 + n]!,
    i: (at, n = 0) => i[at / 4 + n]!,
    d: (at) => d[at / 8]!,
  };
  const expected = formulas[op](operands, before);
  run(op, operands);
  for (const [at, value, type = 'float32'] of expected) {
    const found = type === 'float64' ? f64[at / 8]! : f32[at / 4]!;
    const tolerance = type === 'float64' ? 1e-9 : 2e-5;
    if (Number.isNaN(value) && Number.isNaN(found)) continue;
    if (Math.abs(found - value) <= tolerance * Math.max(1, Math.abs(value))) continue;
    throw new Error(`${op}, seed ${seed}, byte ${at}: ${found} instead of ${value}\n${JSON.stringify(operands)}`);
  }
  return expected.length;
}

test.each(opNames)('%s computes its formula', (op) => {
  let compared = 0;
  for (let seed = 100; seed < 120; seed++) compared += check(op, seed);
  expect(compared).toBeGreaterThan(10);
});

test.each(activationFunctions.slice(0, -1))(
  '%s computes its formula, and its gradient the central difference',
  (name) => {
    const change = (operands: { f: number; x: number; y: number; count: number }) => {
      operands.f = activationFunctions.indexOf(name);
    };
    for (let seed = 0; seed < 8; seed++) {
      check('activate', seed, change);
      check('activateGradient', seed, change);
    }
  },
);

test.each(pointwiseLosses)('%s computes its formula, and its gradient the central difference', (name) => {
  for (let seed = 0; seed < 8; seed++) {
    check('pointwiseLoss', seed, (operands) => {
      operands.kind = pointwiseLosses.indexOf(name);
    });
  }
});

test('the rows of a softmax sum to 1, also where a logit is huge', () => {
  const [rows, classes] = [7, 5];
  for (let i = 0; i < rows * classes; i++) f32[BASE / 4 + i] = i === 11 ? 1e30 : Math.sin(i * 3) * 30;
  run('softmax', { x: BASE, y: BASE, outer: rows, classes, inner: 1 });
  for (let r = 0; r < rows; r++) {
    const row = f32.subarray(BASE / 4 + r * classes, BASE / 4 + (r + 1) * classes);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  }
});

test('the cross entropy of zero logits is ln K', () => {
  for (const classes of [1, 2, 3, 10, 100]) {
    const losses = BASE + 4 * classes * 3;
    f32.fill(0, BASE / 4, losses / 4);
    i32.fill(classes - 1, losses / 4 + 3, losses / 4 + 6);
    run('crossEntropy', { x: BASE, target: losses + 12, losses, dX: 0, rows: 3, classes, scale: 1 });
    for (let r = 0; r < 3; r++) expect(Math.abs(f32[losses / 4 + r]! - Math.log(classes))).toBeLessThan(1e-6);
  }
});

test('the cross entropy of a sure answer is small, not rounded away by the size of the logit', () => {
  f32.set([1000, 990, 1000, 990], BASE / 4);
  i32.set([0, 1], BASE / 4 + 4);
  run('crossEntropy', { x: BASE, target: BASE + 16, losses: BASE + 24, dX: 0, rows: 2, classes: 2, scale: 1 });
  expect(f32[BASE / 4 + 6]).toBeCloseTo(Math.log1p(Math.exp(-10)), 7);
  expect(f32[BASE / 4 + 7]).toBeCloseTo(10 + Math.log1p(Math.exp(-10)), 5);
});

test('NaN passes through every activation function and its gradient', () => {
  for (let f = 0; f < activationFunctions.length - 1; f++) {
    f32.set([Number.NaN, 1, Number.NaN, 1], BASE / 4);
    run('activate', { f, x: BASE, y: BASE, count: 2 });
    expect(f32[BASE / 4]).toBeNaN();
    expect(f32[BASE / 4 + 1]).not.toBeNaN();
    run('activateGradient', { f, x: BASE, y: BASE, dY: BASE + 8, dX: BASE + 8, count: 2 });
    expect(f32[BASE / 4 + 2]).toBeNaN();
    expect(f32[BASE / 4 + 3]).not.toBeNaN();
  }
});

test('moments that have shrunk below 2⁻¹²⁶ become 0', () => {
  f32.set([1, 0, 1e-38, 1e-38, 0.01, 10, 30, 2], BASE / 4);
  run('adam', {
    p: BASE,
    g: BASE + 4,
    m: BASE + 8,
    v: BASE + 12,
    count: 1,
    schedule: BASE + 16,
    scale: 1,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    weightDecay: 0,
    decoupled: 0,
  });
  expect([...f32.subarray(BASE / 4, BASE / 4 + 4)]).toEqual([1, 0, 0, 0]);
});
