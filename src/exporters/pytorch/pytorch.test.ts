import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
import type { Exported } from '#exporters/exporter.ts';
import type { ExportSource } from '#exporters/source.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sourceOfCase, sourceOfDocument } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import { pytorchExporter } from './pytorch.ts';

type Json = Readonly<Record<string, unknown>>;

const golden = fileURLToPath(new URL('../../../testdata/golden/', import.meta.url));
const python = process.env['STRATA_PYTHON'] ?? 'python3';
const hasPython = spawnSync(python, ['--version']).status === 0;

function sourceOf(more: Json, steps?: number): ExportSource {
  const { document, problems } = readDocument({ strata: 2, seed: 7, ...more }, registries);
  if (!document) throw new Error(problems.map(sentenceOf).join('; '));
  return sourceOfDocument(document, steps);
}
const made = (source: ExportSource) => pytorchExporter.make(source) as Exported;
const textOf = (source: ExportSource) => made(source).files[0].content as string;
const withoutNumbers = ({ numbers: _, ...source }: ExportSource): ExportSource => source;

/** The lines of one function, or what stands on a line by itself. */
function part(text: string, start: string): string {
  const from = text.indexOf(start);
  if (from < 0) throw new Error(`there is no “${start}” in\n${text}`);
  return text.slice(from).split('\n\n\n')[0]!.trimEnd();
}

const spiral = {
  title: 'Two "spirals" \\ and\nmore """',
  data: { type: 'spiral' },
  network: [
    { id: 'a', type: 'dense', units: 16, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 2 },
  ],
  training: { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 25 },
};

const residualCnn = {
  title: 'Shapes',
  data: { type: 'shapes', samples: 12, classes: ['circle', 'square', 'cross'] },
  network: [
    { id: 'a', type: 'conv2d', filters: 4, kernel: 3, padding: 1, activation: 'relu', init: 'heNormal' },
    {
      id: 'r',
      type: 'residual',
      body: [
        { id: 'n', type: 'batchNorm', trainable: false },
        { id: 'b', type: 'conv2d', filters: 4, kernel: 3, padding: 1, activation: 'sine', init: 'heNormal' },
        {
          id: 'c',
          type: 'concat',
          branches: [[], [{ id: 'd', type: 'conv2d', filters: 2, kernel: 1, bias: false, learningRateScale: 0.5 }]],
        },
      ],
      shortcut: [{ id: 'e', type: 'conv2d', filters: 6, kernel: 1, frozen: { weight: [0, 3] } }],
    },
    { id: 'g', type: 'globalAvgPool' },
    { id: 'h', type: 'dense', units: 3 },
  ],
  training: {
    optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
    schedule: { type: 'cosine', steps: 100, warmUp: 10 },
    ...{ l2: 0.01, clipNorm: 1, loss: 'mse' },
  },
};

describe('the program', () => {
  it('of a small network is its layers, its optimiser and a loop', () => {
    const source = withoutNumbers(sourceOf(spiral));
    const text = textOf(source);
    expect(text.startsWith("\"\"\"Two 'spirals' \\\\ and more ''': a PyTorch program, written by Strata.\n")).toBe(
      true,
    );
    expect(part(text, '    return nn.Sequential(')).toBe(`    return nn.Sequential(
        Dense(2, 16, nn.Tanh()),  # [16]
        nn.Linear(16, 2),  # [2]
    )`);
    expect(text).toContain('SEED = 7  #');
    expect(text).toContain('BATCH_SIZE = 25\n');
    expect(part(text, 'def loss_of')).toContain('return F.cross_entropy(outputs, targets)');
    expect(part(text, 'def make_optimizer')).toContain('return torch.optim.Adam(model.parameters(), lr=0.01)');
    for (const absent of ['import sys', 'class Residual', 'def check', 'penalty', 'FROZEN', 'clip_grad_norm_'])
      expect(text).not.toContain(absent);
  });

  it('of a network of containers nests as they do, and marks every line with its block', () => {
    const source = sourceOf(residualCnn, 2);
    const { files, marks } = made(source);
    const text = files[0].content as string;
    const [channels, side] = source.input.shape;
    const plane = `${side}, ${side}`;
    expect(part(text, '    model = nn.Sequential(')).toBe(`    model = nn.Sequential(
        Conv2d(${channels}, 4, 3, nn.ReLU(), padding=1),  # [4, ${plane}]
        Residual(
            body=nn.Sequential(
                nn.BatchNorm2d(4),  # [4, ${plane}]
                Conv2d(4, 4, 3, Sine(), padding=1),  # [4, ${plane}]
                Concat(
                    nn.Sequential(),
                    nn.Sequential(
                        nn.Conv2d(4, 2, 1, bias=False),  # [2, ${plane}]
                    ),
                ),  # [6, ${plane}]
            ),
            shortcut=nn.Sequential(
                nn.Conv2d(4, 6, 1),  # [6, ${plane}]
            ),
        ),  # [6, ${plane}]
        GlobalAvgPool2d(),  # [6]
        nn.Linear(6, 3),  # [3]
    )
    for layer in [model[0], model[1].body[1]]:
        nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        nn.init.zeros_(layer.bias)
    model[1].body[0].requires_grad_(False)
    return model`);
    const lines = text.split('\n');
    const marked = (id: string) => lines.filter((_, i) => marks![i] === id).map((line) => line.trim());
    expect(marked('d')).toEqual([`nn.Conv2d(4, 2, 1, bias=False),  # [2, ${plane}]`]);
    expect(marked('c')).toEqual(['Concat(', 'nn.Sequential(),', 'nn.Sequential(', '),', `),  # [6, ${plane}]`]);
    expect(files.map(({ name }) => name)).toEqual([
      'shapes.py',
      'shapes-data.safetensors',
      'shapes.safetensors',
      'shapes-test.safetensors',
    ]);
  });

  it('trains as the document says', () => {
    const text = textOf(sourceOf(residualCnn));
    expect(part(text, 'def make_optimizer')).toBe(`def make_optimizer(model):
    groups = [
        {"params": [
            *model[0].parameters(), *model[1].body[1].parameters(),
            *model[1].shortcut[0].parameters(), *model[3].parameters(),
        ]},
        {"params": [*model[1].body[2].branches[1][0].parameters()], "lr": 0.1 * 0.5},
    ]
    return torch.optim.SGD(groups, lr=0.1, momentum=0.9, nesterov=True)`);
    expect(text).toContain('return min(1.0, (step + 1) / 10) * (1 + math.cos(math.pi * min(1.0, step / 100))) / 2\n');
    expect(part(text, 'FROZEN')).toContain('"1.shortcut.0.weight": [0, 3],');
    expect(part(text, 'def penalty')).toContain('return 0.01 / 2 * sum(w.square().sum() for w in weights)');
    expect(part(text, 'def train_step')).toContain('nn.utils.clip_grad_norm_(');
    expect(part(text, 'def loss_of')).toContain('F.mse_loss(outputs, targets)');
    expect(part(text, 'def score')).toContain('outputs.argmax(dim=-1) == targets.argmax(dim=-1)');
    expect(part(text, 'def train(')).toContain('            schedule.step()\n');
  });

  it('has few samples written out, coded as the loss compares them, and others in a file beside it', () => {
    const bits = {
      title: 'xor',
      data: {
        type: 'points',
        points: [
          [0, 0, 1],
          [0.1, 1, 0],
          [1, 0, 0],
        ],
        testShare: 0,
      },
      network: [{ id: 'a', type: 'dense', units: 1 }],
      training: { loss: 'huber' },
    };
    const { files } = made(withoutNumbers(sourceOf(bits)));
    expect(files.map(({ name }) => name)).toEqual(['xor.py']);
    const text = files[0].content as string;
    expect(part(text, 'def load_data')).toMatch(/\[\n( {8}\[[-\d.]+\],\n){3} {4}\]/);
    expect(part(text, 'def load_data')).toContain('[1.0],\n');
    expect(part(text, 'def load_data')).toContain('[-1.0],\n');
    expect(text).not.toContain('read_safetensors');
  });

  it('says where nothing is trained, and that phases and first weights are not in it', () => {
    const [first, last] = spiral.network;
    const still = { ...spiral, network: [first, last].map((block) => ({ ...block, trainable: false })) };
    const text = textOf({ ...withoutNumbers(sourceOf(still)), phased: true });
    expect(text).toContain('# Nothing in this network is trained.');
    expect(text).toContain('# In Strata the training has phases.');
    for (const absent of ['make_optimizer', 'train_step', 'EPOCHS']) expect(text).not.toContain(absent);
  });

  it('leaves PyTorch no batch of a single sample to normalise', () => {
    const [first, last] = spiral.network;
    const network = [first, { id: 'n', type: 'batchNorm' }, last];
    const text = textOf(sourceOf({ ...spiral, network, training: { batchSize: 1 } }));
    expect(text).toContain('BATCH_SIZE = 2  #');
    expect(part(text, 'def train(')).toContain('if len(rows) == 1:');
  });
});

it.skipIf(!hasPython)(
  `${hasPython ? '' : `skipped, for there is no ${python}: `}programs of all reference cases compile, with numbers and without`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-pytorch-'));
    try {
      const sources = readdirSync(golden).flatMap(
        (file) => sourceOfCase(JSON.parse(readFileSync(join(golden, file), 'utf8')) as GoldenCase) ?? [],
      );
      sources.push(sourceOf(spiral), sourceOf(residualCnn));
      const files = sources.flatMap((source, i) =>
        [source, withoutNumbers(source)].map((one, k) => {
          const file = join(folder, `${i}_${k}.py`);
          writeFileSync(file, textOf(one));
          return file;
        }),
      );
      expect(files.length).toBeGreaterThan(180);
      const { stderr, status } = spawnSync(python, ['-m', 'py_compile', ...files], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
