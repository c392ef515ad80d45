/** @file What can be tried at one press, by what the run has come to. Pure. */
import { checkDocument } from '#data/checkDocument.ts';
import type { PreparedData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { applyChange } from '#nn/change.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { learns } from '#nn/keptUpTo.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { blockName } from '#state/blockName.ts';

const registry: LayerRegistry = layers;

export interface Fewer {
  readonly document: StrataDocument;
  /** Of what was taken away. */
  readonly name: string;
}

/** A document without its last layer that learns below the answer, no normalisation, at its beginning; undefined where there is none, where phases or variants say more of its layers, or what is left could not train. */
export function withoutLast({ run: _, ...document }: StrataDocument, data: PreparedData): Fewer | undefined {
  const { network, phases, variants } = document;
  if (phases || variants) return undefined;
  const last = network
    .filter((block) => learns(block, registry))
    .slice(0, -1)
    .findLast(({ type }) => registry[type]?.category !== 'normalise');
  if (!last) return undefined;
  const left = applyChange(network, { kind: 'remove', id: last.id }, registry);
  if (!canRun(checkDocument(document, data, registry, left).problems)) return undefined;
  return { document: { ...document, network: left }, name: blockName(network, last.id)! };
}
