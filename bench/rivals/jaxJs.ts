/** @file jax-js: the whole step, optimiser included, under one `jit`. */
import {
  denseSamples,
  denseWeights,
  gridPoints,
  imageSamples,
  imageWeights,
  oneHot,
  tokenParameters,
  tokenSamples,
  transposed,
} from '../material.ts';
import type { Runner } from '../runner.ts';
import { type DenseWorkload, type ImageWorkload, isGrid, type TokenWorkload, type Workload } from '../workloads.ts';
import type { Library } from './rivals.ts';
import { batches, meanSquare } from './shared.ts';

type Tensor = Library;
/** The mean loss of a batch; consumes its arguments, as everything in jax-js does. */
type Loss = (parameters: Tensor[], x: Tensor, y: Tensor) => Tensor;
interface Task {
  readonly parameters: Tensor[];
  readonly xs: Tensor[];
  readonly ys: Tensor[];
  readonly loss: Loss;
}

export function makeJaxJs(jax: Library, w: Workload): Runner {
  if (w.kind === 'image') return trainer(jax, w, imageTask(jax, w));
  if (w.kind === 'tokens') return trainer(jax, w, tokenTask(jax, w));
  return isGrid(w) ? onGrid(jax, w) : trainer(jax, w, denseTask(jax, w));
}

const array = (jax: Library, values: Float32Array, shape: readonly number[]): Tensor =>
  jax.numpy.array(values, { shape });

/** One compiled step: new parameters, new optimiser state, loss. */
function compile(jax: Library, w: Workload, loss: Loss): Library {
  const { numpy: np, jit, valueAndGrad, tree } = jax;
  const rate = (w.loss === 'mse' ? 2 : 1) * w.optimizer.learningRate; // the squared error is halved
  if (w.optimizer.type === 'sgd')
    return jit((p: Tensor[], x: Tensor, y: Tensor) => {
      const [value, gradients] = valueAndGrad(loss)(tree.ref(p), x, y);
      return [p.map((q, i) => q.sub(gradients[i].mul(rate))), value];
    });
  return jit((p: Tensor[], m: Tensor[], v: Tensor[], c1: Tensor, c2: Tensor, x: Tensor, y: Tensor) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(p), x, y);
    const next: [Tensor[], Tensor[], Tensor[]] = [[], [], []];
    for (const [i, q] of p.entries()) {
      const mean = m[i].mul(0.9).add(gradients[i].ref.mul(1 - 0.9));
      const square = v[i].mul(0.999).add(np.square(gradients[i]).mul(1 - 0.999));
      const step = mean.ref.mul(c1.ref).mul(rate);
      next[0].push(q.sub(step.div(np.sqrt(square.ref.mul(c2.ref)).add(1e-8))));
      next[1].push(mean);
      next[2].push(square);
    }
    c1.dispose();
    c2.dispose();
    return [...next, value];
  });
}

function trainer(jax: Library, w: Workload, { parameters, xs, ys, loss }: Task): Runner {
  const { numpy: np } = jax;
  const step = compile(jax, w, loss);
  const adam = w.optimizer.type === 'adam';
  const zeros = () => parameters.map((p) => np.zeros(p.shape));
  let [p, m, v] = [parameters, adam ? zeros() : [], adam ? zeros() : []];
  let steps = 0;
  let last = 0;
  const correction = (beta: number) => np.array(1 / (1 - beta ** steps));
  return {
    examples: w.batch,
    run(count) {
      for (let i = 0; i < count; i++) {
        const at = steps++ % xs.length;
        let value: Tensor;
        if (adam) [p, m, v, value] = step(p, m, v, correction(0.9), correction(0.999), xs[at].ref, ys[at].ref);
        else [p, value] = step(p, xs[at].ref, ys[at].ref);
        last = value.dataSync()[0]; // each step is flushed: where they pile up it is several times slower
      }
    },
    loss: () => last * (w.loss === 'mse' ? 2 : 1),
  };
}

const crossEntropy = (jax: Library, logits: Tensor, targets: Tensor, count: number): Tensor =>
  jax.nn
    .logSoftmax(logits)
    .mul(targets)
    .sum()
    .mul(-1 / count);

function denseParts(jax: Library, w: DenseWorkload) {
  const { numpy: np, nn } = jax;
  const bend: Record<string, (x: Tensor) => Tensor> = { tanh: np.tanh, relu: nn.relu, linear: (x) => x };
  const count = w.sizes.length - 1;
  const parameters = denseWeights(w).flatMap((values, i) => {
    const [inputs, units] = [w.sizes[i]!, w.sizes[i + 1]!];
    return [array(jax, transposed(values, units, inputs), [inputs, units]), np.zeros([units])];
  });
  const forward = (p: Tensor[], x: Tensor, kept?: Tensor[]): Tensor => {
    let flow = x;
    for (let i = 0; i < count; i++) {
      flow = bend[i === count - 1 ? w.out : w.hidden]!(np.dot(flow, p[2 * i]).add(p[2 * i + 1]));
      kept?.push(i === count - 1 ? flow : flow.ref);
    }
    return flow;
  };
  return { parameters, forward };
}

function denseTask(jax: Library, w: DenseWorkload): Task {
  const { parameters, forward } = denseParts(jax, w);
  const { inputs, targets } = denseSamples(w);
  const units = w.sizes.at(-1)!;
  const wanted = w.loss === 'mse' ? targets : oneHot(targets, units);
  return {
    parameters,
    xs: batches(inputs, w.samples, w.batch).map((x) => array(jax, x, [w.batch, w.sizes[0]!])),
    ys: batches(wanted, w.samples, w.batch).map((y) => array(jax, y, [w.batch, units])),
    loss: (p, x, y) =>
      w.loss === 'mse'
        ? jax.numpy
            .square(forward(p, x).sub(y))
            .sum()
            .mul(0.5 / w.batch)
        : crossEntropy(jax, forward(p, x), y, w.batch),
  };
}

function onGrid(jax: Library, w: DenseWorkload & { readonly grid: number }): Runner {
  const { parameters, forward } = denseParts(jax, w);
  const points = array(jax, gridPoints(w.grid), [w.grid ** 2, 2]);
  const compiled = jax.jit((p: Tensor[], x: Tensor) => {
    const kept: Tensor[] = [];
    forward(p, x, kept);
    return kept;
  });
  let read: Float32Array[] = [];
  return {
    examples: w.grid ** 2,
    run(grids) {
      for (let i = 0; i < grids; i++)
        read = compiled(jax.tree.ref(parameters), points.ref).map((t: Tensor) => t.dataSync());
    },
    loss: () => meanSquare(read.at(-1)!),
  };
}

function imageTask(jax: Library, w: ImageWorkload): Task {
  const { numpy: np, nn, lax } = jax;
  const [first, second, last] = imageWeights(w);
  const flat = w.side ** 2;
  const { inputs, targets } = imageSamples(w);
  const convolve = (x: Tensor, kernel: Tensor, bias: Tensor) =>
    lax.reduceWindow(nn.relu(lax.convGeneralDilated(x, kernel, [1, 1], 'SAME').add(bias)), np.max, [2, 2], [2, 2]);
  return {
    parameters: [
      array(jax, first, [8, 1, 5, 5]),
      np.zeros([8, 1, 1]),
      array(jax, second, [16, 8, 5, 5]),
      np.zeros([16, 1, 1]),
      array(jax, transposed(last, 10, flat), [flat, 10]),
      np.zeros([10]),
    ],
    xs: batches(inputs, w.samples, w.batch).map((x) => array(jax, x, [w.batch, 1, w.side, w.side])),
    ys: batches(oneHot(targets, 10), w.samples, w.batch).map((y) => array(jax, y, [w.batch, 10])),
    loss(p, x, y) {
      const found = convolve(convolve(x, p[0], p[1]), p[2], p[3]).reshape([w.batch, flat]);
      return crossEntropy(jax, np.dot(found, p[4]).add(p[5]), y, w.batch);
    },
  };
}

function tokenTask(jax: Library, w: TokenWorkload): Task {
  const { numpy: np, nn } = jax;
  const { batch, steps, width, heads, vocabulary } = w;
  const list = tokenParameters(w);
  const { inputs, targets } = tokenSamples(w);
  const coded = (indices: Float32Array) =>
    batches(oneHot(indices, vocabulary), w.samples, batch).map((x) => array(jax, x, [batch, steps, vocabulary]));
  const hidden = Float32Array.from({ length: steps * steps }, (_, k) => (k % steps > Math.floor(k / steps) ? -1e9 : 0));
  const mask = array(jax, hidden, [1, 1, steps, steps]);
  const loss: Loss = (parameters, x, y) => {
    const p: Record<string, Tensor> = Object.fromEntries(list.map(({ name }, i) => [name, parameters[i]]));
    const norm = (flow: Tensor, scale: string, shift: string) => {
      const centred = flow.ref.sub(flow.mean(-1, { keepdims: true }));
      const variance = np.square(centred.ref).mean(-1, { keepdims: true });
      return centred
        .div(np.sqrt(variance.add(1e-5)))
        .mul(p[scale])
        .add(p[shift]);
    };
    const linear = (flow: Tensor, weight: string, bias: string) => np.dot(flow, p[weight]).add(p[bias]);
    const attention = (flow: Tensor, at: string) => {
      const parts = linear(flow, `${at}in`, `${at}inBias`).reshape([batch, steps, 3, heads, width / heads]);
      const qkv = np.transpose(parts, [2, 0, 3, 1, 4]);
      const [q, k, v] = [qkv.ref.slice(0), qkv.ref.slice(1), qkv.slice(2)];
      const scores = np.matmul(q, np.swapaxes(k, -1, -2)).mul(1 / Math.sqrt(width / heads));
      const mixed = np.matmul(nn.softmax(scores.add(mask.ref), -1), v);
      return linear(np.transpose(mixed, [0, 2, 1, 3]).reshape([batch, steps, width]), `${at}out`, `${at}outBias`);
    };
    let flow = np.dot(x, p['tokens']).add(p['positions']);
    for (let b = 0; b < w.blocks; b++) {
      flow = flow.ref.add(attention(norm(flow, `${b}.norm1`, `${b}.shift1`), `${b}.`));
      const up = nn.relu(linear(norm(flow.ref, `${b}.norm2`, `${b}.shift2`), `${b}.up`, `${b}.upBias`));
      flow = flow.add(linear(up, `${b}.down`, `${b}.downBias`));
    }
    return crossEntropy(jax, linear(norm(flow, 'norm', 'shift'), 'head', 'headBias'), y, batch * steps);
  };
  return {
    parameters: list.map(({ values, shape }) => array(jax, values, shape)),
    xs: coded(inputs),
    ys: coded(targets),
    loss,
  };
}
