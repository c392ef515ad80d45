/**
 * @file The instruction set. A network is lowered to a linear program that lies in the same linear memory as its numbers;
 * a back end (TypeScript reference or SIMD WebAssembly) runs it in one call. An instruction is 16 words of 4 bytes: the
 * opcode (its place in `ops`), then the operands in the order given here. An operand is a whole number (an address in
 * bytes, an element count, a stride in elements, a code), or a float32 where its name ends in `:f`.
 *
 * Both back ends round every addition, product, quotient and root to float32 and add in the order stated, so that they
 * agree to the bit. Sums of losses, squared norms, the normalisation by own moments and products of panels are kept in float64, added in index order.
 *
 * Longer than 300 lines because it is one list: every operation with its formula, the order of its sums, and its operands.
 *
 * Adding an operation: a line here, a function in `reference/` and its name in the list of `reference/index.ts`, a function in `simd/`, whose parameters are
 * the operands by name and order (`scripts/simdDispatch.ts` writes the switch). The test in `kernels.test.ts` runs every operation on both back ends and
 * compares bits.
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
  /** y[i] = f(x[i]); `f` is the place in `activationFunctions` (`functions.ts`) (not softmax). */
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
   * Element-wise losses, averaged over a row: `kind` is the place in `pointwiseLosses` (`functions.ts`). losses[r] = (Σ_c ℓ(x, t)) · (1 / width), c ascending;
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
  /**
   * PyTorch's RMSprop: g ← g + weightDecay · p; s ← decay · s + (rest · g) g; p ← p − rate · (g / (√s + ε)). `rest` is 1 − decay, rounded once: of a decay
   * that is rounded already it would be off by 1e-6, and every step with it.
   */
  rmsProp: ['p', 'g', 's', 'count', 'schedule', 'scale:f', 'decay:f', 'rest:f', 'epsilon:f', 'weightDecay:f'],
  /** PyTorch's Adagrad: g ← g + weightDecay · p; s ← s + g · g; p ← p − rate · (g / (√s + ε)). */
  adagrad: ['p', 'g', 's', 'count', 'schedule', 'scale:f', 'epsilon:f', 'weightDecay:f'],
  /** Moves rows that lie apart: out[r · outRow + j] = (accumulate ? out[r · outRow + j] : 0) + x[r · xRow + j], j < width. With accumulate 0 the words are copied as they are. */
  copyRows: ['x', 'xRow', 'out', 'outRow', 'rows', 'width', 'accumulate'],
  /** y[r, j] = x[r, j] + row[j]; y may be x. */
  addRows: ['x', 'row', 'y', 'rows', 'width'],
  /** table[index[r], j] += x[r, j], r ascending; index is int32. The gradient of `gatherRows`. */
  scatterAddRows: ['x', 'index', 'table', 'rows', 'width'],
  /**
   * Sinusoidal positions: out[t, 2i] = sin(t · ω_i), out[t, 2i + 1] = cos(t · ω_i), ω_i = exp(2i · (−ln 10000 / width)), the factor and each product rounded
   * to float32 (Vaswani et al. 2017).
   */
  positions: ['out', 'steps', 'width'],
  /**
   * Cross-correlation of [rows, channels, height, width] with [filters, channels, size, size]; side out = ⌊(side + 2 · padding − size) / stride⌋ + 1.
   * z[n, o, p] = bias[o] (0 address: 0) + Σ_k weight[o, k] · x̃[n, k, p], k = (c, row, column) of the window ascending, x̃ = 0 outside (these terms are added
   * too); y = f(z), sample by sample, `f` as in `activate`. z may be y, and is where f is linear. `scratch`: words for the kernel's own use, as many as `convolutionScratch.ts` says; so in the two that follow.
   */
  conv2d: [
    'f',
    'x',
    'weight',
    'bias',
    'z',
    'y',
    'rows',
    'channels',
    'height',
    'width',
    'filters',
    'size',
    'stride',
    'padding',
    'scratch',
  ],
  /**
   * The gradient of `conv2d` with respect to x, of x's own size [rows, channels, height, width], overwritten: dX starts from bias[c] (0 address: 0) and adds
   * weight[o, k] · dY[n, o, p] for every o ascending and, within, every place p ascending whose window holds the pixel; places beyond the edge of the output
   * count as 0, and their products are added too. With a bias it is a transposed convolution's forward pass.
   */
  conv2dInputGradient: [
    'weight',
    'bias',
    'dY',
    'dX',
    'rows',
    'channels',
    'height',
    'width',
    'filters',
    'size',
    'stride',
    'padding',
    'scratch',
  ],
  /** dWeight[o, k] += Σ_n Σ_p dY[n, o, p] · x̃[n, k, p], n and p ascending from what dWeight holds. */
  conv2dWeightGradient: [
    'x',
    'dY',
    'dWeight',
    'rows',
    'channels',
    'height',
    'width',
    'filters',
    'size',
    'stride',
    'padding',
    'scratch',
  ],
  /** out[c] = (accumulate ? out[c] : 0) + Σ_r Σ_i x[r, c, i], r and i ascending. */
  channelSums: ['x', 'out', 'rows', 'channels', 'inner', 'accumulate'],
  /**
   * The largest of each window of planes [height, width]: y [planes, outHeight, outWidth], index (int32) its place row · width + column in the plane, the
   * first of equals; a NaN wins over all.
   */
  maxPool2d: ['x', 'y', 'index', 'planes', 'height', 'width', 'size', 'stride'],
  /** dX [planes, height, width] = 0, then dX[index[p]] += dY[p], p ascending. */
  maxPool2dGradient: ['dY', 'index', 'dX', 'planes', 'height', 'width', 'size', 'stride'],
  /** y[p] = scale · Σ of the window, rows then columns ascending from 0: average pooling with scale 1 / size². */
  windowSum: ['x', 'y', 'planes', 'height', 'width', 'size', 'stride', 'scale:f'],
  /** dX [planes, height, width] = 0, then each window p ascending adds scale · dY[p] to each of its places: the gradient of `windowSum`, and, with stride = size and scale 1, nearest upsampling. */
  windowSpread: ['dY', 'dX', 'planes', 'height', 'width', 'size', 'stride', 'scale:f'],
  /** Mean over the middle axis of [outer, count, inner]: y[o, j] = (Σ_i x[o, i, j]) / count, i ascending. */
  mean: ['x', 'y', 'outer', 'count', 'inner'],
  /** dX[o, i, j] = dY[o, j] / count. */
  meanGradient: ['dY', 'dX', 'outer', 'count', 'inner'],
  /**
   * Standardises the groups of [outer, groups, inner] by their own moments over outer and inner, both ascending: mean = (Σ x) / n,
   * variance = (Σ (x − mean)²) / n, y = (x − mean) · (1 / √(variance + ε)). All in float64, y rounded once. Writes mean and variance: [groups] float64,
   * 8-byte aligned.
   */
  normalize: ['x', 'y', 'mean', 'variance', 'outer', 'groups', 'inner', 'epsilon:f'],
  /**
   * The gradient of `normalize` by its x and its moments: with r = 1 / √(variance + ε), s = (Σ dY) / n, k = ((Σ dY · (x − mean)) / n) · (r · r), sums over the
   * group as there: dX = ((dY − s) − (x − mean) · k) · r. All in float64, dX rounded once: in small groups the terms all but cancel. dX may be dY.
   */
  normalizeGradient: ['x', 'mean', 'variance', 'dY', 'dX', 'outer', 'groups', 'inner', 'epsilon:f'],
  /** y[o, c, i] = (x[o, c, i] − mean[c]) · (1 / √(variance[c] + ε)), by moments that are given. */
  standardize: ['x', 'y', 'mean', 'variance', 'outer', 'channels', 'inner', 'epsilon:f'],
  /**
   * Running moments (float32) of the moments that `normalize` writes (float64): r ← (1 − momentum) · r + momentum · m, for the variance with
   * m = variance · (count / (count − 1)), in float64 and rounded once. `count` is the number of values each moment was taken over; of a single value no
   * variance is known: nothing changes.
   */
  runningMoments: ['mean', 'variance', 'runningMean', 'runningVariance', 'channels', 'count', 'momentum:f'],
  /** y[o, c, i] = x[o, c, i] · weight[c] + bias[c]; y may be x. */
  scaleShift: ['x', 'weight', 'bias', 'y', 'outer', 'channels', 'inner'],
  /** dWeight[c] += Σ dY · x, dBias[c] += Σ dY over o, i ascending; dX = dY · weight[c] (dX may be dY; 0 address: not wanted). */
  scaleShiftGradient: ['x', 'weight', 'dY', 'dX', 'dWeight', 'dBias', 'outer', 'channels', 'inner'],
  /** One step of a recurrent layer over rows that lie `…Row` elements apart: h = tanh(a + b); b [rows, units] in one piece; h is also written to `next` (0: nowhere). */
  rnnStep: ['a', 'aRow', 'b', 'h', 'hRow', 'next', 'nextRow', 'rows', 'units'],
  /** dA = dH · (1 − h · h). */
  rnnStepGradient: ['h', 'hRow', 'dH', 'dHRow', 'dA', 'dARow', 'rows', 'units'],
  /**
   * One step of an LSTM. `gates` [4 · units, in the order i f g o] holds W_ih x + b_ih and is overwritten by the gates; b [rows, 4 · units] = W_hh h + b_hh
   * in one piece. i = σ(a_i + b_i), f and o likewise, g = tanh(a_g + b_g); c = f · before + i · g (before 0 address: 0; rows as far apart as cell's);
   * h = o · tanh(c), also written to `next` (0: nowhere).
   */
  lstmStep: ['gates', 'gatesRow', 'b', 'cell', 'cellRow', 'before', 'h', 'hRow', 'next', 'nextRow', 'rows', 'units'],
  /**
   * With t = tanh(c): dC = dCell + (dH · o) · (1 − t · t); dGates before their functions: di = ((dC · g) · i) · (1 − i), df = ((dC · before) · f) · (1 − f),
   * dg = (dC · i) · (1 − g · g), do = ((dH · t) · o) · (1 − o); dCell [rows, units] in one piece ← dC · f, for the step before. dGates may be gates.
   */
  lstmStepGradient: [
    'gates',
    'gatesRow',
    'cell',
    'cellRow',
    'before',
    'dH',
    'dHRow',
    'dCell',
    'dGates',
    'dGatesRow',
    'rows',
    'units',
  ],
  /**
   * One step of a GRU. `gates` [3 · units, in the order r z n] holds W_ih x + b_ih and is overwritten by the gates; b [3 · units] = W_hh h + b_hh.
   * r = σ(a_r + b_r), z = σ(a_z + b_z), n = tanh(a_n + r · b_n), h = (1 − z) · n + z · before; h is also written to `next` (0: nowhere).
   */
  gruStep: ['gates', 'gatesRow', 'b', 'bRow', 'before', 'beforeRow', 'h', 'hRow', 'next', 'nextRow', 'rows', 'units'],
  /**
   * dA_n = (dH · (1 − z)) · (1 − n · n), dA_z = ((dH · (before − n)) · z) · (1 − z), dA_r = ((dA_n · b_n) · r) · (1 − r);
   * dB_r = dA_r, dB_z = dA_z, dB_n = dA_n · r (rows as far apart as dA's); dBefore += dH · z (rows as far apart as dH's; 0: not wanted). dA may be gates,
   * dB b.
   */
  gruStepGradient: [
    'gates',
    'gatesRow',
    'b',
    'bRow',
    'before',
    'beforeRow',
    'dH',
    'dHRow',
    'dA',
    'dB',
    'dARow',
    'dBefore',
    'rows',
    'units',
  ],
  /**
   * Scaled dot-product attention. qkv [rows, steps, 3 · heads · width]: queries, keys, values, each head by head. With q' = q · (1 / √width) rounded:
   * weights[n, h, i, :] = softmax_j(Σ_d q'_id · k_jd), over j ≤ i where causal (0 elsewhere); y[n, i, h · width + d] = Σ_j weights_ij · v_jd, all sums
   * ascending from 0, over all j. `scratch`: steps · (steps + width) words.
   */
  attention: ['qkv', 'weights', 'y', 'rows', 'steps', 'heads', 'width', 'causal', 'scratch'],
  /**
   * dQkv, overwritten: dP_ij = Σ_d dY_id · v_jd, dS_ij = P_ij · (dP_ij − Σ_j dP_ij · P_ij); dq_id = (Σ_j dS_ij · k_jd) · (1 / √width),
   * dk_jd = Σ_i dS_ij · q'_id, dv_jd = Σ_i P_ij · dY_id, all sums ascending from 0. `scratch`: steps · (2 · steps + width) words.
   */
  attentionGradient: ['qkv', 'weights', 'dY', 'dQkv', 'rows', 'steps', 'heads', 'width', 'scratch'],
  /**
   * A dense layer: z[r, o] = bias[o] (0 address: 0) + Σ_k x[r, k] · weight[o, k], k ascending; y = f(z), `f` as in `activate`. z may be y, and is where f is
   * linear. `turned`: inputs · units words for the kernel's own use.
   */
  dense: ['f', 'x', 'weight', 'bias', 'z', 'y', 'rows', 'inputs', 'units', 'turned'],
  /**
   * The gradients of `dense`: dZ = dY · f′ as in `activateGradient` (dZ may be dY, and is where f is linear); dBias[o] = (accumulate ? dBias[o] : 0) +
   * Σ_r dZ[r, o] (0 address: not wanted), dWeight[o, k] = (accumulate ? dWeight[o, k] : 0) + Σ_r dZ[r, o] · x[r, k], r ascending;
   * dX[r, k] = Σ_o dZ[r, o] · weight[o, k], o ascending from 0 (0 address: not wanted).
   */
  denseGradient: [
    'f',
    'x',
    'weight',
    'z',
    'y',
    'dY',
    'dZ',
    'dX',
    'dWeight',
    'dBias',
    'rows',
    'inputs',
    'units',
    'accumulate',
  ],
  /**
   * Products in float64 (8-byte aligned), for what is measured, not for what is trained: c[i, j] = Σ_k a[⌊i / 4⌋, k, i mod 4] · b[⌊j / 4⌋, k, j mod 4], k
   * ascending from 0, i < 4 · aPanels, j < 4 · bPanels: both lie in panels [k, 4]. c has row stride cRow, in float64 numbers.
   */
  panelProducts: ['a', 'b', 'c', 'cRow', 'aPanels', 'bPanels', 'k'],
} as const satisfies Record<string, readonly string[]>;

export type OpName = keyof typeof ops;
export const opNames = Object.keys(ops) as OpName[];

/** The operands of an operation by name, the `:f` mark taken off. */
export type Operands<O extends OpName> = {
  [K in (typeof ops)[O][number] as K extends `${infer Name}:f` ? Name : K]: number;
};

/** Words in an instruction. */
export const INSTRUCTION_WORDS = 16;
