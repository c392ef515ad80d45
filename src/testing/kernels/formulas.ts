/** @file Every operation once more, in float64 and from its formula: what the tests hold the kernels against. */
import { word } from '#base/random.ts';
import { activationFunctions, pointwiseLosses } from '#kernels/functions.ts';
import type { Operands, OpName } from '#kernels/ops.ts';
import { type Before, type Expected, each, range, sigmoid, softmax, total, trueFunctions } from './expected.ts';
import { imageFormulas } from './formulasImage.ts';
import { sequenceFormulas } from './formulasSequence.ts';

export type { Before };

const trueLosses: Record<(typeof pointwiseLosses)[number], (x: number, t: number) => number> = {
  binaryCrossEntropy: (x, t) => -t * Math.log(sigmoid(x)) - (1 - t) * Math.log(1 - sigmoid(x)),
  mse: (x, t) => (x - t) ** 2,
  mae: (x, t) => Math.abs(x - t),
  huber: (x, t) => (Math.abs(x - t) <= 1 ? (x - t) ** 2 / 2 : Math.abs(x - t) - 0.5),
};
const STEP = 1e-4;
/** The central difference of a function. */
const slope = (f: (x: number) => number, x: number) => (f(x + STEP) - f(x - STEP)) / (2 * STEP);

/** Places of the columns along the middle axis of [outer, classes, inner]. */
const columns = ({ outer, classes, inner }: { outer: number; classes: number; inner: number }) =>
  range(outer * inner).map((at) =>
    range(classes).map((c) => (Math.floor(at / inner) * classes + c) * inner + (at % inner)),
  );
const decayed = (m: Before, o: { p: number; g: number; weightDecay: number }, i: number) =>
  m.f(o.g, i) + o.weightDecay * m.f(o.p, i);
const rate = (m: Before, o: { schedule: number; scale: number }) => o.scale * m.f(o.schedule);

export const formulas: { readonly [O in OpName]: (o: Operands<O>, m: Before) => Expected } = {
  fill: (o) => each(o.out, o.count, () => o.value),
  copy: (o, m) => each(o.out, o.count, (i) => m.f(o.x, i)),
  add: (o, m) => each(o.out, o.count, (i) => m.f(o.a, i) + m.f(o.b, i)),
  gatherRows: (o, m) =>
    each(o.out, o.rows * o.width, (i) => m.f(o.table, m.i(o.index, Math.floor(i / o.width)) * o.width + (i % o.width))),
  transpose: (o, m) =>
    each(o.out, o.rows * o.columns, (i) => m.f(o.x, (i % o.rows) * o.columns + Math.floor(i / o.rows))),
  gemm: (o, m) =>
    range(o.m * o.n).map((at) => {
      const [i, j] = [Math.floor(at / o.n), at % o.n];
      const start = [0, m.f(o.c, i * o.cRow + j), m.f(o.bias, j)][o.start]!;
      const products = range(o.k).map((k) => m.f(o.a, i * o.aRow + k * o.aColumn) * m.f(o.b, k * o.bRow + j));
      return [o.c + 4 * (i * o.cRow + j), start + total(products)];
    }),
  panelProducts: (o, m) =>
    range(16 * o.aPanels * o.bPanels).map((at): Expected[number] => {
      const [i, j] = [Math.floor(at / (4 * o.bPanels)), at % (4 * o.bPanels)];
      const of = (x: number, row: number, k: number) => m.d(x + 8 * ((Math.floor(row / 4) * o.k + k) * 4 + (row % 4)));
      return [o.c + 8 * (i * o.cRow + j), total(range(o.k).map((k) => of(o.a, i, k) * of(o.b, j, k))), 'float64'];
    }),
  columnSums: (o, m) =>
    each(
      o.out,
      o.columns,
      (j) => (o.accumulate ? m.f(o.out, j) : 0) + total(range(o.rows).map((i) => m.f(o.x, i * o.columns + j))),
    ),
  activate: (o, m) => each(o.y, o.count, (i) => trueFunctions[activationFunctions[o.f]!](m.f(o.x, i))),
  activateGradient: (o, m) =>
    each(o.dX, o.count, (i) => m.f(o.dY, i) * slope(trueFunctions[activationFunctions[o.f]!], m.f(o.x, i))),
  softmax: (o, m) =>
    columns(o).flatMap((places) => {
      const y = softmax(places.map((place) => m.f(o.x, place)));
      return places.map((place, c) => [o.y + 4 * place, y[c]!] as Expected[number]);
    }),
  // The Jacobian written out: ∂y_j / ∂x_i = y_j (δ_ij − y_i).
  softmaxGradient: (o, m) =>
    columns(o).flatMap((places) =>
      places.map((i): Expected[number] => [
        o.dX + 4 * i,
        total(places.map((j) => m.f(o.dY, j) * m.f(o.y, j) * ((i === j ? 1 : 0) - m.f(o.y, i)))),
      ]),
    ),
  dropout: (o, m) =>
    each(o.y, o.count, (i) => {
      const u = word(m.i(o.key), m.i(o.key, 1) + o.salt, i + o.width * m.i(o.key, 2)) / 2 ** 32;
      return u >= Math.fround(o.rate) ? m.f(o.x, i) / (1 - o.rate) : 0;
    }),
  crossEntropy: (o, m) =>
    range(o.rows).flatMap((r) => {
      const y = softmax(range(o.classes).map((c) => m.f(o.x, r * o.classes + c)));
      const right = m.i(o.target, r);
      const dX = o.dX + 4 * r * o.classes;
      const gradient = each(dX, o.classes, (c) => o.scale * (y[c]! - (c === right ? 1 : 0)));
      return [[o.losses + 4 * r, -Math.log(y[right]!)], ...(o.dX ? gradient : [])] as Expected;
    }),
  pointwiseLoss: (o, m) => {
    const loss = trueLosses[pointwiseLosses[o.kind]!];
    const one = (i: number) => loss(m.f(o.x, i), m.f(o.target, i));
    const mean = (r: number) => total(range(o.width).map((c) => one(r * o.width + c))) / o.width;
    const gradient = each(
      o.dX,
      o.rows * o.width,
      (i) => o.scale * slope((x) => loss(x, m.f(o.target, i)), m.f(o.x, i)),
    );
    return [...each(o.losses, o.rows, mean), ...(o.dX ? gradient : [])];
  },
  sum: (o, m) => [[o.out, (o.accumulate ? m.d(o.out) : 0) + total(range(o.count).map((i) => m.f(o.x, i))), 'float64']],
  sumOfSquares: (o, m) => [
    [o.out, (o.accumulate ? m.d(o.out) : 0) + total(range(o.count).map((i) => m.f(o.x, i) ** 2)), 'float64'],
  ],
  clip: (o, m) => {
    const norm = Math.sqrt(m.d(o.norm2)) + 1e-6;
    return each(o.x, o.count, (i) => m.f(o.x, i) * (norm > o.limit ? o.limit / norm : Number.isNaN(norm) ? norm : 1));
  },
  penalty: (o, m) => each(o.g, o.count, (i) => m.f(o.g, i) + o.l1 * Math.sign(m.f(o.p, i)) + o.l2 * m.f(o.p, i)),
  scatter: (o, m) => {
    const last = new Map(range(o.count).map((i) => [m.i(o.index, i), o.values ? m.f(o.values, i) : 0]));
    return [...last].map(([at, value]) => [o.x + 4 * at, value]);
  },
  sgd: (o, m) => {
    const velocity = (i: number) =>
      m.f(o.schedule, 3) === 1 ? decayed(m, o, i) : o.momentum * m.f(o.v, i) + decayed(m, o, i);
    const step = (i: number) => (o.nesterov ? decayed(m, o, i) + o.momentum * velocity(i) : velocity(i));
    const p = each(o.p, o.count, (i) => m.f(o.p, i) - rate(m, o) * (o.momentum ? step(i) : decayed(m, o, i)));
    return o.momentum ? [...p, ...each(o.v, o.count, velocity)] : p;
  },
  adam: (o, m) => {
    const g = (i: number) => (o.decoupled ? m.f(o.g, i) : decayed(m, o, i));
    const mean = (i: number) => o.beta1 * m.f(o.m, i) + (1 - o.beta1) * g(i);
    const square = (i: number) => o.beta2 * m.f(o.v, i) + (1 - o.beta2) * g(i) ** 2;
    const [c1, c2] = [m.f(o.schedule, 1), m.f(o.schedule, 2)];
    const p = each(o.p, o.count, (i) => {
      const kept = m.f(o.p, i) * (o.decoupled ? 1 - rate(m, o) * o.weightDecay : 1);
      return kept - (rate(m, o) * mean(i) * c1) / (Math.sqrt(square(i)) * c2 + o.epsilon);
    });
    return [...p, ...each(o.m, o.count, mean), ...each(o.v, o.count, square)];
  },
  rmsProp: (o, m) => {
    const square = (i: number) => o.decay * m.f(o.s, i) + o.rest * decayed(m, o, i) ** 2;
    const step = (i: number) => (rate(m, o) * decayed(m, o, i)) / (Math.sqrt(square(i)) + o.epsilon);
    return [...each(o.p, o.count, (i) => m.f(o.p, i) - step(i)), ...each(o.s, o.count, square)];
  },
  adagrad: (o, m) => {
    const square = (i: number) => m.f(o.s, i) + decayed(m, o, i) ** 2;
    const step = (i: number) => (rate(m, o) * decayed(m, o, i)) / (Math.sqrt(square(i)) + o.epsilon);
    return [...each(o.p, o.count, (i) => m.f(o.p, i) - step(i)), ...each(o.s, o.count, square)];
  },
  copyRows: (o, m) =>
    range(o.rows).flatMap((r) =>
      each(o.out + 4 * r * o.outRow, o.width, (j) => {
        const before = o.accumulate ? m.f(o.out, r * o.outRow + j) : 0;
        return before + m.f(o.x, r * o.xRow + j);
      }),
    ),
  dense: (o, m) => {
    const sum = (i: number) => {
      const [r, u] = [Math.floor(i / o.units), i % o.units];
      const products = range(o.inputs).map((k) => m.f(o.x, r * o.inputs + k) * m.f(o.weight, u * o.inputs + k));
      return (o.bias ? m.f(o.bias, u) : 0) + total(products);
    };
    const value = (i: number) => trueFunctions[activationFunctions[o.f]!](sum(i));
    const sums = o.y === o.z ? [] : each(o.z, o.rows * o.units, sum);
    return [...sums, ...each(o.y, o.rows * o.units, value)];
  },
  denseGradient: (o, m) => {
    const [rows, units] = [range(o.rows), range(o.units)];
    const dZ = (r: number, u: number) => {
      const i = r * o.units + u;
      return m.f(o.dY, i) * slope(trueFunctions[activationFunctions[o.f]!], m.f(o.z, i));
    };
    const before = (at: number, i: number) => (o.accumulate ? m.f(at, i) : 0);
    const dWeight = units.flatMap((u) =>
      each(o.dWeight + 4 * u * o.inputs, o.inputs, (k) =>
        total([before(o.dWeight, u * o.inputs + k), ...rows.map((r) => dZ(r, u) * m.f(o.x, r * o.inputs + k))]),
      ),
    );
    const dBias = each(o.dBias, o.units, (u) => total([before(o.dBias, u), ...rows.map((r) => dZ(r, u))]));
    const dX = rows.flatMap((r) =>
      each(o.dX + 4 * r * o.inputs, o.inputs, (k) =>
        total(units.map((u) => dZ(r, u) * m.f(o.weight, u * o.inputs + k))),
      ),
    );
    return [
      ...dWeight,
      ...(o.dBias ? dBias : []),
      ...(o.dX ? dX : []),
      ...each(o.dZ, o.rows * o.units, (i) => dZ(0, i)),
    ];
  },
  addRows: (o, m) => each(o.y, o.rows * o.width, (i) => m.f(o.x, i) + m.f(o.row, i % o.width)),
  ...imageFormulas,
  ...sequenceFormulas,
};
