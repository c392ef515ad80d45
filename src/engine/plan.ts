/** @file Document and data → a checked plan: what will be allocated and run. Pure; throws `PlanError` where the document cannot run. */
import { mix } from '#base/random.ts';
import { flowOf, targetOf } from '#data/asked.ts';
import { prepareData, type WholeData } from '#data/prepare.ts';
import { layers as known } from '#layers/index.ts';
import { canRun, checkNetwork } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { encodeTargets } from '#nn/encodeTargets.ts';
import type { Inference, InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { isConfined, type TargetCode, targetCode } from '#nn/objective.ts';
import { type ParameterTable, type PlannedParameter, parameterTable } from '#nn/parameterTable.ts';
import type { Problem } from '#nn/problem.ts';
import type { Flow, Shape } from '#nn/shape.ts';

/** The document cannot run; `problems` say why and where. */
export class PlanError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ of, field, found }) => `${of}: ${field} ${JSON.stringify(found)}`).join('\n'));
    this.name = 'PlanError';
    this.problems = problems;
  }
}

export type { PlannedParameter };

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

export interface Plan extends ParameterTable {
  readonly document: StrataDocument;
  readonly input: Flow;
  readonly inference: Inference;
  readonly blocks: readonly InferredBlock[];
  readonly output: Shape;
  readonly code: TargetCode;
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

/** Checks whether a document can run (what is only remarked on is the page's to say) and prepares everything that is needed to run it. */
export function planDocument(
  document: StrataDocument,
  data: WholeData = prepareData(document.data, document.seed),
): Plan {
  const input = flowOf(data);
  const target = targetOf(data);
  const inference = checkNetwork(document.network, input, target, document.training.loss, layers);
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
  return {
    document,
    input,
    inference,
    blocks: inference.blocks,
    output: inference.output!.shape,
    code,
    ...parameterTable(inference.blocks),
    mixesBatch: inference.blocks.some(({ block }) => layers[block.type]!.mixesBatch ?? false),
    samples,
  };
}
