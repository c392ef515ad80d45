/** @file A network that came from another program, and the document that it becomes once its data is chosen. */
import type { Block } from '#nn/block.ts';
import { canRun, checkNetwork } from '#nn/checkNetwork.ts';
import { type DataValues, type Registries, readDocument, type StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import type { Inference } from '#nn/inferShapes.ts';
import { VERSION } from '#nn/migrations.ts';
import type { Target } from '#nn/objective.ts';
import type { Problem } from '#nn/problem.ts';
import type { Flow } from '#nn/shape.ts';
import { type Loss, losses } from '#nn/training.ts';
import type { Weights } from '#nn/weights.ts';

/** A network as it was understood: blocks with their numbers. */
export interface ImportedNetwork {
  readonly kind: 'network';
  /** What the file calls it; empty where it has no name. */
  readonly title: string;
  readonly network: readonly Block[];
  /** What flows into it; of tokens, how many different ones it knows. */
  readonly input: Flow;
  /** Without problems: every block has its shapes. */
  readonly inference: Inference;
  /** The numbers it came with; absent where it has none. */
  readonly initial?: Weights;
  /** What a person should know of how it was read, a sentence each. */
  readonly notes: readonly string[];
}

/** A part of a file's network that no block here is. */
export interface Refusal {
  /** The file's name of the operation: `Einsum`. */
  readonly operator: string;
  /** The file's name of the node; where it has none, of what it gives. */
  readonly node: string;
  /** A sentence that names both. */
  readonly says: string;
}

/** A network that cannot be taken. */
export interface RefusedNetwork {
  readonly kind: 'refused';
  /** At least one. */
  readonly refusals: readonly Refusal[];
}

/** What data asks of a network: see `data/asked.ts`. */
export interface AskedOfIt {
  readonly input: Flow;
  readonly target: Target;
}

/** Whether the data's samples can flow into it. */
export const takesIn = ({ input }: ImportedNetwork, asked: AskedOfIt): boolean =>
  `${input.shape}` === `${asked.input.shape}` &&
  (input.tokens === undefined) === (asked.input.tokens === undefined) &&
  (asked.input.tokens ?? 0) <= (input.tokens ?? 0);

/** The losses by which it could learn from data as it is, the most usual first; none where it does not fit. */
export function fittingLosses(
  imported: ImportedNetwork,
  { input, target }: AskedOfIt,
  registries: Registries,
): readonly Loss[] {
  if (!takesIn(imported, { input, target })) return [];
  const usual: readonly Loss[] =
    target.task === 'classification'
      ? losses
      : ['mse', 'mae', 'huber', ...(target.picture ? (['binaryCrossEntropy'] as const) : [])];
  const problemsOf = (loss: Loss) => checkNetwork(imported.network, input, target, loss, registries.layers).problems;
  const fitting = usual.filter((loss) => canRun(problemsOf(loss)));
  // What is squashed twice runs, but is seldom meant.
  return [
    ...fitting.filter((loss) => problemsOf(loss).length === 0),
    ...fitting.filter((loss) => problemsOf(loss).length > 0),
  ];
}

/** The document of an imported network with the data that was chosen, before its first step; or why there is none. */
export function documentFor(
  { title, network, initial }: ImportedNetwork,
  { data, loss, seed = 1 }: { readonly data: DataValues; readonly loss: Loss; readonly seed?: number },
  registries: Registries,
):
  | { readonly document: StrataDocument; readonly problems: readonly [] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] } {
  return readDocument(
    {
      strata: VERSION,
      engine: ENGINE,
      title: title.slice(0, 200),
      seed,
      data,
      network,
      training: { loss },
      ...(initial ? { initial } : {}),
    },
    registries,
  );
}
