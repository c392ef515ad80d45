import { expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { BoltzmannMachine } from './boltzmannMachine.ts';

const [V, H] = [3, 2];
/** Three visible and two hidden units: all 2⁵ states can be counted. */
const start = {
  weight: [0.6, -0.4, 0.3, -0.5, 0.8, 0.2],
  hiddenBias: [0.1, -0.3],
  visibleBias: [0.2, 0, -0.4],
};
type Parameters = { readonly [K in keyof typeof start]: ArrayLike<number> };
/** What is to be learned: patterns that go together, with how often each is seen. */
const data = [
  [1, 1, 0],
  [1, 1, 0],
  [0, 0, 1],
  [1, 0, 0],
];

function machine(options: { learningRate?: number; backEnd?: 'simd' | 'reference'; momentum?: number } = {}) {
  const made = new BoltzmannMachine({
    ...{ visible: V, hidden: H, batchSize: 4, visibleUnits: 'binary', learningRate: 0, momentum: 0 },
    ...options,
  });
  made.weight.set(start.weight);
  made.hiddenBias.set(start.hiddenBias);
  made.visibleBias.set(start.visibleBias);
  return made;
}

const stream = (seed: number) => {
  const random = randomFrom([seed, 7], logf);
  return () => random.uniform();
};

// The same by enumeration, in double precision.

const states = (n: number) =>
  Array.from({ length: 2 ** n }, (_, s) => Array.from({ length: n }, (_, i) => (s >> i) & 1));
const sigma = (x: number) => 1 / (1 + Math.exp(-x));
const sumsOfHidden = (p: Parameters, v: readonly number[]) =>
  Array.from({ length: H }, (_, j) => v.reduce((sum, x, i) => sum + x * p.weight[j * V + i]!, p.hiddenBias[j]!));
const hiddenGiven = (p: Parameters, v: readonly number[]) => sumsOfHidden(p, v).map(sigma);
const visibleGiven = (p: Parameters, h: readonly number[]) =>
  Array.from({ length: V }, (_, i) =>
    sigma(h.reduce((sum, x, j) => sum + x * p.weight[j * V + i]!, p.visibleBias[i]!)),
  );
/** Statistics of a state of the visible units: v hᵀ, h, v. */
const statistics = (p: Parameters, v: readonly number[]) => {
  const h = hiddenGiven(p, v);
  return [...h.flatMap((x) => v.map((y) => x * y)), ...h, ...v];
};
const weighted = (rows: readonly (readonly number[])[], weights: readonly number[]) =>
  rows[0]!.map((_, i) => rows.reduce((sum, row, k) => sum + weights[k]! * row[i]!, 0));
const minus = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x - b[i]!);

/** log P(v), by the sum over all states. */
function logProbabilities(p: Parameters) {
  const energy = (v: readonly number[]) =>
    v.reduce((sum, x, i) => sum + x * p.visibleBias[i]!, 0) +
    sumsOfHidden(p, v).reduce((sum, z) => sum + Math.log(1 + Math.exp(z)), 0);
  const all = states(V);
  const z = Math.log(all.reduce((sum, v) => sum + Math.exp(energy(v)), 0));
  return (v: readonly number[]) => energy(v) - z;
}
const logLikelihood = (p: Parameters) => {
  const log = logProbabilities(p);
  return data.reduce((sum, v) => sum + log(v), 0) / data.length;
};

/** What an update of contrastive divergence is on average: over all hidden states, each with its probability. */
function expectedUpdate(p: Parameters) {
  const before = weighted(
    data.map((v) => statistics(p, v)),
    data.map(() => 1 / data.length),
  );
  const after = weighted(
    data.map((v) => {
      const on = hiddenGiven(p, v);
      const all = states(H);
      const chances = all.map((h) => h.reduce((product, x, j) => product * (x ? on[j]! : 1 - on[j]!), 1));
      return weighted(
        all.map((h) => statistics(p, visibleGiven(p, h))),
        chances,
      );
    }),
    data.map(() => 1 / data.length),
  );
  return minus(after, before);
}

/** −∂ log P(data) / ∂parameters, exactly: contrastive divergence of infinitely many steps. */
function exactGradient(p: Parameters) {
  const log = logProbabilities(p);
  const all = states(V);
  const model = weighted(
    all.map((v) => statistics(p, v)),
    all.map((v) => Math.exp(log(v))),
  );
  return minus(
    model,
    weighted(
      data.map((v) => statistics(p, v)),
      data.map(() => 1 / data.length),
    ),
  );
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, i) => sum + x * b[i]!, 0);

it('on average an update is what enumeration of all hidden states gives', () => {
  const expected = expectedUpdate(start);
  const rbm = machine();
  const uniform = stream(1);
  const times = 4000;
  const mean = expected.map(() => 0);
  const squares = expected.map(() => 0);
  for (let t = 0; t < times; t++) {
    rbm.update(new Float32Array(data.flat()), uniform);
    for (const [i, g] of rbm.gradients.entries()) {
      mean[i]! += g / times;
      squares[i]! += (g * g) / times;
    }
  }
  for (const [i, m] of mean.entries()) {
    const error = Math.sqrt(Math.max(0, squares[i]! - m * m) / times);
    expect(Math.abs(m - expected[i]!), `gradient ${i}`).toBeLessThanOrEqual(4 * error + 1e-6);
  }
  expect([...rbm.weight]).toEqual([...new Float32Array(start.weight)]);
});

it('an update points the way in which the data become likelier, and many of them make them so', () => {
  const exact = exactGradient(start);
  // The exact gradient by differences of the exact likelihood.
  for (const [i] of start.weight.entries()) {
    const at = (h: number) => logLikelihood({ ...start, weight: start.weight.map((w, k) => (k === i ? w + h : w)) });
    expect(exact[i]).toBeCloseTo(-(at(1e-4) - at(-1e-4)) / 2e-4, 6);
  }
  expect(dot(expectedUpdate(start), exact)).toBeGreaterThan(0);
  const rbm = machine({ learningRate: 0.1, momentum: 0.5 });
  const uniform = stream(2);
  for (let t = 0; t < 2000; t++) rbm.update(new Float32Array(data.flat()), uniform);
  expect(logLikelihood(rbm)).toBeGreaterThan(logLikelihood(start) + 0.5);
  // No distribution gives the data more than their own frequencies do.
  expect(logLikelihood(rbm)).toBeLessThanOrEqual(0.5 * Math.log(0.5) + 0.5 * Math.log(0.25));
});

it('both back ends come to the same bits, whatever the size of a batch', () => {
  const made = (['simd', 'reference'] as const).map((backEnd) => {
    const rbm = machine({ backEnd, learningRate: 0.3, momentum: 0.9 });
    const uniform = stream(3);
    const errors = [4, 1, 3, 4].map((n) => rbm.update(new Float32Array(data.slice(0, n).flat()), uniform));
    return [errors, [...rbm.weight], [...rbm.hiddenBias], [...rbm.visibleBias]];
  });
  expect(made[1]).toEqual(made[0]);
});

it('Gaussian visible units are given back as means, without a bend', () => {
  const rbm = new BoltzmannMachine({
    ...{ visible: V, hidden: H, batchSize: 1, visibleUnits: 'gaussian', learningRate: 0, momentum: 0 },
  });
  rbm.visibleBias.set([3, -2, 0.5]);
  expect(rbm.update(new Float32Array([2, -2, 0.5]), () => 0.99)).toBeCloseTo(1, 6);
});
