/** @file The document as it is saved and shared: without what equals a default. */
import { type Block, commonFields, innerLists } from './block.ts';
import type { Registries, StrataDocument } from './document.ts';
import { FIRST_ENGINE } from './engineNumber.ts';
import type { Fields } from './field.ts';
import type { Json } from './readFields.ts';
import { optimizers, schedules, trainingFields } from './training.ts';

/** `readDocument` gives back an equal document. */
export function compactDocument(document: StrataDocument, registries: Registries): Json {
  const sparse = (values: Json, fields: Fields): Json =>
    Object.fromEntries(
      Object.entries(values).filter(
        ([key, value]) => !Object.hasOwn(fields, key) || !sameJson(value, fields[key]!.default),
      ),
    );
  const block = (b: Block): Json => {
    const compact = sparse(b as Json, { ...registries.layers[b.type]!.fields, ...commonFields });
    for (const held of innerLists(b, registries.layers)) {
      if (held.branch === undefined) compact[held.slot] = held.blocks.map(block);
      else compact[held.slot] = (compact[held.slot] as unknown[]).with(held.branch, held.blocks.map(block));
    }
    return compact;
  };
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
    ...(Object.keys(document.view).length > 0 ? { view: document.view } : {}),
    ...(document.run
      ? {
          run: {
            ...document.run,
            changes: document.run.changes.map((c) => ('network' in c ? { ...c, network: c.network.map(block) } : c)),
          },
        }
      : {}),
  };
}

const sameJson = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
