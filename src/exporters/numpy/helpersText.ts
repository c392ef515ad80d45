/** @file The functions of a NumPy program that it holds where its layers need them. */

interface Helper {
  readonly code: string;
  readonly uses?: readonly HelperName[];
}

export type HelperName = keyof typeof helpers;

const axesOfWindows = 'axis=(2, 3))[:, :, ::stride, ::stride]';

/** In the order in which a program holds them. */
const helpers = {
  read: {
    code: `def read(name):
    """The arrays of a safetensors file beside this program, by name."""
    with open(Path(__file__).with_name(name), "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        numbers = file.read()
    header.pop("__metadata__", None)
    kinds = {"F32": np.float32, "I32": np.int32}
    return {
        key: np.frombuffer(numbers[slice(*entry["data_offsets"])], kinds[entry["dtype"]]).reshape(entry["shape"])
        for key, entry in header.items()
    }`,
  },
  sigmoid: {
    code: `def sigmoid(z):
    return 1 / (1 + np.exp(-z))`,
  },
  softmax: {
    code: `def softmax(z, axis):
    e = np.exp(z - z.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)`,
  },
  normal_cdf: {
    code: `def normal_cdf(z):
    return (1 + np.vectorize(math.erf)(z / np.sqrt(2))) / 2`,
  },
  windows: {
    code: `def windows(x, size, stride):
    """Every square window of images [n, C, H, W]: [n, C, rows, columns, size, size]."""
    return np.lib.stride_tricks.sliding_window_view(x, (size, size), ${axesOfWindows}`,
  },
  under: {
    code: `def under(u, v, rows, columns, stride):
    """The pixels that lie under place (u, v) of every window."""
    return ..., slice(u, u + stride * rows, stride), slice(v, v + stride * columns, stride)`,
  },
  padded: {
    code: `def padded(x, padding):
    return np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))`,
  },
  conv2d: {
    code: `def conv2d(x, W, stride, padding):
    """z[o, i, j] = sum of W[o, c, u, v] * x[c, stride * i + u - padding, stride * j + v - padding]."""
    return np.einsum("ncijuv,ocuv->noij", windows(padded(x, padding), W.shape[2], stride), W, optimize=True)`,
    uses: ['windows', 'padded'],
  },
  conv2d_weights: {
    code: `def conv2d_weights(dz, x, size, stride, padding):
    """dL/dW: a weight is used at every place, so what every place asks of it adds up."""
    rows, columns = dz.shape[2:]
    seen = windows(padded(x, padding), size, stride)[:, :, :rows, :columns]
    return np.einsum("noij,ncijuv->ocuv", dz, seen, optimize=True)`,
    uses: ['windows', 'padded'],
  },
  conv2d_spread: {
    code: `def conv2d_spread(dz, W, stride, padding, height, width):
    """Gives each number of dz back to the pixels of its window, times the weight there: conv2d turned round."""
    dx = np.zeros((len(dz), W.shape[1], height + 2 * padding, width + 2 * padding))
    for u, v in np.ndindex(W.shape[2:]):
        dx[under(u, v, *dz.shape[2:], stride)] += np.einsum("noij,oc->ncij", dz, W[:, :, u, v])
    return dx[:, :, padding : padding + height, padding : padding + width]`,
    uses: ['under'],
  },
  max_pool_backward: {
    code: `def max_pool_backward(da, x, size, stride):
    """The largest number of a window gets its gradient; of equals the first."""
    dx, first = np.zeros_like(x), windows(x, size, stride).reshape(*da.shape, -1).argmax(-1)
    for u, v in np.ndindex(size, size):
        dx[under(u, v, *da.shape[2:], stride)] += da * (first == u * size + v)
    return dx`,
    uses: ['windows', 'under'],
  },
  avg_pool_backward: {
    code: `def avg_pool_backward(da, x, size, stride):
    dx = np.zeros_like(x)
    for u, v in np.ndindex(size, size):
        dx[under(u, v, *da.shape[2:], stride)] += da / size**2
    return dx`,
    uses: ['under'],
  },
  standardized: {
    code: `def standardized(x, axes, epsilon):
    """x with mean 0 and variance 1 over the axes, and the factor that stretched it."""
    factor = 1 / np.sqrt(x.var(axes, keepdims=True) + epsilon)
    return (x - x.mean(axes, keepdims=True)) * factor, factor`,
  },
  standardized_backward: {
    code: `def standardized_backward(dh, h, factor, axes):
    """Without what would only shift or stretch all of h, for that is undone."""
    return factor * (dh - dh.mean(axes, keepdims=True) - h * (dh * h).mean(axes, keepdims=True))`,
  },
  batch_norm: {
    code: `def batch_norm(x, path, momentum, epsilon, training):
    """Each channel standardised over the batch; without training by its running statistics in B."""
    axes, shape = (0, *range(2, x.ndim)), (1, -1) + (1,) * (x.ndim - 2)
    mean, var = B[f"{path}.running_mean"], B[f"{path}.running_var"]
    if not training:
        return (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + epsilon), None
    count = x.size / x.shape[1]
    mean += momentum * (x.mean(axes) - mean)
    var += momentum * (x.var(axes) * count / max(1, count - 1) - var)
    return standardized(x, axes, epsilon)`,
    uses: ['standardized'],
  },
  positions: {
    code: `def positions(steps, width):
    """Sine and cosine of t / 10000**(2i / width), in turn."""
    angles = np.arange(steps)[:, None] / 10000 ** (np.arange(0, width, 2) / width)
    return np.stack([np.sin(angles), np.cos(angles)], -1).reshape(steps, -1)[:, :width]`,
  },
  recurrent: {
    code: `def recurrent(path):
    return [P[f"{path}.{name}_l0"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]`,
  },
  recurrent_backward: {
    code: `def recurrent_backward(dA, dB, x, h, path, G):
    """Every step uses the same weights: what the steps ask of them adds up."""
    G[f"{path}.weight_ih_l0"] = np.einsum("ntg,nte->ge", dA, x)
    G[f"{path}.weight_hh_l0"] = np.einsum("ntg,ntu->gu", dB, h[:, :-1])
    G[f"{path}.bias_ih_l0"], G[f"{path}.bias_hh_l0"] = dA.sum((0, 1)), dB.sum((0, 1))
    return dA @ P[f"{path}.weight_ih_l0"]`,
  },
  rnn: {
    code: `def rnn(x, path):
    """h_t = tanh(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh); h[:, 0] is the state before the first step."""
    Wi, Wh, bi, bh = recurrent(path)
    h = np.zeros((len(x), x.shape[1] + 1, Wh.shape[1]))
    for t in range(x.shape[1]):
        h[:, t + 1] = np.tanh(x[:, t] @ Wi.T + bi + h[:, t] @ Wh.T + bh)
    return h`,
    uses: ['recurrent'],
  },
  rnn_backward: {
    code: `def rnn_backward(dh, x, h, path, G):
    Wh, dz, later = P[f"{path}.weight_hh_l0"], np.zeros_like(dh), 0
    for t in reversed(range(x.shape[1])):
        dz[:, t] = (dh[:, t] + later) * (1 - h[:, t + 1] ** 2)
        later = dz[:, t] @ Wh
    return recurrent_backward(dz, dz, x, h, path, G)`,
    uses: ['recurrent_backward'],
  },
  lstm: {
    code: `def lstm(x, path):
    """c_t = f c_(t-1) + i g, h_t = o tanh c_t; h[:, 0] and c[:, 0] are those before the first step."""
    Wi, Wh, bi, bh = recurrent(path)
    h = np.zeros((len(x), x.shape[1] + 1, Wh.shape[1]))
    c, gates = np.zeros_like(h), np.zeros((*x.shape[:2], len(Wh)))
    for t in range(x.shape[1]):
        i, f, g, o = np.split(x[:, t] @ Wi.T + bi + h[:, t] @ Wh.T + bh, 4, axis=1)
        i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
        c[:, t + 1] = f * c[:, t] + i * g
        h[:, t + 1] = o * np.tanh(c[:, t + 1])
        gates[:, t] = np.hstack([i, f, g, o])
    return h, c, gates`,
    uses: ['sigmoid', 'recurrent'],
  },
  lstm_backward: {
    code: `def lstm_backward(dh, x, h, c, gates, path, G):
    Wh, dz, later, dc = P[f"{path}.weight_hh_l0"], np.zeros_like(gates), 0, 0
    for t in reversed(range(x.shape[1])):
        i, f, g, o = np.split(gates[:, t], 4, axis=1)
        d, s = dh[:, t] + later, np.tanh(c[:, t + 1])
        dc = dc + d * o * (1 - s**2)
        di, df, dg, do = dc * g, dc * c[:, t], dc * i, d * s
        dz[:, t] = np.hstack([di * i * (1 - i), df * f * (1 - f), dg * (1 - g**2), do * o * (1 - o)])
        dc, later = dc * f, dz[:, t] @ Wh
    return recurrent_backward(dz, dz, x, h, path, G)`,
    uses: ['recurrent_backward'],
  },
  gru: {
    code: `def gru(x, path):
    """h_t = (1 - z) n + z h_(t-1) with n = tanh(W_in x + b_in + r (W_hn h + b_hn)); h[:, 0] comes before the first step."""
    Wi, Wh, bi, bh = recurrent(path)
    h = np.zeros((len(x), x.shape[1] + 1, Wh.shape[1]))
    gates = np.zeros((*x.shape[:2], 4 * Wh.shape[1]))  # r, z, n, and what r lets through
    for t in range(x.shape[1]):
        ar, az, an = np.split(x[:, t] @ Wi.T + bi, 3, axis=1)
        br, bz, bn = np.split(h[:, t] @ Wh.T + bh, 3, axis=1)
        r, z = sigmoid(ar + br), sigmoid(az + bz)
        n = np.tanh(an + r * bn)
        h[:, t + 1] = (1 - z) * n + z * h[:, t]
        gates[:, t] = np.hstack([r, z, n, bn])
    return h, gates`,
    uses: ['sigmoid', 'recurrent'],
  },
  gru_backward: {
    code: `def gru_backward(dh, x, h, gates, path, G):
    Wh, later = P[f"{path}.weight_hh_l0"], 0
    dA, dB = np.zeros((2, *x.shape[:2], len(Wh)))
    for t in reversed(range(x.shape[1])):
        r, z, n, bn = np.split(gates[:, t], 4, axis=1)
        d = dh[:, t] + later
        dn = d * (1 - z) * (1 - n**2)
        dz = d * (h[:, t] - n) * z * (1 - z)
        dr = dn * bn * r * (1 - r)
        dA[:, t], dB[:, t] = np.hstack([dr, dz, dn]), np.hstack([dr, dz, dn * r])
        later = d * z + dB[:, t] @ Wh
    return recurrent_backward(dA, dB, x, h, path, G)`,
    uses: ['recurrent_backward'],
  },
  attention: {
    code: `def attention(x, path, heads, causal):
    """softmax(Q K^T / sqrt(d)) V in every head, then the output's own weights."""
    n, steps, width = x.shape
    qkv = x @ P[f"{path}.in_proj_weight"].T + P[f"{path}.in_proj_bias"]
    q, k, v = qkv.reshape(n, steps, 3, heads, -1).transpose(2, 0, 3, 1, 4)  # [n, heads, steps, d] each
    scores = q @ k.swapaxes(2, 3) / np.sqrt(width // heads)
    if causal:
        scores = np.where(np.tri(steps, dtype=bool), scores, -np.inf)
    A = softmax(scores, -1)
    o = (A @ v).transpose(0, 2, 1, 3).reshape(x.shape)
    return o @ P[f"{path}.out_proj.weight"].T + P[f"{path}.out_proj.bias"], (q, k, v, A, o)`,
    uses: ['softmax'],
  },
  attention_backward: {
    code: `def attention_backward(da, x, seen, path, heads, G):
    q, k, v, A, o = seen
    n, steps, width = x.shape
    G[f"{path}.out_proj.weight"] = np.einsum("nto,nti->oi", da, o)
    G[f"{path}.out_proj.bias"] = da.sum((0, 1))
    do = (da @ P[f"{path}.out_proj.weight"]).reshape(n, steps, heads, -1).transpose(0, 2, 1, 3)
    dA = do @ v.swapaxes(2, 3)
    dS = A * (dA - (dA * A).sum(-1, keepdims=True)) / np.sqrt(width // heads)
    dqkv = np.stack([dS @ k, dS.swapaxes(2, 3) @ q, A.swapaxes(2, 3) @ do])
    dqkv = dqkv.transpose(1, 3, 0, 2, 4).reshape(n, steps, 3 * width)
    G[f"{path}.in_proj_weight"] = np.einsum("nto,nti->oi", dqkv, x)
    G[f"{path}.in_proj_bias"] = dqkv.sum((0, 1))
    return dqkv @ P[f"{path}.in_proj_weight"]`,
  },
} as const satisfies Record<string, { code: string; uses?: readonly string[] }>;

/** The functions that are asked for, with those that they call, in the order of the list. */
export function helpersOf(names: Iterable<HelperName>): readonly string[] {
  const all: Readonly<Record<HelperName, Helper>> = helpers;
  const wanted = new Set<HelperName>();
  const want = (name: HelperName): void => {
    wanted.add(name);
    for (const used of all[name].uses ?? []) want(used);
  };
  for (const name of names) want(name);
  return (Object.keys(all) as HelperName[]).filter((name) => wanted.has(name)).map((name) => all[name].code);
}
