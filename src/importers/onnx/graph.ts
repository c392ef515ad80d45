/** @file A graph read node by node: what each of its values is, as far as it is known. */
import type { OnnxGraph, OnnxModel, OnnxNode, OnnxValue } from '#formats/onnx/model.ts';
import { LIMITS } from '#nn/inferShapes.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { product } from './attention.ts';
import { type Constant, constantOf } from './constant.ts';
import { constantNode, fold } from './fold.ts';
import { images } from './images.ts';
import { type Act, type Piece, plainAct } from './layout.ts';
import { gemm, lookUp, timesWeights } from './linear.ts';
import { NodeReader, type Reader, type Tensor } from './nodeReader.ts';
import { normalisations } from './normalise.ts';
import { pointwise } from './pointwise.ts';
import { recurrents } from './recurrent.ts';
import * as words from './refusalWords.ts';
import type { Value } from './value.ts';
import { views } from './views.ts';

/** Operators that are understood, by their names in the file. */
const readers: Readonly<Record<string, Reader>> = {
  ...views,
  ...pointwise,
  ...images,
  ...normalisations,
  ...recurrents,
  Gemm: gemm,
  MatMul: (node) => {
    const [a, b] = [node.act(0), node.act(1)];
    return a && b ? product(node, a, b) : timesWeights(node);
  },
  Gather: (node) => (node.act(1) ? lookUp(node) : views['Gather']!(node)),
};

/** Versions of ONNX's operators whose meaning is known here. */
const [OLDEST, NEWEST] = [6, 22];

/** How many samples a graph is read for that leaves their number open: a prime, so that no size of a layer is taken for it. */
const SAMPLES = 251;

/** A graph of more nodes is no network that could be shown. */
const MOST_NODES = 10_000;

/** Elements of all tensors together that are computed before the network runs. */
const MOST_COMPUTED = 2 ** 24;

export interface ReadGraph {
  readonly input: Value;
  /** Of one sample; of tokens, without how many there are. */
  readonly flow: Flow;
  /** Along which axis of the graph's input the samples lie. */
  readonly inputAxis: number;
  readonly output: Act;
  /** Outputs of the graph beside the first. */
  readonly others: readonly string[];
}

/** A sentence about the whole graph, at a node or an input. */
export interface GraphProblem {
  readonly operator: string;
  readonly node: string;
  readonly says: string;
}
const problem = (says: string, name = '', operator = 'graph'): GraphProblem => ({ operator, node: name, says });

/** Which values the first output needs: by name, those that any node of them takes. */
function usedNames({ nodes, outputs }: OnnxGraph): ReadonlySet<string> {
  const used = new Set(outputs.slice(0, 1).map(({ name }) => name));
  for (const { inputs, outputs: given } of nodes.toReversed())
    if (given.some((name) => used.has(name))) for (const name of inputs) if (name !== '') used.add(name);
  return used;
}

/** The axis of an input along which the samples lie; its other axes must say their sizes. */
function axisOfSamples({ shape = [] }: OnnxValue, name: string, nodes: readonly OnnxNode[]): number {
  const open = shape.flatMap((size, i) => (typeof size === 'number' && size > 0 ? [] : [i]));
  if (open.length === 1) return open[0]!;
  if (open.length > 1) return 0;
  const taker = nodes.find(({ inputs }) => inputs.includes(name));
  const stepsFirst = taker && Object.hasOwn(recurrents, taker.operator) && !taker.attributes['layout']?.value;
  return stepsFirst && shape.length === 3 ? 1 : 0;
}

/** The one input of the graph as the value that flows into the network. */
function inputOf({ nodes, inputs, initializers }: OnnxGraph, used: ReadonlySet<string>) {
  const held = new Set(initializers.map(({ name }) => name));
  const given = inputs.filter(({ name }) => !held.has(name) && used.has(name));
  const [first] = given;
  if (!first) return problem(inputs.some(({ name }) => !held.has(name)) ? words.NO_INPUT_USED : words.NO_INPUT);
  const { name, shape, type } = first;
  if (given.length > 1) return problem(words.manyInputs(given.map((one) => one.name)), given[1]!.name, 'input');
  if (!shape || shape.length === 0) return problem(words.noShape(name), name, 'input');
  const at = axisOfSamples(first, name, nodes);
  const sizes = shape.toSpliced(at, 1);
  const open = sizes.findIndex((size) => typeof size !== 'number' || size < 1);
  if (open >= 0) return problem(words.openInput(name, open < at ? open : open + 1), name, 'input');
  const whole = type === 'int64' || type === 'int32';
  const own = sizes as readonly number[];
  if (own.length < 1 || own.length > 3 || (whole && own.length > 1))
    return problem(words.rankOf(name, own), name, 'input');
  if (sizeOf(own) > LIMITS.outputSize) return problem(words.largeInput(name, own), name, 'input');
  const samples = shape[at];
  const value: Value = { op: { kind: 'input' }, inputs: [], shape: own };
  const batch: Piece = { size: typeof samples === 'number' && samples > 0 ? samples : SAMPLES, batch: true };
  return { name, value, at, act: plainAct(value, batch, at), flow: { shape: own, ...(whole ? { tokens: 0 } : {}) } };
}

export function readGraph({ graph, opsets }: OnnxModel): ReadGraph | GraphProblem {
  const opset = opsets[''] ?? opsets['ai.onnx'] ?? 0;
  if (opset < OLDEST || opset > NEWEST) return problem(words.oldOperators(opset, OLDEST, NEWEST));
  if (graph.nodes.length > MOST_NODES) return problem(words.manyNodes(graph.nodes.length, MOST_NODES));
  const used = usedNames(graph);
  const input = inputOf(graph, used);
  if ('says' in input) return input;
  const known = new Map<string, Tensor>(graph.initializers.map((tensor) => [tensor.name, constantOf(tensor)]));
  known.set(input.name, input.act);
  let computed = 0;
  for (const node of graph.nodes) {
    if (!node.outputs.some((name) => used.has(name))) continue;
    const reader = new NodeReader(
      node,
      opset,
      node.inputs.map((name) => (name === '' ? undefined : known.get(name))),
      (output) => node.outputs[output] !== undefined && used.has(node.outputs[output]),
    );
    const given = readNode(reader, input.act, computed > MOST_COMPUTED);
    for (const tensor of given)
      if (
        tensor?.kind === 'constant' &&
        !reader.inputs.some((one) => one?.kind === 'constant' && one.values === tensor.values)
      )
        computed += tensor.values.length;
    const [one] = given;
    const poisoned = one?.kind === 'act' && one.value.op.kind === 'unknown' ? one : undefined;
    for (const [i, name] of node.outputs.entries()) {
      const tensor = given[i] ?? poisoned;
      if (known.has(name)) known.set(name, unknown(reader, input.act, words.GIVEN_TWICE));
      else if (name !== '' && tensor) known.set(name, tensor);
      else if (used.has(name)) known.set(name, unknown(reader, input.act, words.UNKNOWN));
    }
  }
  const [first, ...others] = graph.outputs.map(({ name }) => name);
  const output = first === undefined ? undefined : known.get(first);
  if (output?.kind !== 'act') return problem(words.NO_OUTPUT, first, 'output');
  return { input: input.value, flow: input.flow, inputAxis: input.at, output, others };
}

/** A tensor of which nothing is known; `why`, where that is this node's fault. */
function unknown(node: NodeReader, like: Act, why?: string): Act {
  const from = node.inputs.flatMap((one) => (one?.kind === 'act' ? [one.value] : []));
  return {
    ...like,
    value: node.value({ kind: 'unknown', ...(why === undefined ? {} : { why }) }, from, like.value.shape),
  };
}

function readNode(node: NodeReader, like: Act, full: boolean): readonly (Tensor | undefined)[] {
  const { operator, domain, inputs } = node.node;
  if (domain !== '' && domain !== 'ai.onnx') return [unknown(node, like, words.FOREIGN)];
  if (operator === 'Constant') return [constantNode(node) ?? unknown(node, like, words.NOT_COMPUTED)];
  if (inputs.some((name, i) => name !== '' && !node.input(i))) return [unknown(node, like, words.MISSING)];
  const acts = node.inputs.flatMap((one) => (one?.kind === 'act' ? [one] : []));
  if (acts.some(({ value }) => value.op.kind === 'unknown')) return [unknown(node, like)];
  if (acts.length === 0)
    return [
      (full
        ? undefined
        : fold(
            node,
            node.inputs.flatMap((one) => (one ? [one as Constant] : [])),
          )) ?? unknown(node, like, words.NOT_COMPUTED),
    ];
  const read = Object.hasOwn(readers, operator) ? readers[operator]!(node) : words.UNKNOWN;
  if (typeof read === 'string') return [unknown(node, like, read)];
  return Array.isArray(read) ? (read as readonly (Tensor | undefined)[]) : [read as Tensor];
}
