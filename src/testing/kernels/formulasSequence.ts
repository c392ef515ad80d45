/** @file The operations on sequences once more, in float64 and from their formulas; `formulas.ts` has the rest. */

import type { Operands, OpName } from '#kernels/ops.ts';
import { type Before, type Expected, each, range, sigmoid, softmax, total } from './expected.ts';
import type { sequenceOperands } from './randomSequenceOperands.ts';

/** What stands at row n, unit j of each output. */
const units = (o: { rows: number; units: number }, write: (n: number, j: number) => Expected): Expected =>
  range(o.rows * o.units).flatMap((at) => write(Math.floor(at / o.units), at % o.units));

/** Every head of every sample, with readers of its queries, keys and values: part 0, 1, 2. */
function heads<T>(
  o: { qkv: number; rows: number; steps: number; heads: number; width: number },
  m: Before,
  write: (head: {
    n: number;
    h: number;
    at: (part: number, i: number, d: number) => number;
    place: (part: number, i: number, d: number) => number;
    weight: (i: number, j: number) => number;
  }) => T[],
): T[] {
  const embedding = o.heads * o.width;
  return range(o.rows * o.heads).flatMap((head) => {
    const [n, h] = [Math.floor(head / o.heads), head % o.heads];
    const place = (part: number, i: number, d: number) =>
      (n * o.steps + i) * 3 * embedding + part * embedding + h * o.width + d;
    const weight = (i: number, j: number) => (head * o.steps + i) * o.steps + j;
    return write({ n, h, place, weight, at: (part, i, d) => m.f(o.qkv, place(part, i, d)) });
  });
}

export const sequenceFormulas: {
  readonly [O in keyof typeof sequenceOperands & OpName]: (o: Operands<O>, m: Before) => Expected;
} = {
  scatterAddRows: (o, m) =>
    each(o.table, 7 * o.width, (at) => {
      const [row, j] = [Math.floor(at / o.width), at % o.width];
      const hits = range(o.rows).filter((r) => m.i(o.index, r) === row);
      return m.f(o.table, at) + total(hits.map((r) => m.f(o.x, r * o.width + j)));
    }),
  positions: (o) =>
    each(o.out, o.steps * o.width, (at) => {
      const [t, j] = [Math.floor(at / o.width), at % o.width];
      const angle = t / 10000 ** ((j - (j % 2)) / o.width);
      return j % 2 ? Math.cos(angle) : Math.sin(angle);
    }),
  rnnStep: (o, m) =>
    units(o, (n, j) => {
      const h = Math.tanh(m.f(o.a, n * o.aRow + j) + m.f(o.b, n * o.units + j));
      const next: Expected = o.next ? [[o.next + 4 * (n * o.nextRow + j), h]] : [];
      return [[o.h + 4 * (n * o.hRow + j), h], ...next];
    }),
  rnnStepGradient: (o, m) =>
    units(o, (n, j) => [
      [o.dA + 4 * (n * o.dARow + j), m.f(o.dH, n * o.dHRow + j) * (1 - m.f(o.h, n * o.hRow + j) ** 2)],
    ]),
  lstmStep: (o, m) =>
    units(o, (n, j) => {
      const sum = (gate: number) =>
        m.f(o.gates, n * o.gatesRow + gate * o.units + j) + m.f(o.b, (4 * n + gate) * o.units + j);
      const gates = [sigmoid(sum(0)), sigmoid(sum(1)), Math.tanh(sum(2)), sigmoid(sum(3))] as const;
      const before = o.before ? m.f(o.before, n * o.cellRow + j) : 0;
      const cell = gates[1] * before + gates[0] * gates[2];
      const h = gates[3] * Math.tanh(cell);
      return [
        ...gates.map((gate, k): Expected[number] => [o.gates + 4 * (n * o.gatesRow + k * o.units + j), gate]),
        [o.cell + 4 * (n * o.cellRow + j), cell],
        [o.h + 4 * (n * o.hRow + j), h],
        ...((o.next ? [[o.next + 4 * (n * o.nextRow + j), h]] : []) as Expected),
      ];
    }),
  lstmStepGradient: (o, m) =>
    units(o, (n, j) => {
      const gate = (k: number) => m.f(o.gates, n * o.gatesRow + k * o.units + j);
      const [i, f, g, out] = [gate(0), gate(1), gate(2), gate(3)];
      const t = Math.tanh(m.f(o.cell, n * o.cellRow + j));
      const d = m.f(o.dH, n * o.dHRow + j);
      const dC = m.f(o.dCell, n * o.units + j) + d * out * (1 - t * t);
      const before = o.before ? m.f(o.before, n * o.cellRow + j) : 0;
      const gradients = [
        dC * g * i * (1 - i),
        dC * before * f * (1 - f),
        dC * i * (1 - g * g),
        d * t * out * (1 - out),
      ];
      return [
        ...gradients.map((value, k): Expected[number] => [o.dGates + 4 * (n * o.dGatesRow + k * o.units + j), value]),
        [o.dCell + 4 * (n * o.units + j), dC * f],
      ];
    }),
  gruStep: (o, m) =>
    units(o, (n, j) => {
      const a = (k: number) => m.f(o.gates, n * o.gatesRow + k * o.units + j);
      const b = (k: number) => m.f(o.b, n * o.bRow + k * o.units + j);
      const [r, z] = [sigmoid(a(0) + b(0)), sigmoid(a(1) + b(1))];
      const fresh = Math.tanh(a(2) + r * b(2));
      const h = (1 - z) * fresh + z * m.f(o.before, n * o.beforeRow + j);
      return [
        ...[r, z, fresh].map((gate, k): Expected[number] => [o.gates + 4 * (n * o.gatesRow + k * o.units + j), gate]),
        [o.h + 4 * (n * o.hRow + j), h],
        ...((o.next ? [[o.next + 4 * (n * o.nextRow + j), h]] : []) as Expected),
      ];
    }),
  gruStepGradient: (o, m) =>
    units(o, (n, j) => {
      const gate = (k: number) => m.f(o.gates, n * o.gatesRow + k * o.units + j);
      const [r, z, fresh] = [gate(0), gate(1), gate(2)];
      const d = m.f(o.dH, n * o.dHRow + j);
      const dN = d * (1 - z) * (1 - fresh ** 2);
      const dZ = d * (m.f(o.before, n * o.beforeRow + j) - fresh) * z * (1 - z);
      const dR = dN * m.f(o.b, n * o.bRow + 2 * o.units + j) * r * (1 - r);
      const at = (k: number) => 4 * (n * o.dARow + k * o.units + j);
      const before = n * o.dHRow + j;
      return [
        ...[dR, dZ, dN].map((value, k): Expected[number] => [o.dA + at(k), value]),
        ...[dR, dZ, dN * r].map((value, k): Expected[number] => [o.dB + at(k), value]),
        ...((o.dBefore ? [[o.dBefore + 4 * before, m.f(o.dBefore, before) + d * z]] : []) as Expected),
      ];
    }),
  attention: (o, m) =>
    heads(o, m, ({ n, h, at, weight }) =>
      range(o.steps).flatMap((i): Expected => {
        const keys = range(o.causal ? i + 1 : o.steps);
        const scores = keys.map(
          (j) => total(range(o.width).map((d) => at(0, i, d) * at(1, j, d))) / Math.sqrt(o.width),
        );
        const p = softmax(scores);
        return [
          ...each(o.weights + 4 * weight(i, 0), o.steps, (j) => p[j] ?? 0),
          ...each(o.y + 4 * ((n * o.steps + i) * o.heads + h) * o.width, o.width, (d) =>
            total(keys.map((j) => p[j]! * at(2, j, d))),
          ),
        ];
      }),
    ),
  // The Jacobian of each row's softmax written out.
  attentionGradient: (o, m) =>
    heads(o, m, ({ n, h, at, place, weight }) => {
      const p = (i: number, j: number) => m.f(o.weights, weight(i, j));
      const dY = (i: number, d: number) => m.f(o.dY, ((n * o.steps + i) * o.heads + h) * o.width + d);
      const steps = range(o.steps);
      const dP = steps.map((i) => steps.map((j) => total(range(o.width).map((d) => dY(i, d) * at(2, j, d)))));
      const dS = steps.map((i) =>
        steps.map((j) => total(steps.map((k) => dP[i]![k]! * p(i, k) * ((j === k ? 1 : 0) - p(i, j))))),
      );
      const sum = (value: (i: number) => number) => total(steps.map(value));
      const scale = 1 / Math.sqrt(o.width);
      return steps.flatMap((i) =>
        range(o.width).flatMap((d): Expected => {
          const to = (part: number) => o.dQkv + 4 * place(part, i, d);
          return [
            [to(0), sum((j) => dS[i]![j]! * at(1, j, d)) * scale],
            [to(1), sum((j) => dS[j]![i]! * at(0, j, d)) * scale],
            [to(2), sum((j) => p(j, i) * dY(j, d))],
          ];
        }),
      );
    }),
};
