/** @file The document as it is saved and shared: without what equals a default. */
import { type Block, commonFields, innerLists } from './block.ts';
import type { Registries, StrataDocument } from './document.ts';
import { FIRST_ENGINE } from './engineNumber.ts';
import type { Fields } from './field.ts';
import type { Json } from './json.ts';
import type { LayerRegistry } from './layer.ts';
import { isWholeNetwork, type Patch } from './patch.ts';
import type { Phase } from './phase.ts';
import type { Run } from './run.ts';
import { sameValue } from './sameValue.ts';
import { optimizers, schedules, trainingFields } from './training.ts';

const sparse = (values: Json, fields: Fields): Json =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => !Object.hasOwn(fields, key) || !sameValue(value, fields[key]!.default),
    ),
  );

/** A block, with what it holds, without what equals a default. */
export function compactBlock(block: Block, layers: LayerRegistry): Json {
  const compact = sparse(block as Json, { ...layers[block.type]!.fields, ...commonFields });
  for (const { slot, branch, blocks } of innerLists(block, layers)) {
    const held = blocks.map((inner) => compactBlock(inner, layers));
    compact[slot] = branch === undefined ? held : (compact[slot] as unknown[]).with(branch, held);
  }
  return compact;
}

/** `readDocument` gives back an equal document. */
export function compactDocument(document: StrataDocument, registries: Registries): Json {
  const block = (b: Block): Json => compactBlock(b, registries.layers);
  /** A patch holds no more than it says, but for the blocks of a whole network. */
  const patch = (p: Patch): Json => ({
    ...p,
    ...(isWholeNetwork(p.network) ? { network: p.network.map(block) } : {}),
    ...(p.phases ? { phases: p.phases.map(phase) } : {}),
  });
  const phase = (p: Phase): Json => ({ ...p, change: patch(p.change) });
  const run = ({ start, changes, reached, ...r }: Run): Json => ({
    ...r,
    ...(start ? { start: patch(start) } : {}),
    ...(changes.length > 0
      ? { changes: changes.map((c) => ('change' in c ? { ...c, change: patch(c.change) } : c)) }
      : {}),
    ...(reached.length > 0 ? { reached } : {}),
  });
  const { optimizer, schedule, ...training } = document.training;
  const plan = sparse(schedule as unknown as Json, schedules[schedule.type]);
  return {
    strata: document.strata,
    ...(document.engine === FIRST_ENGINE ? {} : { engine: document.engine }),
    title: document.title,
    seed: document.seed,
    data: sparse(document.data as Json, registries.datasets[document.data.type]!.fields),
    network: document.network.map(block),
    training: {
      loss: training.loss,
      optimizer: sparse(optimizer as unknown as Json, optimizers[optimizer.type]),
      ...sparse(
        training as unknown as Json,
        Object.fromEntries(Object.entries(trainingFields).filter(([key]) => key !== 'loss')),
      ),
      ...(schedule.type === 'constant' ? {} : { schedule: plan }),
    },
    ...(document.phases ? { phases: document.phases.map(phase) } : {}),
    ...(document.initial ? { initial: document.initial } : {}),
    ...(Object.keys(document.view).length > 0 ? { view: document.view } : {}),
    ...(document.variants
      ? {
          variants: document.variants.map((v) => ({
            ...v,
            change: patch(v.change),
            ...(v.run ? { run: run(v.run) } : {}),
          })),
        }
      : {}),
    ...(document.run ? { run: run(document.run) } : {}),
  };
}
