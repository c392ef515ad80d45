/**
 * Opens models that were not made here: `npm run -s test:foreign [-- --all]`. Those of `foreignModels/list.ts` are PyTorch's own (`testdata/make_onnx.py` makes them
 * where the Python that STRATA_PYTHON names has torch) and ONNX's test models (from the folder that STRATA_ONNX_MODELS names, else where Debian's libonnx-testdata
 * puts them). Each is either refused by operator and node, or answers as onnxruntime does to random samples, and as the
 * data that ONNX puts beside its models (whose oldest operators onnxruntime does not run everywhere). It says what it left out.
 * With `--all`: every model of ONNX's folders that came from PyTorch, whatever becomes of it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { logf } from '#base/math.ts';
import { type Random, randomFrom } from '#base/random.ts';
import { TOLERANCE } from '#exporters/exporter.ts';
import { readOnnx } from '#formats/onnx/readOnnx.ts';
import { readForeign } from '#importers/foreign.ts';
import { networkOfOnnx, type OnnxNetwork } from '#importers/onnx/networkOfOnnx.ts';
import { sizeOf } from '#nn/shape.ts';
import { runImported } from '#testing/runImported.ts';
import { asLongCommand, refuse } from './command.ts';
import { onnxruntime, onnxruntimeLacks } from './exportChecks/onnxruntime.mjs';
import { type ForeignModel, foreignModels } from './foreignModels/list.ts';
import { python, pythonLacks } from './python.mjs';

const USAGE = `usage: npm run -s test:foreign [-- --all]
  --all  every model of ONNX's folders that came from PyTorch, and what becomes of each`;

const FOLDER = process.env['STRATA_ONNX_MODELS'] || '/usr/share/libonnx-testdata/data';

/** Samples that a model is tried on, where it leaves their number open. */
const SAMPLES = 3;

/** The axis at a place of a tensor brought to its front; `sizes` as it is. */
function toFront(values: ArrayLike<number>, sizes: readonly number[], at: number): number[] {
  const [before, samples, after] = [sizeOf(sizes.slice(0, at)), sizes[at]!, sizeOf(sizes.slice(at + 1))];
  return Array.from({ length: samples * before * after }, (_, i) => {
    const [sample, outer, inner] = [Math.floor(i / (before * after)), Math.floor(i / after) % before, i % after];
    return values[(outer * samples + sample) * after + inner]!;
  });
}

/** Numbers by the axes of the graph. */
interface Given {
  readonly values: ArrayLike<number>;
  readonly dims: readonly number[];
}

/** How far the engine's answers are from given ones, over 1 + the largest of them. */
function distance(network: OnnxNetwork, given: Given, wanted: Given): number {
  const { input, batchAxes } = network;
  const front = toFront(given.values, given.dims, batchAxes.input);
  const theirs = toFront(wanted.values, wanted.dims, batchAxes.output);
  const inputs =
    input.tokens === undefined ? Float32Array.from(front) : new Float32Array(Int32Array.from(front).buffer);
  const ours = runImported(network, inputs);
  if (theirs.length !== ours.length) return Number.POSITIVE_INFINITY;
  const most = theirs.reduce((max, y) => Math.max(max, Math.abs(y)), 0);
  return theirs.reduce((max, y, i) => Math.max(max, Math.abs(y - ours[i]!)), 0) / (1 + most);
}

/** The same to onnxruntime's answers to random samples; undefined where it does not run operators as old as the model's. */
async function distanceToRuntime(
  bytes: Uint8Array,
  network: OnnxNetwork,
  shape: readonly unknown[],
  random: Random,
): Promise<number | undefined> {
  const ort = await onnxruntime();
  const session = await ort.InferenceSession.create(bytes, { graphOptimizationLevel: 'disabled' }).catch(
    () => undefined,
  );
  if (!session) return undefined;
  const { input, batchAxes } = network;
  const declared = shape[batchAxes.input];
  const count = typeof declared === 'number' && declared > 0 ? declared : SAMPLES;
  const dims = input.shape.toSpliced(batchAxes.input, 0, count);
  const values = Array.from({ length: sizeOf(dims) }, () =>
    input.tokens === undefined ? Math.fround(random.normal()) : random.below(input.tokens),
  );
  const given =
    input.tokens === undefined
      ? new ort.Tensor('float32', Float32Array.from(values), dims)
      : new ort.Tensor('int64', BigInt64Array.from(values.map(BigInt)), dims);
  const answered = (await session.run({ [session.inputNames[0]]: given }))[session.outputNames[0]];
  await session.release();
  return distance(network, { values, dims }, { values: answered.data as Float32Array, dims: answered.dims });
}

/** A tensor that lies in a file of its own: as the only one of a model. */
function tensorOf(path: string): Given {
  const held = (field: number, content: Uint8Array): Uint8Array => {
    const head = [field * 8 + 2];
    let left = content.length;
    for (; left >= 128; left = Math.floor(left / 128)) head.push((left % 128) + 128);
    return Uint8Array.from([...head, left, ...content]);
  };
  const [graph, initializer] = [7, 5];
  const { shape, values } = readOnnx(held(graph, held(initializer, readFileSync(path)))).graph.initializers[0]!;
  return { values, dims: shape };
}

/** The same to the answers that lie beside one of ONNX's own models. */
function distanceToData(folder: string, network: OnnxNetwork): number | undefined {
  const [given, wanted] = ['input_0.pb', 'output_0.pb'].map((file) => join(folder, 'test_data_set_0', file)) as [
    string,
    string,
  ];
  return existsSync(given) ? distance(network, tensorOf(given), tensorOf(wanted)) : undefined;
}

type Becomes =
  | { readonly off: number; readonly blocks: number; readonly by: string }
  | { readonly refused: readonly string[] };

/** What becomes of a model: how far it is off, and by whose answers; or the sentences by which it is refused. */
async function open(path: string): Promise<Becomes> {
  const bytes = readFileSync(path);
  const foreign = readForeign(bytes, 'model.onnx');
  if (foreign.kind !== 'network')
    return { refused: [foreign.kind === 'problem' ? foreign.says : 'These are tensors.'] };
  const network = networkOfOnnx(foreign.model);
  if (network.kind === 'refused')
    return {
      refused: network.refusals.map(({ operator, node, says }) =>
        says.includes(node) && operator !== '' ? says : `names no node: ${says}`,
      ),
    };
  const { inputs, initializers } = foreign.model.graph;
  const held = new Set(initializers.map((tensor) => tensor.name));
  const { shape = [] } = inputs.find((input) => !held.has(input.name))!;
  const [runtime, data] = [
    await distanceToRuntime(bytes, network, shape, randomFrom([30, 1], logf)),
    distanceToData(dirname(path), network),
  ];
  const by = [...(runtime === undefined ? [] : ['onnxruntime']), ...(data === undefined ? [] : ['its own data'])];
  const off = by.length === 0 ? Number.POSITIVE_INFINITY : Math.max(runtime ?? 0, data ?? 0);
  return { off, blocks: network.inference.blocks.length, by: by.join(' and ') };
}

/** Where a model lies; or why it is not to be had. */
function pathOf(
  { name, from }: ForeignModel,
  made: string | undefined,
): { readonly path: string } | { readonly lacks: string } {
  if (from === 'pytorch')
    return made === undefined
      ? { lacks: pythonLacks('torch') ?? 'PyTorch did not make it' }
      : { path: join(made, `${name}.onnx`) };
  const path = join(FOLDER, from, name, 'model.onnx');
  return existsSync(path) ? { path } : { lacks: `there is no ${path} (STRATA_ONNX_MODELS names another folder)` };
}

/** PyTorch's models in a folder of their own; undefined where there is no PyTorch. */
function make(folder: string): string | undefined {
  if (pythonLacks('torch') !== undefined) return undefined;
  const { status } = spawnSync(python, ['testdata/make_onnx.py', folder], { stdio: ['ignore', 'ignore', 'ignore'] });
  return status === 0 ? folder : undefined;
}

const whole = (): readonly ForeignModel[] =>
  (['pytorch-converted', 'pytorch-operator'] as const).flatMap((from) =>
    existsSync(join(FOLDER, from)) ? readdirSync(join(FOLDER, from)).map((name) => ({ name, from })) : [],
  );

export const main = asLongCommand(USAGE, async (args) => {
  if (args.some((arg) => arg !== '--all')) return refuse(USAGE);
  const lacks = onnxruntimeLacks();
  if (lacks !== undefined) return refuse(lacks);
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  try {
    return await check(args.length > 0 ? whole() : foreignModels, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function check(models: readonly ForeignModel[], folder: string): Promise<0 | 1> {
  const made = models.some(({ from }) => from === 'pytorch') ? make(folder) : undefined;
  const counts = { opened: 0, refused: 0, wrong: 0, leftOut: 0 };
  for (const model of models) {
    const found = pathOf(model, made);
    if ('lacks' in found) {
      counts.leftOut++;
      console.log(`left out  ${model.name}: ${found.lacks}`);
      continue;
    }
    const result = await open(found.path);
    const opened = 'off' in result;
    const asMeant = model.opens === undefined || model.opens === opened;
    const good =
      asMeant && (opened ? result.off <= TOLERANCE : result.refused.every((says) => !says.startsWith('names no node')));
    counts[good ? (opened ? 'opened' : 'refused') : 'wrong']++;
    const told = opened
      ? `${result.blocks} blocks, off by ${result.off.toExponential(1)} from ${result.by}`
      : result.refused.join(' ');
    console.log(`${good ? (opened ? 'opened   ' : 'refused  ') : 'WRONG    '} ${model.name}: ${told}`);
  }
  console.log(
    `foreign models: ${counts.opened} opened, ${counts.refused} refused, ${counts.wrong} wrong, ${counts.leftOut} left out`,
  );
  return counts.wrong > 0 ? 1 : 0;
}
