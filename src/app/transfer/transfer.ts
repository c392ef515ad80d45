/**
 * @file The transfer experiment: what a network learned of some pictures is taken along to other classes, or to another question, of which only a few pictures are
 * to be had. The ways to take it along are the document and its variants; how deep to keep it is a sweep.
 * Source: J. Yosinski, J. Clune, Y. Bengio, H. Lipson, How transferable are features in deep neural networks? (2014).
 */
import { type DatasetType, datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { type Block, freshId, holds } from '#nn/block.ts';
import { checkNetwork } from '#nn/checkNetwork.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import type { ChoiceField } from '#nn/field.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { parameterTable } from '#nn/parameterTable.ts';
import type { Patch } from '#nn/patch.ts';
import { answerIndex } from '../data/adaptDocument.ts';
import { askedBy } from '../data/starter.ts';
import { transferTitle, wayNames, wayOf } from './transferWords.ts';

/** Steps that the first task is learned for, and pictures of the second that are learned from: a tenth of all that are drawn, the rest is the test. */
const STEPS = 800;
const PICTURES = 50;
const SHARE = 0.1;
/** Learning rates of lower layers as shares of the head's, from the top down. */
const GENTLER = [0.3, 0.1, 0.03] as const;

const registry: LayerRegistry = layers;

interface Tasks {
  readonly source: DataValues;
  readonly target: DataValues;
}

/** The first half of the classes and the second, or the question at hand and the next one; undefined where the data have no second. */
export function tasksOf({ data }: StrataDocument): Tasks | undefined {
  const { classes, task } = data as DataValues & { readonly classes?: unknown; readonly task?: string };
  if (task === undefined || task === 'picture') return undefined;
  const few = { samples: Math.round(PICTURES / SHARE), testShare: 1 - SHARE };
  if (Array.isArray(classes)) {
    if (classes.length < 4) return undefined;
    const half = Math.ceil(classes.length / 2);
    return {
      source: { ...data, classes: classes.slice(0, half) },
      target: { ...data, ...few, classes: classes.slice(half) },
    };
  }
  const { choices } = (datasets[data.type as DatasetType].fields as unknown as { task: ChoiceField }).task;
  const next = choices.find((other) => other !== task && other !== 'picture');
  return next === undefined ? undefined : { source: data, target: { ...data, ...few, task: next } };
}

/** What is set of the learning block so many below the head (1: the next one), or that it is made anew. */
type Taken = (below: number) => Partial<Block> | 'anew';

/** A network as it is taken along: its head is another one, as wide as the new task asks. */
function along(network: readonly Block[], learning: readonly string[], width: number, taken: Taken): readonly Block[] {
  const head = network[answerIndex(network)];
  const lower = learning.filter((id) => id !== head?.id).reverse();
  const used = new Set<string>();
  return network.map((block) => {
    const below = lower.indexOf(block.id) + 1;
    const set = block === head ? 'anew' : below > 0 ? taken(below) : {};
    const units = block === head ? { units: width } : {};
    if (set !== 'anew') return { ...block, ...set, ...units };
    const id = freshId(network, registry, used);
    used.add(id);
    return { ...block, ...units, id };
  });
}

/** The blocks of a network that have parameters, or hold one that has: their ids, from the first on. */
function learningIn({ network, training, data }: StrataDocument): readonly string[] {
  const { input, target } = askedBy(data);
  const { parameters } = parameterTable(checkNetwork(network, input, target, training.loss, layers).blocks);
  return network.filter((block) => parameters.some((p) => holds(block, registry, p.block))).map(({ id }) => id);
}

interface Experiment {
  /** The document that learns the first task. */
  readonly base: StrataDocument;
  /** What the second phase changes, by how the network is taken along. */
  readonly change: (taken: Taken) => Patch;
  /** Learning blocks below the head. */
  readonly depth: number;
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
  const learning = learningIn(base);
  return {
    base,
    depth: learning.length - 1,
    change: (taken) => ({ data: tasks.target, network: along(base.network, learning, after, taken) }),
  };
}

const anew: Taken = () => 'anew';
const frozenBelow =
  (kept: number): Taken =>
  (below) =>
    below > kept ? { trainable: false } : 'anew';
const whole: Taken = () => ({});
const gentler: Taken = (below) => ({ learningRateScale: GENTLER[Math.min(below, GENTLER.length) - 1]! });

const phasesWith = (change: Patch, name: string) => [{ name, after: { steps: STEPS }, change }];

/** A document in four lanes: learned from scratch, all but the head kept and frozen, all kept and tuned, lower layers slower. Undefined where there is no second task. */
export function transferDocument(document: StrataDocument): StrataDocument | undefined {
  const experiment = experimentOn(document);
  if (!experiment) return undefined;
  const { base, change } = experiment;
  const phases = (taken: Taken, way: keyof typeof wayNames) => phasesWith(change(taken), wayOf(way));
  return {
    ...base,
    phases: phases(anew, 'scratch'),
    variants: [
      { name: wayNames.frozen, change: { phases: phases(frozenBelow(0), 'frozen') } },
      { name: wayNames.tuned, change: { phases: phases(whole, 'tuned') } },
      { name: wayNames.gentle, change: { phases: phases(gentler, 'gentle') } },
    ],
  };
}

/**
 * The ladder of freezing: for each number of lower layers that are kept and frozen, from none to all, the patch on the experiment that makes all above them anew.
 */
export function freezingLadder(
  document: StrataDocument,
): readonly { readonly frozen: number; readonly patch: Patch }[] {
  const experiment = experimentOn(document);
  if (!experiment) return [];
  const { depth, change } = experiment;
  return Array.from({ length: depth + 1 }, (_, frozen) => ({
    frozen,
    patch: { phases: phasesWith(change(frozenBelow(depth - frozen)), wayOf(frozen)) },
  }));
}
