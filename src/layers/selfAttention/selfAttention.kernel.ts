import { expf } from '#base/math.ts';
import { addUp, bent } from '#layers/closeUpKernel.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import type { selfAttention } from './selfAttention.ts';

const f = Math.fround;

/** exp(x − max) / Σ exp(x − max), as the kernel rounds it. */
function softmaxOf(scores: readonly number[]): number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => expf(f(score - largest)));
  const total = powers.reduce((sum, power) => f(sum + power), 0);
  return powers.map((power) => f(power / total));
}

/**
 * [Q K V] = X W_inᵀ + b_in, O = attention(Q, K, V) head by head, A = O W_outᵀ + b_out. Backward: dW_out += dAᵀ O, dO = dA W_out, d[Q K V] from dO,
 * dW_in += d[Q K V]ᵀ X, dX = d[Q K V] W_in; sums over rows run over samples, within them over steps, ascending.
 */
export const selfAttentionKernel: KernelOf<typeof selfAttention> = {
  lower(lowering, input, values) {
    const { rows } = input;
    const [steps, embedding] = [input.shape[0]!, input.shape[1]!];
    const { heads } = values;
    const width = embedding / heads;
    const all = rows * steps;
    const into = { weight: lowering.parameter('in_proj_weight'), bias: lowering.parameter('in_proj_bias') };
    const out = { weight: lowering.parameter('out_proj.weight'), bias: lowering.parameter('out_proj.bias') };
    const weights = lowering.tensor([heads, steps, steps], false);
    lowering.expose('attention', weights);
    const qkv = lowering.scratch(3 * all * embedding);
    const mixed = lowering.scratch(all * embedding);
    const a = lowering.tensor(input.shape);

    /** y = x Wᵀ + b */
    const project = (x: number, { weight, bias }: typeof into, y: number, columns: number) => {
      const transposed = lowering.scratch(columns * embedding);
      lowering.forward('transpose', { x: weight.address, out: transposed, rows: columns, columns: embedding });
      lowering.forward('gemm', {
        a: x,
        aRow: embedding,
        aColumn: 1,
        b: transposed,
        bRow: columns,
        c: y,
        cRow: columns,
        m: all,
        n: columns,
        k: embedding,
        start: 2,
        bias: bias.address,
      });
    };
    /** dW += dyᵀ x, db += Σ dy, dx = dy W unless that is 0 */
    const projectBack = (x: number, { weight, bias }: typeof into, dY: number, columns: number, dX: number) => {
      lowering.backward('gemm', {
        a: dY,
        aRow: 1,
        aColumn: columns,
        b: x,
        bRow: embedding,
        c: weight.gradient,
        cRow: embedding,
        m: columns,
        n: embedding,
        k: all,
        start: 1,
        bias: 0,
      });
      lowering.backward('columnSums', { x: dY, out: bias.gradient, rows: all, columns, accumulate: 1 });
      if (!dX) return;
      lowering.backward('gemm', {
        a: dY,
        aRow: columns,
        aColumn: 1,
        b: weight.address,
        bRow: embedding,
        c: dX,
        cRow: embedding,
        m: all,
        n: embedding,
        k: columns,
        start: 0,
        bias: 0,
      });
    };

    const shape = { qkv, weights: weights.address, rows, steps, heads, width };
    project(input.address, into, qkv, 3 * embedding);
    const scratch = lowering.scratch(steps * (steps + width));
    lowering.forward('attention', { ...shape, y: mixed, causal: values.causal ? 1 : 0, scratch });
    project(mixed, out, a.address, embedding);
    if (lowering.mode === 'evaluate') return a;
    const dMixed = lowering.scratch(all * embedding);
    const dQkv = lowering.scratch(3 * all * embedding);
    const back = lowering.scratch(steps * (2 * steps + width));
    projectBack(mixed, out, a.gradient, embedding, dMixed);
    lowering.backward('attentionGradient', { ...shape, dY: dMixed, dQkv, scratch: back });
    projectBack(input.address, into, dQkv, 3 * embedding, input.gradient);
    return a;
  },
  closeUp(at) {
    const { input, inputShape, unit, values, parameter } = at;
    const [steps, embedding] = inputShape as [number, number];
    const width = embedding / values.heads;
    const [step, feature] = [Math.floor(unit / embedding), unit % embedding];
    const [into, intoBias] = [parameter('in_proj_weight')!, parameter('in_proj_bias')!];
    /** So many numbers of the projection of a step, from its row `first` on. */
    const projected = (t: number, first: number) => {
      const x = input.subarray(t * embedding, (t + 1) * embedding);
      return Array.from({ length: width }, (_, d) => {
        const row = first + d;
        return addUp(into.subarray(row * embedding, (row + 1) * embedding), x, intoBias[row]!);
      });
    };
    const scale = f(1 / f(Math.sqrt(width)));
    const all = Array.from({ length: steps }, (_, t) => t);
    const heads = Array.from({ length: values.heads }, (_, h) => {
      const query = projected(step, h * width);
      const keys = all.map((t) => projected(t, embedding + h * width));
      const contents = all.map((t) => projected(t, 2 * embedding + h * width));
      const scaled = query.map((q) => f(q * scale));
      const scores = keys.slice(0, values.causal ? step + 1 : steps).map((key) => addUp(scaled, key));
      const seen = softmaxOf(scores);
      const shares = all.map((t) => seen[t] ?? 0);
      const mixed = query.map((_, d) =>
        addUp(
          shares,
          contents.map((content) => content[d]!),
        ),
      );
      return { query, keys, values: contents, scores, shares, mixed };
    });
    const weights = [...parameter('out_proj.weight')!.subarray(feature * embedding, (feature + 1) * embedding)];
    const inputs = heads.flatMap(({ mixed }) => mixed);
    const bias = parameter('out_proj.bias')![feature]!;
    const sum = bent(at, addUp(weights, inputs, bias), 'linear');
    return { kind: 'attention', step, feature, heads, weights, inputs, bias, ...sum };
  },
};
