/** @file Document and data → a checked plan: what will be allocated and run. Pure; throws `PlanError` where the document cannot run. */
import { mix } from '#base/random.ts';
import { flowOf, targetOf } from '#data/asked.ts';
import { checkDocument } from '#data/checkDocument.ts';
import { prepareData, type WholeData } from '#data/prepare.ts';
import '#data/worlds/provide.ts';
import { layers as known } from '#layers/index.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Inference, InferredBlock } from '#nn/inferShapes.ts';
import type { ParameterSpec } from '#nn/initializer.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { isConfined, type TargetCode, targetCode } from '#nn/objective.ts';
import type { Problem } from '#nn/problem.ts';
import { type Flow, type Shape, sizeOf } from '#nn/shape.ts';

/** The document cannot run; `problems` say why and where. */
export class PlanError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => p.message).join('\n'));
    this.name = 'PlanError';
    this.problems = problems;
  }
}

/** A parameter of the network, in the order of PyTorch's `state_dict`. */
export interface PlannedParameter {
  /** PyTorch's path: `0.weight`, `1.body.0.bias`. */
  readonly path: string;
  readonly block: string;
  readonly name: string;
  readonly shape: Shape;
  readonly count: number;
  readonly spec: ParameterSpec;
  /** First word within the parameter arena; every parameter starts on a 16-byte border, what lies between stays 0. */
  readonly offset: number;
}

/** Samples as the model takes them. */
export interface Samples {
  /** Rows of the input shape: floats, or the bits of int32 tokens. */
  readonly inputs: Float32Array;
  /** Rows of target words as `code` says: floats, or the bits of int32 class indices. Where the picture is asked for, the array `inputs` itself. */
  readonly targets: Float32Array;
  readonly targetWidth: number;
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Every definition as the contract has it, whatever its fields. */
const layers: LayerRegistry = known;

export interface Plan {
  readonly document: StrataDocument;
  readonly input: Flow;
  readonly inference: Inference;
  readonly blocks: readonly InferredBlock[];
  readonly output: Shape;
  readonly code: TargetCode;
  readonly parameters: readonly PlannedParameter[];
  /** Words of the parameter arena. */
  readonly parameterWords: number;
  /** Tensors that are kept with the parameters but not trained, such as running statistics; their offsets count from the end of the parameters. */
  readonly buffers: readonly PlannedParameter[];
  readonly bufferWords: number;
  /** An output depends on the other samples of its batch: samples cannot be taken one by one. */
  readonly mixesBatch: boolean;
  readonly samples: Samples;
  /** What the data panel and the lenses draw; absent in reference cases. */
  readonly data?: WholeData;
}

/** The index of a block's own streams: its id, so that the streams of one block do not move when another is added or taken away. */
export function streamIndex(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = mix((hash + text.charCodeAt(i) + 1) | 0);
  return hash;
}

/** Checks a document and prepares everything that is needed to run it. */
export function planDocument(
  document: StrataDocument,
  data: WholeData = prepareData(document.data, document.seed),
): Plan {
  const input = flowOf(data);
  const target = targetOf(data);
  const inference = checkDocument(document, data, layers);
  if (!canRun(inference.problems) || !inference.output) throw new PlanError(inference.problems);
  const output = inference.output.shape;
  const code = targetCode(target, document.training.loss, output.at(-1)!, isConfined(document.network.at(-1)));
  const { targets, targetWidth } = encodeTargets(data.targets, code);
  const samples = {
    inputs: data.inputs,
    targets,
    targetWidth: targetWidth * data.positions,
    train: data.train,
    test: data.test,
  };
  return { ...planNetwork(document, input, inference, code, samples), data };
}

/** The part of planning that does not depend on where the samples come from. */
export function planNetwork(
  document: StrataDocument,
  input: Flow,
  inference: Inference,
  code: TargetCode,
  samples: Samples,
): Plan {
  const parameters = place(inference.blocks, 'parameters');
  const buffers = place(inference.blocks, 'buffers');
  return {
    document,
    input,
    inference,
    blocks: inference.blocks,
    output: inference.output!.shape,
    code,
    parameters: parameters.list,
    parameterWords: parameters.words,
    buffers: buffers.list,
    bufferWords: buffers.words,
    mixesBatch: inference.blocks.some(({ block }) => layers[block.type]!.mixesBatch ?? false),
    samples,
  };
}

/** Lays the blocks' tensors of one kind one behind another. */
function place(blocks: readonly InferredBlock[], kind: 'parameters' | 'buffers') {
  let words = 0;
  const list = blocks.flatMap(({ block, path, [kind]: specs }) =>
    Object.entries(specs).map(([name, spec]): PlannedParameter => {
      const count = sizeOf(spec.shape);
      const offset = words;
      words += Math.ceil(count / 4) * 4;
      return { path: `${path}.${name}`, block: block.id, name, shape: spec.shape, count, spec, offset };
    }),
  );
  return { list, words };
}

/**
 * Targets in the words the loss reads: int32 indices (as bits), ±1 or 0/1 columns, or the values themselves (not a copy). With two classes and one column, class 0
 * is the positive one.
 */
export function encodeTargets(targets: Float32Array, code: TargetCode): { targets: Float32Array; targetWidth: number } {
  if (code.kind === 'value') return { targets, targetWidth: code.width };
  const width = code.kind === 'index' ? 1 : code.width;
  const words = new Float32Array(targets.length * width);
  if (code.kind === 'index') new Int32Array(words.buffer).set(targets);
  else if (code.kind === 'binary') for (const [i, t] of targets.entries()) words[i] = t === 0 ? 1 : code.low;
  else {
    words.fill(code.low);
    for (const [i, t] of targets.entries()) words[i * width + t] = 1;
  }
  return { targets: words, targetWidth: width };
}
