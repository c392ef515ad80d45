/** @file A network of blocks from an ONNX model, with its numbers. */
import type { OnnxModel } from '#formats/onnx/model.ts';
import type { ImportedNetwork, Refusal, RefusedNetwork } from '#importers/importedNetwork.ts';
import { initialWeights } from '#importers/initialWeights.ts';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { parameterTable } from '#nn/parameterTable.ts';
import type { Problem } from '#nn/problem.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { RESERVED_IDS, readNetwork } from '#nn/readNetwork.ts';
import type { Flow } from '#nn/shape.ts';
import { idOf } from './blockIds.ts';
import { areObstacles, blocksOf, type Sketch } from './blocksOf.ts';
import { readGraph } from './graph.ts';
import { batchAxisOf, isPlain, shapeOfAct } from './layout.ts';
import { NodeReader } from './nodeReader.ts';
import * as notes from './noteWords.ts';
import { ownNetwork } from './ownNetwork.ts';
import * as words from './refusalWords.ts';
import { taken as asTaken } from './views.ts';

/** A network that a graph was understood as, and how its tensors lie in the file. */
export interface OnnxNetwork extends ImportedNetwork {
  /** Along which axis of the file's input and output the samples lie. */
  readonly batchAxes: { readonly input: number; readonly output: number };
}

const refused = (...refusals: readonly Refusal[]): RefusedNetwork => ({ kind: 'refused', refusals });

/** Understands a model as blocks, or says of each operator in the way which it is, at which node, and why. Never throws. */
export function networkOfOnnx(model: OnnxModel): OnnxNetwork | RefusedNetwork {
  const graph = readGraph(model);
  if ('says' in graph) return refused(graph);
  const { operator, name } = { operator: 'output', name: model.graph.outputs[0]!.name };
  const output = batchAxisOf(graph.output);
  const last = model.graph.nodes.at(-1)!;
  const refuse = (
    node: { readonly operator: string; readonly name: string; readonly outputs: readonly string[] },
    why: string,
  ): Refusal => {
    const called = node.name || node.outputs[0] || '?';
    return { operator: node.operator, node: called, says: words.refusal(node.operator, called, why) };
  };
  // A row of numbers that a flattened image would give is one.
  const reader = new NodeReader(last, 17, [], () => false);
  const flat =
    isPlain(graph.output) || shapeOfAct(graph.output).length !== 2 ? undefined : asTaken(reader, graph.output);
  const value = flat ?? graph.output.value;
  const found = blocksOf(graph.input, value);
  if (areObstacles(found)) return refused(...found.map(({ node, why }) => refuse(node, why)));
  if (output === undefined)
    return refused({ operator, node: name, says: words.refusal(operator, name, words.OUTPUT_TURNED) });
  if (found.length === 0)
    return refused({ operator, node: name, says: words.refusal(operator, name, words.NO_BLOCKS) });

  const named = nameBlocks(found);
  const nodeOf = (id: string) => named.sketches.get(id)?.nodes[0] ?? last;
  const problems: Problem[] = [];
  const network = readNetwork(named.blocks, layers, (block, field, of, problem) =>
    problems.push({ block, field, of, found: problem }),
  );
  const flow: Flow = graph.flow.tokens === undefined ? graph.flow : { ...graph.flow, tokens: vocabularyOf(found) };
  const inference = network && problems.length === 0 ? inferShapes(network, flow, layers) : undefined;
  problems.push(...(inference?.problems ?? []));
  if (!network || !inference?.output || problems.length > 0)
    return refused(...problems.map((problem) => refuse(nodeOf(problem.block), words.said(sentenceOf(problem)))));
  const own = ownNetwork(model.metadata, network, flow, inference.output.shape);
  const taken = own
    ? { ...own, inference: inferShapes(own.network, own.input, layers) }
    : { network, input: flow, inference };
  const table = parameterTable(taken.inference.blocks);
  const initial = initialWeights(table, ({ block, name: tensor, count }) => {
    const held = named.sketches.get(own ? (own.ids.get(block) ?? '') : block)?.tensors[tensor];
    return held ?? new Float32Array(count).fill(Number.NaN);
  });
  if ('says' in initial) return refused({ operator: 'initializer', node: name, says: initial.says });
  const title = model.metadata['strata.title'] ?? model.graph.name;
  return {
    kind: 'network',
    title: title.length <= 200 ? title : '',
    ...{ network: taken.network, input: taken.input, inference: taken.inference },
    ...(table.parameters.length > 0 ? { initial } : {}),
    notes: [
      ...(model.metadata['strata.network'] === undefined || own ? [] : [notes.OTHER_NETWORK]),
      ...notesOn(graph.others, found),
    ],
    batchAxes: { input: graph.inputAxis, output },
  };
}

/** How many tokens the first layer knows. */
function vocabularyOf(list: readonly Sketch[]): number {
  return Number(all(list).find(({ fields }) => fields.type === 'embedding')?.fields['vocabulary'] ?? 1);
}

/** Blocks with ids, as a document has them, and each one's sketch by its id. */
function nameBlocks(list: readonly Sketch[]): { blocks: readonly Block[]; sketches: ReadonlyMap<string, Sketch> } {
  const sketches = new Map<string, Sketch>();
  const reserved = new Set(RESERVED_IDS);
  const name = (sketch: Sketch): Block => {
    const id = idOf(sketch, reserved);
    reserved.add(id);
    sketches.set(id, sketch);
    const { lists } = sketch;
    const held =
      lists === undefined
        ? {}
        : 'branches' in lists
          ? { branches: lists.branches.map((one) => one.map(name)) }
          : { body: lists.body.map(name), shortcut: lists.shortcut.map(name) };
    return { id, ...sketch.fields, ...held };
  };
  return { blocks: list.map(name), sketches };
}

/** Every sketch, those in containers too. */
const all = (list: readonly Sketch[]): readonly Sketch[] =>
  list.flatMap((sketch) => {
    const { lists } = sketch;
    const held =
      lists === undefined ? [] : 'branches' in lists ? lists.branches.flat() : [...lists.body, ...lists.shortcut];
    return [sketch, ...all(held)];
  });

function notesOn(others: readonly string[], list: readonly Sketch[]): readonly string[] {
  // Programs that save models keep equal biases once.
  const took = all(list).flatMap((sketch) => [
    ...new Set(sketch.took.flatMap(({ name, axes }) => (axes > 1 ? [name] : []))),
  ]);
  const shared = took.find((name, i) => took.indexOf(name) !== i);
  return [
    ...(others.length > 0 ? [notes.otherOutputs(others)] : []),
    ...(shared === undefined ? [] : [notes.sharedWeights(shared)]),
  ];
}
