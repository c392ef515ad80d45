/** @file What a change would do before it is made: the shape teacher's answer. Pure. */

import { checkDocument } from '#data/checkDocument.ts';
import type { PreparedData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { type Block, findBlock, walk } from '#nn/block.ts';
import { applyChange, type Change } from '#nn/change.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { readDocument } from '#nn/document.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { Fix, Problem } from '#nn/problem.ts';
import type { Shape } from '#nn/shape.ts';
import { registries } from '#state/editor.ts';

export interface Preview {
  readonly fits: boolean;
  /** The block that is put in, as it would be. */
  readonly block: Block | undefined;
  readonly shape: Shape | undefined;
  /** Parameters of the whole network, and by how many they change. */
  readonly parameters: number;
  readonly difference: number;
  /** The first problem that the change brings. */
  readonly problem: Problem | undefined;
  /** Ways out, each with what it costs in parameters; at most two, and only those after which the network runs. */
  readonly fixes: readonly { readonly fix: Fix; readonly changes: readonly Change[]; readonly difference: number }[];
  /** The network as it would be. */
  readonly network: readonly Block[];
}

function inferred(
  document: StrataDocument,
  network: readonly Block[],
  data: PreparedData,
): { inference: Inference; network: readonly Block[] } {
  const reading = readDocument({ ...document, network }, registries);
  const read = reading.document?.network ?? network;

  return {
    inference: checkDocument(document, data, layers, read),
    network: read,
  };
}

/** The id of the block that is new, or that the change names. */
function subject(change: Change, before: readonly Block[], after: readonly Block[]): string | undefined {
  if (change.kind !== 'insert' && change.kind !== 'duplicate') return change.id;
  const had = new Set([...walk(before, layers)].map((v) => v.block.id));
  return [...walk(after, layers)].find((v) => !had.has(v.block.id))?.block.id;
}

/** What a change would make of a document. */
export function previewChange(document: StrataDocument, data: PreparedData, change: Change): Preview {
  const now = inferred(document, document.network, data).inference.parameterCount;
  const { inference, network } = inferred(document, applyChange(document.network, change, layers), data);
  const id = subject(change, document.network, network);
  const problem = inference.problems.find((p) => p.severity !== 'notice');
  const fixes = (problem?.fixes ?? []).flatMap((fix) => {
    const fixed = fix.changes.reduce((n, c) => applyChange(n, c, layers), network);
    const after = inferred(document, fixed, data).inference;
    return canRun(after.problems)
      ? [{ fix, changes: [change, ...fix.changes], difference: after.parameterCount - now }]
      : [];
  });
  return {
    fits: canRun(inference.problems),
    block: id === undefined ? undefined : findBlock(network, layers, id)?.block,
    shape: id === undefined ? undefined : inference.byId.get(id)?.output?.shape,
    parameters: inference.parameterCount,
    difference: inference.parameterCount - now,
    problem,
    fixes: fixes.slice(0, 2),
    network,
  };
}
