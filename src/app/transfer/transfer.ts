/**
 * @file The transfer experiment: what a network learned of some pictures is taken along to other classes, or to another question, of which only a few pictures are
 * to be had. The ways to take it along are the document and its variants; how deep to keep it is a sweep.
 * Source: J. Yosinski, J. Clune, Y. Bengio, H. Lipson, How transferable are features in deep neural networks? (2014).
 */
import { type DatasetType, datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { writeValues } from '#nn/axisValues.ts';
import { type Block, freshId } from '#nn/block.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import { type ChoiceField, defaults } from '#nn/field.ts';
import { keptUpTo, learns, NOTHING_KEPT } from '#nn/keptUpTo.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Patch } from '#nn/patch.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { optimizers } from '#nn/training.ts';
import { registries } from '#state/registries.ts';
import { answerIndex } from '../data/adaptDocument.ts';
import { askedBy } from '../data/starter.ts';
import { transferTitle, wayNames, wayOf } from './transferWords.ts';

/** Steps that the first task is learned for, and pictures of the second: few to learn from, all others for the test, so that its noise is small. */
const STEPS = 800;
const FEW = { samples: 1250, testShare: 0.96 };
/** How the second task is learned in every lane: few pictures are soon known by heart, and Adam leaves little that was kept as it was. */
const GENTLY = { type: 'sgd', ...defaults(optimizers.sgd), learningRate: 0.01, momentum: 0.9 } as const;
/** Steps of the second task after which the ladder of freezing is read, and starts of each rung. */
const LOOK = 100;
const STARTS = 5;
/** Learning rates of lower layers as shares of the head's, from the top down. */
const GENTLER = [0.3, 0.1, 0.03] as const;

const registry: LayerRegistry = layers;

interface Tasks {
  readonly source: DataValues;
  readonly target: DataValues;
}

/**
 * The first half of the classes and the second, or the question at hand and the one with the fewest answers: few pictures must show each of them often enough.
 * Undefined where the data have no second.
 */
export function tasksOf({ data }: StrataDocument): Tasks | undefined {
  const { classes, task } = data as DataValues & { readonly classes?: unknown; readonly task?: string };
  if (task === undefined || task === 'picture') return undefined;
  if (Array.isArray(classes)) {
    if (classes.length < 4) return undefined;
    const half = Math.ceil(classes.length / 2);
    return {
      source: { ...data, classes: classes.slice(0, half) },
      target: { ...data, ...FEW, classes: classes.slice(half) },
    };
  }
  const { choices } = (datasets[data.type as DatasetType].fields as unknown as { task: ChoiceField }).task;
  const [next] = choices
    .filter((other) => other !== task && other !== 'picture')
    .map((other): DataValues => ({ ...data, ...FEW, task: other }))
    .toSorted((a, b) => askedBy(a).target.classes - askedBy(b).target.classes);
  return next && { source: data, target: next };
}

/** A network that goes on with another task: its answer is another block, as wide as that asks. */
function answering(network: readonly Block[], head: number, width: number): readonly Block[] {
  return network.with(head, { ...network[head]!, id: freshId(network, registry), units: width });
}

interface Experiment {
  /** The document that learns the first task. */
  readonly base: StrataDocument;
  /** What the second phase changes, by the network that it goes on with. */
  readonly change: (network: readonly Block[]) => Patch;
  /** That network with all kept but the answer. */
  readonly whole: readonly Block[];
  /** Blocks below the answer that learn, from the first on. */
  readonly lower: readonly string[];
}

function experimentOn(document: StrataDocument): Experiment | undefined {
  const tasks = tasksOf(document);
  const head = answerIndex(document.network);
  if (!tasks || head < 0) return undefined;
  const { run: _, variants: __, phases: ___, initial: ____, ...rest } = document;
  const [before, after] = [tasks.source, tasks.target].map((data) => askedBy(data).target.classes) as [number, number];
  const base = {
    ...rest,
    title: transferTitle(document.title),
    data: tasks.source,
    network: document.network.with(head, { ...document.network[head]!, units: before }),
  };
  const training = { ...base.training, optimizer: GENTLY };
  return {
    base,
    whole: answering(base.network, head, after),
    lower: base.network.slice(0, head).flatMap((block) => (learns(block, registry) ? [block.id] : [])),
    change: (network) => patchBetween(base, { ...base, data: tasks.target, network, training }, registries),
  };
}

/** Lower blocks learn more slowly, the farther below the answer the more. */
const slower = (network: readonly Block[], lower: readonly string[]): readonly Block[] =>
  network.map((block) => {
    const below = lower.length - lower.indexOf(block.id);
    return lower.includes(block.id)
      ? { ...block, learningRateScale: GENTLER[Math.min(below, GENTLER.length) - 1]! }
      : block;
  });

/**
 * A document in four lanes: learned from scratch, all but the head kept and frozen, all kept and tuned, lower layers slower. Its sweep is the ladder of freezing:
 * how many lower layers are kept. Undefined where there is no second task.
 */
export function transferDocument(document: StrataDocument): StrataDocument | undefined {
  const experiment = experimentOn(document);
  if (!experiment) return undefined;
  const { base, change, whole, lower } = experiment;
  const taken = (last: string) => keptUpTo(base.network, whole, last, registry);
  const phases = (network: readonly Block[], way: keyof typeof wayNames) => [
    { name: wayOf(way), after: { steps: STEPS }, change: change(network) },
  ];
  const odds = {
    ...{ steps: STEPS + LOOK, starts: STARTS, shows: 'middle' },
    ...{ over: 'phases.1.kept', values: writeValues([NOTHING_KEPT, ...lower]) },
  };
  return {
    ...base,
    phases: phases(taken(NOTHING_KEPT), 'scratch'),
    variants: [
      { name: wayNames.frozen, change: { phases: phases(taken(lower.at(-1) ?? NOTHING_KEPT), 'frozen') } },
      { name: wayNames.tuned, change: { phases: phases(whole, 'tuned') } },
      { name: wayNames.gentle, change: { phases: phases(slower(whole, lower), 'gentle') } },
    ],
    view: { ...base.view, lenses: { ...base.view.lenses, odds } },
  };
}
