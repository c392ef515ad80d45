/**
 * @file The instruction set. A network is lowered to a linear program that lies in the same linear memory as its numbers;
 * a back end (TypeScript reference or SIMD WebAssembly) runs it in one call. An instruction is 16 words of 4 bytes: the
 * opcode (its place in `ops`), then the operands in the order given here. An operand is a whole number (an address in
 * bytes, an element count, a stride in elements, a code), or a float32 where its name ends in `:f`.
 *
 * Both back ends round every addition, product, quotient and root to float32 and add in the order stated, so that they
 * agree to the bit. Sums of losses and squared norms are kept in float64, added in index order.
 *
 * Adding an operation: a line here, a function in `reference/`, a function and a `case` in `simd/`. The test in
 * `kernels.test.ts` runs every operation on both back ends and compares bits.
 */
export const ops = {
  /** out[i] = value. */
  fill: ['out', 'count', 'value:f'],
  /** out[i] = x[i], 4-byte words. */
  copy: ['x', 'out', 'count'],
  /** out[i] = a[i] + b[i]; out may be a or b. */
  add: ['a', 'b', 'out', 'count'],
  /** Gathers rows: out[i, :] = table[index[i], :]; index is int32; words are copied as they are. */
  gatherRows: ['table', 'index', 'out', 'rows', 'width'],
  /** out[c, r] = x[r, c]. */
  transpose: ['x', 'out', 'rows', 'columns'],
  /**
   * c[i, j] = start + Σ_k a[i·aRow + k·aColumn] · b[k·bRow + j], k ascending; c has row stride cRow.
   * `start`: 0 zero, 1 what c holds, 2 bias[j].
   */
  gemm: ['a', 'aRow', 'aColumn', 'b', 'bRow', 'c', 'cRow', 'm', 'n', 'k', 'start', 'bias'],
  /** out[j] = (accumulate ? out[j] : 0) + Σ_i x[i, j], i ascending. */
  columnSums: ['x', 'out', 'rows', 'columns', 'accumulate'],
  /** y[i] = f(x[i]); `f` is the place in `activationFunctions` (not softmax). */
  activate: ['f', 'x', 'y', 'count'],
  /**
   * dX[i] = dY[i] · f′(x[i]); x before, y after the function; dX may be dY. Only y counts for relu, leakyRelu, elu, sigmoid and tanh (which may
   * therefore run in place), only x for gelu, silu, softplus and sine. At the kink f′ is that of the left side.
   */
  activateGradient: ['f', 'x', 'y', 'dY', 'dX', 'count'],
  /** Softmax over the middle axis of [outer, classes, inner]: y = exp(x − max) / Σ exp(x − max). */
  softmax: ['x', 'y', 'outer', 'classes', 'inner'],
  /** dX = y · (dY − Σ_c dY_c · y_c) over the middle axis. */
  softmaxGradient: ['y', 'dY', 'dX', 'outer', 'classes', 'inner'],
  /**
   * Inverted dropout: y[i] = u_i ≥ rate ? x[i] · (1 / (1 − rate)) : 0, where u_i = (word(key0, key1 + salt, i + width · row) >>> 8) / 2²⁴. At address
   * `key` lie three words: key0, key1, row. The row is that of the first sample within its batch, so that a batch taken sample by sample draws the
   * same mask. The backward pass is the same operation on dY.
   */
  dropout: ['x', 'y', 'count', 'rate:f', 'key', 'salt', 'width'],
  /**
   * Rows of logits [rows, classes] against class indices (int32): losses[r] = log Σ exp(x_r − max) − (x_r[target] − max),
   * dX = (softmax(x_r) − onehot) · scale. dX = 0 address: no gradient wanted.
   */
  crossEntropy: ['x', 'target', 'losses', 'dX', 'rows', 'classes', 'scale:f'],
  /**
   * Element-wise losses, averaged over a row: `kind` is the place in `pointwiseLosses`. losses[r] = (Σ_c ℓ(x, t)) · (1 / width), c ascending;
   * dX = ℓ′(x, t) · scale. dX = 0 address: no gradient wanted.
   */
  pointwiseLoss: ['kind', 'x', 'target', 'losses', 'dX', 'rows', 'width', 'scale:f'],
  /** out (float64, 8-byte aligned) = (accumulate ? out : 0) + Σ x[i]. */
  sum: ['x', 'out', 'count', 'accumulate'],
  /** out (float64, 8-byte aligned) = (accumulate ? out : 0) + Σ x[i]². */
  sumOfSquares: ['x', 'out', 'count', 'accumulate'],
  /** x[i] *= float32(min(1, limit / (√norm2 + 1e-6))), in float64, norm2 the float64 at `norm2` (PyTorch's clip_grad_norm_). */
  clip: ['x', 'count', 'norm2', 'limit:f'],
  /** g[i] += l1 · sign(p[i]) + l2 · p[i]; sign(0) = 0. */
  penalty: ['p', 'g', 'count', 'l1:f', 'l2:f'],
  /** x[index[i]] = values[i]; values = 0 address: zero. */
  scatter: ['x', 'index', 'values', 'count'],
  /**
   * PyTorch's SGD. g ← g + weightDecay · p; first step: v ← g, later v ← momentum · v + g; d = nesterov ? g + momentum · v : v (momentum 0: d = g, v is
   * not touched); p ← p − rate · d, rate = scale · (learning rate at `schedule`[0]). `schedule`[3] is the step count as float32, 1 at the first.
   * In all optimisers the gradient in memory stays as it is. Here, in Adam and in RMSprop a moment (m, v, s) below 2⁻¹²⁶ becomes 0: denormals would
   * never leave a dead unit and make its steps several times as slow.
   */
  sgd: ['p', 'g', 'v', 'count', 'schedule', 'scale:f', 'momentum:f', 'nesterov', 'weightDecay:f'],
  /**
   * PyTorch's Adam / AdamW. decoupled: p ← p − (rate · weightDecay) · p, else g ← g + weightDecay · p. m ← β1 m + (1 − β1) g;
   * v ← β2 v + ((1 − β2) g) g; p ← p − (rate · c1) · (m / (√v · c2 + ε)), with rate = scale · schedule[0], c1 = schedule[1] = 1 / (1 − β1^t),
   * c2 = schedule[2] = 1 / √(1 − β2^t), with β1 and β2 rounded to float32 before the power is taken, as the kernel's 1 − β is.
   */
  adam: [
    'p',
    'g',
    'm',
    'v',
    'count',
    'schedule',
    'scale:f',
    'beta1:f',
    'beta2:f',
    'epsilon:f',
    'weightDecay:f',
    'decoupled',
  ],
  /** PyTorch's RMSprop: g ← g + weightDecay · p; s ← decay · s + ((1 − decay) g) g; p ← p − rate · (g / (√s + ε)). */
  rmsProp: ['p', 'g', 's', 'count', 'schedule', 'scale:f', 'decay:f', 'epsilon:f', 'weightDecay:f'],
  /** PyTorch's Adagrad: g ← g + weightDecay · p; s ← s + g · g; p ← p − rate · (g / (√s + ε)). */
  adagrad: ['p', 'g', 's', 'count', 'schedule', 'scale:f', 'epsilon:f', 'weightDecay:f'],
} as const satisfies Record<string, readonly string[]>;

export type OpName = keyof typeof ops;
export const opNames = Object.keys(ops) as OpName[];

/** The operands of an operation by name, the `:f` mark taken off. */
export type Operands<O extends OpName> = {
  [K in (typeof ops)[O][number] as K extends `${infer Name}:f` ? Name : K]: number;
};

/** Words in an instruction. */
export const INSTRUCTION_WORDS = 16;

/** The order is the code in `activate` and `activateGradient`. */
export const activationFunctions = [
  'linear',
  'relu',
  'leakyRelu',
  'elu',
  'gelu',
  'silu',
  'sigmoid',
  'tanh',
  'softplus',
  'sine',
  'softmax',
] as const;
export type ActivationFunction = (typeof activationFunctions)[number];

/** The order is the code in `pointwiseLoss`. */
export const pointwiseLosses = ['binaryCrossEntropy', 'mse', 'mae', 'huber'] as const;
export type PointwiseLoss = (typeof pointwiseLosses)[number];
