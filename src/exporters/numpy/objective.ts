/** @file Loss and update of a NumPy program, as its document has them. */
import { rateCode } from '#exporters/rateCode.ts';
import type { Inference } from '#nn/inferShapes.ts';
import {
  type Initializer,
  initializerNumber,
  initializerType,
  type ParameterSpec,
  startingOf,
} from '#nn/initializer.ts';
import { parameterTable } from '#nn/parameterTable.ts';
import type { Loss, Optimizer, Schedule, Training } from '#nn/training.ts';
import type { HelperName } from './helpersText.ts';

interface LossCode {
  readonly code: string;
  readonly uses?: readonly HelperName[];
}

/** `loss(out, y)`: its value, and its gradient by the output. */
export const losses: Readonly<Record<Loss, LossCode>> = {
  crossEntropy: {
    code: `def loss(out, y):
    """Cross-entropy of softmax(out), and its gradient by out: softmax(out) less 1 at the right class."""
    right = np.eye(out.shape[-1])[y]
    z = out - out.max(-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(-1, keepdims=True))
    return -(right * log_p).sum() / y.size, (np.exp(log_p) - right) / y.size`,
  },
  binaryCrossEntropy: {
    code: `def loss(out, y):
    """Binary cross-entropy of sigmoid(out), and its gradient by out."""
    value = np.mean(np.maximum(out, 0) - out * y + np.log1p(np.exp(-np.abs(out))))
    return value, (sigmoid(out) - y) / y.size`,
    uses: ['sigmoid'],
  },
  mse: {
    code: `def loss(out, y):
    """Mean squared error, and its gradient by out."""
    return np.mean((out - y) ** 2), 2 * (out - y) / y.size`,
  },
  mae: {
    code: `def loss(out, y):
    """Mean absolute error, and its gradient by out."""
    return np.mean(np.abs(out - y)), np.sign(out - y) / y.size`,
  },
  huber: {
    code: `def loss(out, y):
    """Huber loss, squared up to an error of 1 and linear beyond, and its gradient by out."""
    d = out - y
    return np.mean(np.where(np.abs(d) < 1, d**2 / 2, np.abs(d) - 0.5)), np.clip(d, -1, 1) / y.size`,
  },
};

/** How a parameter starts, drawn from `rng`. */
export function start(spec: ParameterSpec, block: Readonly<Record<string, unknown>>): string {
  const shape = spec.shape.length === 1 ? `${spec.shape[0]}` : `(${spec.shape.join(', ')})`;
  if (spec.start === 'one') return `np.ones(${shape})`;
  const { spec: own, init } = startingOf(spec, block);
  const type = initializerType(init);
  if (own.start === 'zero' || (own.start === 'bias' && type !== 'pytorch')) return `np.zeros(${shape})`;
  const meant: Initializer = (type === 'pytorch' && own.pytorch) || init;
  const { fanIn, fanOut } = own;
  const number = initializerNumber(meant) ?? 0;
  const uniform = (limit: string) => `rng.uniform(-1, 1, ${shape}) * ${limit}`;
  const normal = (std: string) => `rng.normal(0, 1, ${shape}) * ${std}`;
  switch (initializerType(meant)) {
    case 'pytorch':
      return `rng.uniform(-1, 1, ${shape}) / np.sqrt(${fanIn})`;
    case 'glorotUniform':
      return uniform(`np.sqrt(6 / (${fanIn} + ${fanOut}))`);
    case 'glorotNormal':
      return normal(`np.sqrt(2 / (${fanIn} + ${fanOut}))`);
    case 'heUniform':
      return uniform(`np.sqrt(6 / ${fanIn})`);
    case 'heNormal':
      return normal(`np.sqrt(2 / ${fanIn})`);
    case 'lecunNormal':
      return normal(`np.sqrt(1 / ${fanIn})`);
    case 'normal':
      return `rng.normal(0, ${number}, ${shape})`;
    case 'uniform':
      return `rng.uniform(-${number}, ${number}, ${shape})`;
    case 'zeros':
      return `np.zeros(${shape})`;
    case 'constant':
      return `np.full(${shape}, ${number}, dtype=float)`;
  }
}

/** The learning rate at a whole step t. */
const rateAt = (rate: number, schedule: Schedule): string =>
  rateCode(rate, schedule, {
    min: 'min',
    cos: 'np.cos',
    pi: 'np.pi',
    floor: (quotient) => `(${quotient.replace('/', '//')})`,
  });

const optimizerNames: Readonly<Record<Optimizer['type'], string>> = {
  sgd: 'SGD',
  adam: 'Adam',
  adamW: 'AdamW',
  rmsProp: 'RMSprop',
  adagrad: 'Adagrad',
};

/** The lines of one parameter's update from its gradient g, and the state that they keep. */
function rule(
  optimizer: Optimizer,
  rate: string,
): { readonly state: readonly string[]; readonly lines: readonly string[] } {
  switch (optimizer.type) {
    case 'sgd': {
      const { momentum, nesterov } = optimizer;
      if (momentum === 0) return { state: [], lines: [`p -= ${rate} * g`] };
      return {
        state: ['V'],
        lines: [
          `V[name] = ${momentum} * V[name] + g`,
          `p -= ${rate} * ${nesterov ? `(g + ${momentum} * V[name])` : 'V[name]'}`,
        ],
      };
    }
    case 'adam':
    case 'adamW': {
      const { beta1, beta2, epsilon, type, weightDecay } = optimizer;
      return {
        state: ['M', 'V'],
        lines: [
          ...(type === 'adamW' && weightDecay > 0 ? [`p -= ${rate} * ${weightDecay} * p  # weight decay`] : []),
          `M[name] = ${beta1} * M[name] + (1 - ${beta1}) * g`,
          `V[name] = ${beta2} * V[name] + (1 - ${beta2}) * g**2`,
          `m, v = M[name] / (1 - ${beta1} ** (t + 1)), V[name] / (1 - ${beta2} ** (t + 1))`,
          `p -= ${rate} * m / (np.sqrt(v) + ${epsilon})`,
        ],
      };
    }
    case 'rmsProp':
      return {
        state: ['V'],
        lines: [
          `V[name] = ${optimizer.decay} * V[name] + (1 - ${optimizer.decay}) * g**2`,
          `p -= ${rate} * g / (np.sqrt(V[name]) + ${optimizer.epsilon})`,
        ],
      };
    case 'adagrad':
      return {
        state: ['V'],
        lines: ['V[name] += g**2', `p -= ${rate} * g / (np.sqrt(V[name]) + ${optimizer.epsilon})`],
      };
  }
}

/** `update(G, t)`, with the tables that it reads. */
export function updateCode(training: Training, { blocks }: Inference): string {
  const { optimizer, schedule, l1, l2, clipNorm } = training;
  const { parameters } = parameterTable(blocks);
  const blockOf = new Map(blocks.map(({ block }) => [block.id, block]));
  const scaleOf = (id: string) => {
    const { trainable, learningRateScale } = blockOf.get(id)!;
    return trainable === false ? 0 : (learningRateScale ?? 1);
  };
  const trained = parameters.filter(({ block }) => scaleOf(block) > 0);
  const scaled = trained.filter(({ block }) => scaleOf(block) !== 1);
  const frozen = trained.filter(({ block, name }) => (blockOf.get(block)!.frozen?.[name] ?? []).length > 0);
  const weights = trained.filter(({ spec }) => spec.start === 'weight');
  const all = trained.length === parameters.length;
  const names = (list: readonly { path: string }[]) => list.map(({ path }) => `"${path}"`).join(', ');
  const { state, lines } = rule(optimizer, scaled.length > 0 ? 'rate * SCALE.get(name, 1)' : 'rate');
  const penalized = (l1 > 0 || l2 > 0) && weights.length > 0;
  const penalty = [...(l1 > 0 ? [`${l1} * np.sign(P[name])`] : []), ...(l2 > 0 ? [`${l2} * P[name]`] : [])].join(' + ');
  const loop = `for name in ${all ? 'P' : 'TRAINED'}:`;
  return [
    ...state.map((name) => `${name} = {name: np.zeros_like(p) for name, p in P.items()}`),
    ...(all ? [] : [`TRAINED = [${names(trained)}]`]),
    ...(scaled.length > 0
      ? [
          `SCALE = {${scaled.map(({ path, block }) => `"${path}": ${scaleOf(block)}`).join(', ')}}  # of the learning rate`,
        ]
      : []),
    ...(frozen.length > 0
      ? [
          'FROZEN = {  # single weights that training leaves alone',
          ...frozen.map(
            ({ path, block, name }) => `    "${path}": [${blockOf.get(block)!.frozen![name]!.join(', ')}],`,
          ),
          '}',
        ]
      : []),
    ...(penalized ? [`WEIGHTS = [${names(weights)}]  # biases have no penalty`] : []),
    ...(state.length > 0 || !all || scaled.length > 0 || frozen.length > 0 || penalized ? ['', ''] : []),
    'def update(G, t):',
    `    """One step of ${optimizerNames[optimizer.type]} in place; t counts the steps from 0."""`,
    `    rate = ${rateAt(optimizer.learningRate, schedule)}`,
    ...(penalized ? ['    for name in WEIGHTS:', `        G[name] = G[name] + ${penalty}`] : []),
    ...(frozen.length > 0
      ? [
          '    held = {name: P[name].flat[places] for name, places in FROZEN.items()}',
          '    for name, places in FROZEN.items():',
          '        G[name].flat[places] = 0',
        ]
      : []),
    ...(clipNorm > 0
      ? [
          `    norm = np.sqrt(sum((G[name] ** 2).sum() for name in ${all ? 'P' : 'TRAINED'}))`,
          `    clip = min(1, ${clipNorm} / (norm + 1e-6))`,
        ]
      : []),
    `    ${loop}`,
    `        p, g = P[name], G[name]${clipNorm > 0 ? ' * clip' : ''}`,
    ...(optimizer.weightDecay > 0 && optimizer.type !== 'adamW'
      ? [`        g = g + ${optimizer.weightDecay} * p  # weight decay`]
      : []),
    ...lines.map((line) => `        ${line}`),
    ...(frozen.length > 0
      ? ['    for name, places in FROZEN.items():', '        P[name].flat[places] = held[name]']
      : []),
  ].join('\n');
}
