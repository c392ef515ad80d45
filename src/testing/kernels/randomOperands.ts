/**
 * @file Random operands for every operation, for the tests: sizes that end inside a vector, odd addresses, outputs in place of inputs, special values.
 * Longer than 300 lines because it has an entry for every operation, and what they draw from.
 */
import { logf } from '#base/math.ts';
import { type Random, randomFrom } from '#base/random.ts';
import { activationFunctions, pointwiseLosses } from '#kernels/functions.ts';
import type { Operands, OpName } from '#kernels/ops.ts';
import { denseOperands } from './randomDenseOperands.ts';
import { imageOperands } from './randomImageOperands.ts';
import { sequenceOperands } from './randomSequenceOperands.ts';

export const SIZES = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33];
const SPECIAL = [
  0,
  -0,
  1e30,
  -1e30,
  3.4e38,
  -3.4e38,
  1e-40,
  -1e-40,
  1e-45,
  NaN,
  Infinity,
  -Infinity,
  88.7,
  -87.3,
  -100,
  20,
  -20,
  1,
];
/** Bytes that the operands of one operation may take up. */
export const ROOM = 1 << 18;

export type Kind = 'plain' | 'special';

interface Views {
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly f64: Float64Array;
}

const noise = (kind: Kind) => {
  const random = randomFrom([kind.length, 77], logf);
  return Float32Array.from({ length: ROOM / 4 + 1000 }, () =>
    kind === 'special' && random.below(6) === 0
      ? SPECIAL[random.below(SPECIAL.length)]!
      : 4 * random.uniform() - 2 + (random.word() & 1 ? random.uniform() : 0),
  );
};
const NOISE: Readonly<Record<Kind, Float32Array>> = { plain: noise('plain'), special: noise('special') };

/** Hands out places in memory, filled with random numbers. Everything from `base` to `base + ROOM` is filled, so that a stray write shows. */
export class Operand {
  readonly random: Random;
  /** Places that the operation may use as it likes, with their sizes in words: what it leaves there does not count. */
  readonly scratches: [at: number, words: number][] = [];
  private readonly views: Views;
  private readonly end: number;
  private readonly noise: Float32Array;
  private next: number;

  constructor(views: Views, base: number, seed: number, kind: Kind) {
    this.random = randomFrom([seed, 77], logf);
    this.views = views;
    this.noise = NOISE[kind];
    this.next = base;
    this.end = base + ROOM;
    const from = this.random.below(1000);
    views.f32.set(this.noise.subarray(from, from + ROOM / 4), base / 4);
  }

  /** A place for `count` words, at any multiple of 4. */
  words(count: number): number {
    const at = this.next + 4 * this.random.below(4);
    this.next = at + 4 * count;
    if (this.next > this.end) throw new Error('randomOperands: ROOM is too small');
    return at;
  }

  /** A place for `count` words of the kernel's own. */
  scratch(count: number): number {
    const at = this.words(count);
    this.scratches.push([at, count]);
    return at;
  }

  /** `count` whole numbers below `limit`. */
  integers(count: number, limit: number): number {
    const at = this.words(count);
    for (let i = 0; i < count; i++) this.views.i32[at / 4 + i] = this.random.below(limit);
    return at;
  }

  /** A place for float64 numbers, at any multiple of 8. */
  doubles(...values: number[]): number {
    const at = Math.ceil(this.words(2 * values.length + 1) / 8) * 8;
    this.views.f64.set(values, at / 8);
    return at;
  }

  /** `count` numbers, some of them special where the kind is. */
  many(count: number): number[] {
    const from = this.random.below(1000);
    return Array.from({ length: count }, (_, i) => this.noise[from + i]!);
  }

  double(value: number): number {
    return this.doubles(value);
  }

  floats(...values: number[]): number {
    const at = this.words(values.length);
    this.views.f32.set(values, at / 4);
    return at;
  }

  size(): number {
    return this.pick(SIZES);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.random.below(items.length)]!;
  }

  /** One of two, each as likely. */
  either<T>(one: T, other: T): T {
    return this.random.word() & 1 ? one : other;
  }

  /** Learning rate, c1, c2, step. */
  schedule(): number {
    return this.floats(0.01, 1 + this.random.uniform(), 1 + this.random.uniform(), 1 + this.random.below(2));
  }
}

const flat = (o: Operand) => {
  const count = o.size();
  return { count, x: o.words(count), y: o.words(count) };
};
const logits = (o: Operand) => {
  const rows = o.size();
  const classes = 1 + o.size();
  const x = o.words(rows * classes);
  return { rows, classes, x, target: o.integers(rows, classes) };
};
const block = (o: Operand) => {
  const outer = o.pick([0, 1, 2, 3, 5, 9]);
  const classes = 1 + o.pick([0, 1, 2, 4, 9, 16]);
  const inner = o.pick([1, 1, 2, 3, 4, 5, 9]);
  return { outer, classes, inner, words: outer * classes * inner };
};
const optimizer = (o: Operand) => {
  const count = o.size();
  return {
    count,
    p: o.words(count),
    g: o.words(count),
    schedule: o.schedule(),
    scale: o.either(1, 0.5),
    weightDecay: o.either(0, 0.1),
  };
};
const functionCode = (o: Operand) => o.random.below(activationFunctions.length - 1);

/** Operands for every operation. A missing operation does not compile, and fails the test. */
export const randomOperands: { readonly [O in OpName]: (o: Operand) => Operands<O> } = {
  fill: (o) => ({ count: o.size(), out: o.words(40), value: o.random.normal() }),
  copy: (o) => {
    const { count, x, y } = flat(o);
    return { count, x, out: o.either(y, x + 8) };
  },
  add: (o) => {
    const { count, x, y } = flat(o);
    return { count, a: x, b: y, out: o.pick([x, y, o.words(count)]) };
  },
  gatherRows: (o) => {
    const width = o.size();
    const rows = o.size();
    return { width, rows, table: o.words(7 * width), index: o.integers(rows, 7), out: o.words(rows * width) };
  },
  transpose: (o) => {
    const rows = o.size();
    const columns = o.size();
    return { rows, columns, x: o.words(rows * columns), out: o.words(rows * columns) };
  },
  gemm: (o) => {
    const turned = o.either(true, false);
    const m = o.either(o.size(), o.pick([16, 35, 70]));
    const n = o.either(o.size(), o.pick([32, 43]));
    const k = o.either(o.size(), m > 33 ? 131 : o.pick([64, 256, 257, 300]));
    const gap = o.either(0, 3);
    const aRow = turned ? 1 : k + gap;
    const aColumn = turned ? m + gap : 1;
    const spread = o.pick([1, 1, 1, 2]); // sometimes neither stride is 1
    return {
      a: o.words((k + gap + 1) * (m + gap + 1) * spread),
      aRow: aRow * spread,
      aColumn: aColumn * spread,
      b: o.words(k * (n + gap)),
      bRow: n + gap,
      c: o.words(m * (n + gap)),
      cRow: n + gap,
      m,
      n,
      k,
      start: o.random.below(3),
      bias: o.words(n),
    };
  },
  columnSums: (o) => {
    const rows = o.size();
    const columns = o.size();
    return { rows, columns, x: o.words(rows * columns), out: o.words(columns), accumulate: o.random.below(2) };
  },
  activate: (o) => {
    const { count, x, y } = flat(o);
    return { f: functionCode(o), count, x, y: o.either(x, y) };
  },
  activateGradient: (o) => {
    const { count, x, y } = flat(o);
    const dY = o.words(count);
    return { f: functionCode(o), count, x, y, dY, dX: o.either(dY, o.words(count)) };
  },
  softmax: (o) => {
    const { words, ...shape } = block(o);
    const x = o.words(words);
    return { ...shape, x, y: o.either(x, o.words(words)) };
  },
  softmaxGradient: (o) => {
    const { words, ...shape } = block(o);
    const dY = o.words(words);
    return { ...shape, dY, y: o.words(words), dX: o.either(dY, o.words(words)) };
  },
  dropout: (o) => {
    const { count, x, y } = flat(o);
    const key = o.integers(3, 1000); // two words, and the row
    return {
      count,
      x,
      y: o.either(x, y),
      rate: o.pick([0, 0.1, 0.5, 0.9]),
      key,
      salt: o.random.word() | 0,
      width: o.size(),
    };
  },
  crossEntropy: (o) => {
    const { rows, classes, x, target } = logits(o);
    const dX = o.pick([0, x, o.words(rows * classes)]);
    return { rows, classes, x, target, losses: o.words(rows), dX, scale: o.either(1, 0.1) };
  },
  pointwiseLoss: (o) => {
    const rows = o.size();
    const width = o.either(1, o.size());
    return {
      kind: o.random.below(pointwiseLosses.length),
      rows,
      width,
      x: o.words(rows * width),
      target: o.words(rows * width),
      losses: o.words(rows),
      dX: o.either(0, o.words(rows * width)),
      scale: o.either(1, 0.1),
    };
  },
  sum: (o) => ({ count: o.size(), x: o.words(40), out: o.double(1.5), accumulate: o.random.below(2) }),
  sumOfSquares: (o) => ({ count: o.size(), x: o.words(40), out: o.double(1.5), accumulate: o.random.below(2) }),
  clip: (o) => ({
    count: o.size(),
    x: o.words(40),
    norm2: o.double(o.pick([0, 1e-12, 0.3, 50, Infinity, NaN])),
    limit: o.either(1, 0.01),
  }),
  penalty: (o) => {
    const { count, x, y } = flat(o);
    return { count, p: x, g: y, l1: o.either(0, 0.1), l2: o.either(0, 0.01) };
  },
  scatter: (o) => {
    const count = o.size();
    return { count, x: o.words(64), index: o.integers(count, 64), values: o.either(0, o.words(count)) };
  },
  sgd: (o) => {
    const given = optimizer(o);
    return { ...given, v: o.words(given.count), momentum: o.either(0, 0.9), nesterov: o.random.below(2) };
  },
  adam: (o) => {
    const given = optimizer(o);
    const v = o.words(given.count);
    return {
      ...given,
      m: o.words(given.count),
      v,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      decoupled: o.random.below(2),
    };
  },
  rmsProp: (o) => {
    const given = optimizer(o);
    return { ...given, s: o.words(given.count), decay: 0.99, rest: 1 - 0.99, epsilon: 1e-8 };
  },
  adagrad: (o) => {
    const given = optimizer(o);
    return { ...given, s: o.words(given.count), epsilon: 1e-10 };
  },
  dense: (o) => denseOperands.dense(o),
  denseGradient: (o) => denseOperands.denseGradient(o),
  panelProducts: (o) => {
    const [aPanels, bPanels] = [o.pick([0, 1, 2, 3]), o.pick([0, 1, 2, 5])];
    const k = o.size();
    const gap = o.either(0, 1);
    const cRow = 4 * bPanels + gap;
    return {
      ...{ aPanels, bPanels, k, cRow },
      a: o.doubles(...o.many(4 * aPanels * k)),
      b: o.doubles(...o.many(4 * bPanels * k)),
      c: o.doubles(...o.many(4 * aPanels * cRow)),
    };
  },
  ...imageOperands,
  ...sequenceOperands,
};
