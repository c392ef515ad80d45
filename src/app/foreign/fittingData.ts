/** @file Which data a network that was brought in can learn from: of all sets, those whose samples flow into it and whose answers it can give. */
import { askedBy } from '#app/data/starter.ts';
import { inputFeatures } from '#data/fields.ts';
import { type DatasetType, datasets } from '#data/index.ts';
import { fittingLosses, type ImportedNetwork } from '#importers/importedNetwork.ts';
import type { DatasetDefinition } from '#nn/dataset.ts';
import type { DataValues } from '#nn/document.ts';
import { defaults } from '#nn/field.ts';
import { sameValue } from '#nn/sameValue.ts';
import type { Loss } from '#nn/training.ts';
import { registries } from '#state/registries.ts';

/** A recipe for its data, and the losses by which it can learn from it, the most usual first. */
export interface Fitting {
  readonly data: DataValues;
  readonly losses: readonly Loss[];
}

/** A recipe with its whole numbers, as lengths of rows and counts of classes, each as it is or one of those that are wanted: the fewest changes first. */
function sized(usual: DataValues, fields: DatasetDefinition['fields'], wanted: readonly number[]): DataValues[] {
  let recipes: { readonly data: DataValues; readonly changes: number }[] = [{ data: usual, changes: 0 }];
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'int' || name === 'samples') continue;
    const others = wanted.filter((value) => value >= field.min && value <= field.max && value !== usual[name]);
    recipes = recipes.flatMap(({ data, changes }) => [
      { data, changes },
      ...others.map((value) => ({ data: { ...data, [name]: value }, changes: changes + 1 })),
    ]);
  }
  return recipes
    .slice(1)
    .sort((a, b) => a.changes - b.changes)
    .map(({ data }) => data);
}

/**
 * The recipes of a set that ask for different things: its defaults, and each other choice of its fields; points with as many columns as go in; rows as long, and
 * as many classes, as the network has.
 */
function recipesOf(type: DatasetType, { input, inference }: ImportedNetwork): DataValues[] {
  const { fields } = datasets[type] as unknown as DatasetDefinition;
  const usual = { ...defaults(fields), type } as DataValues;
  const { shape } = askedBy(usual).input;
  const width = input.shape.length === 1 ? input.shape[0]! : 0;
  const wanted = [...new Set([input.shape[0]!, input.tokens ?? 0, inference.output?.shape.at(-1) ?? 0])];
  const others = Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'choice')
      return field.choices.filter((choice) => choice !== usual[name]).map((choice) => ({ ...usual, [name]: choice }));
    if (name === 'features' && width > 2 && width <= inputFeatures.length)
      return [{ ...usual, features: inputFeatures.slice(0, width) }];
    return [];
  });
  // Other numbers change how long a row is, not what it is.
  return [usual, ...others, ...(shape.length === input.shape.length ? sized(usual, fields, wanted) : [])];
}

/**
 * The data that fit, one recipe of each set at most, the present one first. Generators must be loaded.
 * @param present the data on the page
 */
export function fittingData(imported: ImportedNetwork, present: DataValues): readonly Fitting[] {
  const fitting = (data: DataValues): Fitting[] => {
    const losses = fittingLosses(imported, askedBy(data), registries);
    return losses.length > 0 ? [{ data, losses }] : [];
  };
  const sets = (Object.keys(datasets) as DatasetType[]).filter(
    (type) => !(datasets[type] as unknown as DatasetDefinition).imported,
  );
  const found = sets.flatMap((type) => {
    for (const data of recipesOf(type, imported)) {
      const [one] = fitting(data);
      if (one) return [one];
    }
    return [];
  });
  const own = fitting(present);
  return [...own, ...found.filter(({ data }) => own.length === 0 || !sameValue(data, own[0]!.data))];
}
