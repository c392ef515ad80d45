/** @file What a part may let a learner change, to be ticked: the whole of something, one field of data or training, one field of a block. */
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import { permissionNames } from '#lessons/allowWords.ts';
import { namesOf } from '#lessons/namesOf.ts';
import { walk } from '#nn/block.ts';
import { commonTexts } from '#nn/blockText.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { blockTitle } from '#state/blockName.ts';

export interface AllowChoice {
  /** As the white list has it. */
  readonly path: string;
  readonly says: string;
}
export interface AllowGroup {
  readonly of: string;
  readonly choices: readonly AllowChoice[];
}

const wholes = ['run', 'seed', 'data', 'network', 'training', 'phases', 'weight'];
const registry: LayerRegistry = layers;

/** Fields of the document's own data set that have no name of their own for every set. */
const fieldsOfData = (document: StrataDocument): readonly AllowChoice[] =>
  Object.keys(datasets[document.data.type as keyof typeof datasets].fields)
    .map((field) => `data.${field}`)
    .filter((path) => permissionNames[path] === undefined)
    .map((path) => ({ path, says: namesOf([path], document)[0]! }));

/** @param other what stands for paths that the document does not have, such as those of a block that is gone: they are shown, so that they can be taken away */
export function allowChoices(
  document: StrataDocument | undefined,
  allow: readonly string[],
  other: string,
  whole: string,
): readonly AllowGroup[] {
  const named = (path: string): AllowChoice => ({ path, says: permissionNames[path] ?? path });
  const groups: AllowGroup[] = [
    {
      of: whole,
      choices: [
        ...wholes.map(named),
        ...Object.keys(permissionNames)
          .filter((path) => path.includes('.'))
          .map(named),
        ...(document ? fieldsOfData(document) : []),
      ],
    },
  ];
  for (const { block } of document ? walk(document.network, layers) : []) {
    const texts = { ...commonTexts, ...wordsOf(block.type)?.fields } as Readonly<
      Record<string, { readonly label: string }>
    >;
    const choices = Object.keys(registry[block.type]?.fields ?? {}).map((field) => ({
      path: `${block.id}.${field}`,
      says: texts[field]?.label ?? field,
    }));
    if (choices.length > 0) groups.push({ of: `${blockTitle(document!.network, block.id)} (${block.id})`, choices });
  }
  const known = new Set(groups.flatMap(({ choices }) => choices.map(({ path }) => path)));
  const stray = allow.filter((path) => !known.has(path)).map((path) => ({ path, says: path }));
  return stray.length > 0 ? [...groups, { of: other, choices: stray }] : groups;
}

/** The white list with a path ticked or not, in the order in which things are offered. */
export function ticked(
  groups: readonly AllowGroup[],
  allow: readonly string[],
  path: string,
  on: boolean,
): readonly string[] {
  const next = new Set(allow);
  if (on) next.add(path);
  else next.delete(path);
  return groups.flatMap(({ choices }) => choices.map((one) => one.path)).filter((one) => next.has(one));
}
