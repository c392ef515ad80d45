import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sourceOfCase, sourceOfDocument } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import { cannotHold } from './exporter.ts';
import { flaxExporter } from './flax/flax.ts';
import { type Format, formats } from './index.ts';
import { kerasExporter } from './keras/keras.ts';
import type { ExportSource } from './source.ts';

const golden = fileURLToPath(new URL('../../testdata/golden/', import.meta.url));
const python = process.env['STRATA_PYTHON'] ?? 'python3';
const hasPython = spawnSync(python, ['--version']).status === 0;

function sourceOf(more: object): ExportSource {
  const { document, problems } = readDocument({ strata: 2, seed: 7, ...more }, registries);
  if (!document) throw new Error(problems.map(sentenceOf).join('; '));
  return sourceOfDocument(document);
}

const shapes = sourceOf({
  title: 'Say """ and \\',
  data: { type: 'shapes', samples: 12, classes: ['circle', 'square', 'cross'] },
  network: [
    { id: 'a', type: 'conv2d', filters: 4, kernel: 3, padding: 1, activation: 'relu' },
    {
      id: 'r',
      type: 'residual',
      body: [
        { id: 'n', type: 'batchNorm', trainable: false },
        { id: 'c', type: 'concat', branches: [[], [{ id: 'd', type: 'conv2d', filters: 2, kernel: 1 }]] },
      ],
      shortcut: [{ id: 'e', type: 'conv2d', filters: 6, kernel: 1, frozen: { weight: [0] } }],
    },
    { id: 'f', type: 'flatten' },
    { id: 'h', type: 'dense', units: 3, learningRateScale: 0.5 },
  ],
  training: {
    optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.25 },
    schedule: { type: 'cosine', steps: 100, warmUp: 10 },
    ...{ l1: 0.5, l2: 0.125, clipNorm: 2 },
  },
});
const { numbers: _, ...bare } = shapes;
const [channels, side] = shapes.input.shape as [number, number];

const tokens = sourceOfCase(JSON.parse(readFileSync(join(golden, 'transformer.json'), 'utf8')) as GoldenCase)!;

const textOf = (exporter: typeof kerasExporter, source: ExportSource): string => {
  const made = exporter.make(source);
  if (cannotHold(made)) throw new Error(made.says);
  return made.files[0].content as string;
};

describe('a program of Keras', () => {
  const text = textOf(kerasExporter, shapes);

  it('has a line a layer, from the inputs to the answer, with channels last', () => {
    const lines = text.split('\n').filter((line) => /^(?:inputs|x|body_1|shortcut_1|branch\d_\S+|model) = /.test(line));
    expect(
      lines.map((line) => line.replace(/, (?:(?:kernel|bias)_initializer=uniform\(\d+\)|name="\w+")/g, '')),
    ).toEqual([
      `inputs = keras.Input((${side}, ${side}, ${channels}))`,
      `x = layers.Conv2D(4, 3, padding="same", activation="relu", kernel_regularizer=penalty)(inputs)  # [${side}, ${side}, 4]`,
      `body_1 = layers.BatchNormalization(momentum=0.9, epsilon=0.00001)(x)  # [${side}, ${side}, 4]`,
      `branch1_1_body_1 = layers.Conv2D(2, 1, kernel_regularizer=penalty)(body_1)  # [${side}, ${side}, 2]`,
      `body_1 = layers.Concatenate(axis=-1)([body_1, branch1_1_body_1])  # [${side}, ${side}, 6]`,
      `shortcut_1 = layers.Conv2D(6, 1, kernel_regularizer=penalty)(x)  # [${side}, ${side}, 6]`,
      `x = layers.Add()([body_1, shortcut_1])  # [${side}, ${side}, 6]`,
      'x = layers.Permute((3, 1, 2))(x)',
      `x = layers.Flatten()(x)  # [${6 * side * side}]`,
      'x = layers.Dense(3, kernel_regularizer=penalty)(x)  # [3]',
      'model = keras.Model(inputs, x)',
    ]);
  });

  it('trains as the document says, and says what it leaves out', () => {
    expect(text).toContain('model = keras.Model(inputs, x)\nfreeze("batchNorm_1_body_0")\nmodel.compile(');
    expect(text).toContain('penalty = keras.regularizers.L1L2(l1=0.5, l2=0.1875)');
    expect(text).toContain(
      'keras.optimizers.SGD(learning_rate=Schedule(), momentum=0.9, nesterov=True, global_clipnorm=2)',
    );
    expect(text).toContain('return 0.1 * keras.ops.minimum(1, (t + 1) / 10) * (1 + keras.ops.cos(math.pi');
    expect(text).toContain('SparseCategoricalCrossentropy(from_logits=True)');
    const head = text.slice(0, text.indexOf('import'));
    for (const remark of ['do not run it', 'channels last', 'in 1.shortcut.0.', 'of their own: 3.', 'not on biases'])
      expect(head).toContain(remark);
    expect(head).not.toContain('layers are frozen');
  });

  it('loads the weights, turned to its order, and checks itself; without weights it does neither', () => {
    for (const line of [
      'put("conv2d_0", saved["0.weight"].transpose(2, 3, 1, 0), saved["0.bias"])',
      'put("batchNorm_1_body_0", saved["1.body.0.weight"], saved["1.body.0.bias"], saved["1.body.0.running_mean"], saved["1.body.0.running_var"])',
      'put("dense_3", saved["3.weight"].T, saved["3.bias"])',
      'model(test["inputs"].transpose(0, 2, 3, 1), training=False)',
      '    check(model)',
    ])
      expect(text).toContain(line);
    expect(textOf(kerasExporter, bare)).not.toMatch(/saved|check|\bput\(|"--train"/);
  });

  it('has a learning rate with a point, for Keras takes no whole number', () => {
    const fast = sourceOf({
      data: { type: 'circle', samples: 12 },
      network: [{ id: 'a', type: 'dense', units: 2 }],
      training: { optimizer: { type: 'sgd', learningRate: 100 } },
    });
    expect(textOf(kerasExporter, fast)).toContain('learning_rate=100.0');
  });

  it('takes tokens as whole numbers, and asks for a causal mask', () => {
    const lines = textOf(kerasExporter, tokens);
    expect(lines).toContain('inputs = keras.Input((6,), dtype="int32")');
    expect(lines).toMatch(/^body_2 = layers\.MultiHeadAttention\(.*\)\(body_2, body_2, use_causal_mask=True\)/m);
  });
});

describe('a program of Flax', () => {
  const text = textOf(flaxExporter, shapes);

  it('keeps its modules, and calls them in order', () => {
    const from = text.indexOf('class Network');
    const network = text.slice(from, text.indexOf('\n\n\n', from));
    expect([...network.matchAll(/self\.(\w+) = nnx\.(\w+)/g)].map(([, name, kind]) => `${name} ${kind}`)).toEqual([
      ...['conv2d_0 Conv', 'batchNorm_1_body_0 BatchNorm', 'conv2d_1_body_1_branches_1_0 Conv'],
      ...['conv2d_1_shortcut_0 Conv', 'dense_3 Linear'],
    ]);
    expect(network).toMatch(/= nnx\.BatchNorm\(.*, use_fast_variance=False, rngs=rngs\)$/m);
    expect(network.slice(network.indexOf('def __call__')).split('\n')).toEqual([
      'def __call__(self, x):',
      '        x = self.conv2d_0(x)',
      `        x = nnx.relu(x)  # [${side}, ${side}, 4]`,
      `        body_1 = self.batchNorm_1_body_0(x)  # [${side}, ${side}, 4]`,
      `        branch1_1_body_1 = self.conv2d_1_body_1_branches_1_0(body_1)  # [${side}, ${side}, 2]`,
      `        body_1 = jnp.concatenate([body_1, branch1_1_body_1], axis=-1)  # [${side}, ${side}, 6]`,
      `        shortcut_1 = self.conv2d_1_shortcut_0(x)  # [${side}, ${side}, 6]`,
      `        x = body_1 + shortcut_1  # [${side}, ${side}, 6]`,
      `        x = x.transpose(0, 3, 1, 2).reshape(x.shape[0], -1)  # [${6 * side * side}]`,
      '        x = self.dense_3(x)  # [3]',
      '        return x',
    ]);
  });

  it('trains as the document says, and says what it leaves out', () => {
    expect(text).toContain('sum(0.5 * jnp.abs(w).sum() + 0.0625 * (w**2).sum() for w in weights)');
    expect(text).toContain(
      'optax.chain(optax.clip_by_global_norm(2), optax.add_decayed_weights(0.25), optax.sgd(rate, momentum=0.9, nesterov=True))',
    );
    expect(text).toContain('def rate(t):\n    return 0.1 * jnp.minimum(1, (t + 1) / 10)');
    const head = text.slice(0, text.indexOf('import'));
    for (const remark of ['do not run it', 'frozen in Strata: 1.body.0.', 'in 1.shortcut.0.', 'of their own: 3.'])
      expect(head).toContain(remark);
  });

  it('loads the weights, turned to its order, and checks itself; without weights it does neither', () => {
    for (const line of [
      'put(model.conv2d_0, kernel=saved["0.weight"].transpose(2, 3, 1, 0), bias=saved["0.bias"])',
      'put(model.batchNorm_1_body_0, scale=saved["1.body.0.weight"], mean=saved["1.body.0.running_mean"], var=saved["1.body.0.running_var"], bias=saved["1.body.0.bias"])',
      'put(model.dense_3, kernel=saved["3.weight"].T, bias=saved["3.bias"])',
      '    load(model)\n    check(model)',
    ])
      expect(text).toContain(line);
    expect(textOf(flaxExporter, bare)).not.toMatch(/saved|check|load\(|"--train"/);
  });

  it('puts the last state of a recurrent layer out, and masks what attention may not see', () => {
    const last = sourceOfCase(JSON.parse(readFileSync(join(golden, 'gru-last.json'), 'utf8')) as GoldenCase)!;
    expect(textOf(flaxExporter, last)).toContain('x = self.gru_0(x)[:, -1]  # [5]');
    expect(textOf(flaxExporter, tokens)).toContain(
      'self.selfAttention_2_body_1(body_2, mask=nnx.make_causal_mask(body_2[..., 0]))',
    );
  });
});

it.skipIf(!hasPython)(
  `${hasPython ? '' : `skipped, for there is no ${python}: `}programs that are not run compile, of all reference cases`,
  async () => {
    const notRun = Object.values<Format>(formats).filter((format) => format.notRun);
    expect(notRun.map(({ name }) => name)).toEqual(['Keras 3', 'Flax']);
    const sources = readdirSync(golden).flatMap(
      (file) => sourceOfCase(JSON.parse(readFileSync(join(golden, file), 'utf8')) as GoldenCase) ?? [],
    );
    const folder = mkdtempSync(join(tmpdir(), 'strata-not-run-'));
    try {
      const files: string[] = [];
      for (const [f, format] of notRun.entries()) {
        const exporter = await format.load();
        for (const [i, source] of [...sources, shapes, bare].entries()) {
          files.push(join(folder, `${f}_${i}.py`));
          writeFileSync(files.at(-1)!, textOf(exporter, source));
        }
      }
      expect(files.length).toBeGreaterThan(180);
      const { stderr, status } = spawnSync(python, ['-m', 'py_compile', ...files], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
