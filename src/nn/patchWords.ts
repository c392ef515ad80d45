/** @file A difference in short words, for chips, undo and lists: the field's name and what it is set to. */
import { commonFields, findBlock } from './block.ts';
import { commonTexts } from './blockText.ts';
import type { DatasetText } from './dataset.ts';
import type { Field, Fields } from './field.ts';
import type { FieldText, FieldTexts } from './fieldText.ts';
import type { SolvedGoal } from './goal.ts';
import { goalWords, type NameOf } from './goalWords.ts';
import { isObject, type Json } from './json.ts';
import type { WordRegistry } from './layer.ts';
import { isWholeNetwork, type Patch } from './patch.ts';
import type { Pause } from './pause.ts';
import { pauseNames } from './pauseNames.ts';
import type { Recipe, Registries } from './recipe.ts';
import { show } from './show.ts';
import { optimizers, schedules, trainingFields } from './training.ts';
import { optimizerNames, optimizerTexts, scheduleNames, scheduleTexts, trainingTexts } from './trainingText.ts';

/** What layers and data sets say of themselves. */
export interface Said {
  readonly layers: WordRegistry;
  readonly datasets: Readonly<Record<string, DatasetText>>;
}

/**
 * One phrase for each thing that differs: "learning rate 0.03", "Dense 2: units 8", "seed 5", "another network".
 * @param after what the patch makes
 * @param nameOf what a block is called on the page
 */
export function patchWords(
  patch: Patch,
  after: Recipe,
  registries: Registries,
  said: Said,
  nameOf: NameOf = (block) => block,
): readonly string[] {
  const words: string[] = [];
  if (patch.seed !== undefined) words.push(`seed ${patch.seed}`);
  if (patch.data) {
    const { fields } = registries.datasets[after.data.type]!;
    const text = said.datasets[after.data.type]!;
    if (patch.data['type'] !== undefined) words.push(`data ${text.name.toLowerCase()}`);
    words.push(...fieldWords(patch.data as Json, after.data as Json, fields as Fields, text.fields));
  }
  words.push(...trainingWords((patch.training ?? {}) as Json, after, nameOf));
  if (isWholeNetwork(patch.network)) words.push('another network');
  else
    for (const [id, fields] of Object.entries(patch.network ?? {})) {
      const block = findBlock(after.network, registries.layers, id)?.block;
      const known = { ...registries.layers[block?.type ?? '']?.fields, ...commonFields };
      const texts = { ...said.layers[block?.type ?? '']?.fields, ...commonTexts };
      const values = fieldWords(fields as Json, (block ?? {}) as Json, known, texts);
      if ('frozen' in fields) values.push(block?.frozen ? 'other weights frozen' : 'no weights frozen');
      if ('names' in fields) values.push('other names of units');
      words.push(...values.map((value) => `${nameOf(id)}: ${value}`));
    }
  if (patch.phases) words.push(phaseWords(patch.phases.length));
  return words;
}

const phaseWords = (count: number): string => (count === 0 ? 'no phases' : count === 1 ? '1 phase' : `${count} phases`);

function trainingWords(change: Json, { training }: Recipe, nameOf: NameOf): string[] {
  const parts = (['optimizer', 'schedule'] as const).flatMap((part) => {
    const given = change[part];
    if (given === undefined) return [];
    const { type } = training[part];
    const name = part === 'optimizer' ? optimizerNames[training.optimizer.type] : scheduleNames[training.schedule.type];
    const [fields, texts]: [Fields, FieldTexts] =
      part === 'optimizer'
        ? [optimizers[training.optimizer.type], optimizerTexts[training.optimizer.type]]
        : [schedules[training.schedule.type], scheduleTexts[training.schedule.type]];
    const inside = isObject(given) ? given : { type };
    return [
      ...('type' in inside ? [`${part === 'optimizer' ? 'optimiser' : part} ${name}`] : []),
      ...fieldWords(inside, training[part] as unknown as Json, fields, texts),
    ];
  });
  if ('pause' in change) parts.push(pauseWords(training.pause));
  if ('solved' in change) parts.push(solvedWords(training.solved, nameOf));
  return [...fieldWords(change, training as unknown as Json, trainingFields, trainingTexts), ...parts];
}

const pauseWords = (pause: Pause | undefined): string => `pauses ${pauseNames[pause?.type ?? 'never']}`;

const solvedWords = (goal: SolvedGoal | undefined, nameOf: NameOf): string =>
  goal ? `solved at ${goalWords(goal, nameOf)}` : 'solved as usual';

const fieldWords = (change: Json, after: Json, fields: Fields, texts: FieldTexts): string[] =>
  Object.keys(change)
    .filter((key) => Object.hasOwn(fields, key))
    .map(
      (key) =>
        `${texts[key]!.label.toLowerCase()} ${valueWords(fields[key]!, texts[key]!, after[key] ?? fields[key]!.default)}`,
    );

function valueWords(field: Field, { unit, names }: FieldText, value: unknown): string {
  switch (field.kind) {
    case 'int':
      return `${value}${unit ? ` ${unit}` : ''}`;
    case 'float':
      return field.percent
        ? `${Number((100 * (value as number)).toPrecision(4))} %`
        : `${Number((value as number).toPrecision(4))}${unit ? ` ${unit}` : ''}`;
    case 'flag':
      return value ? 'on' : 'off';
    case 'choice':
      return names?.[value as string] ?? String(value);
    case 'set':
      return (value as string[]).map((choice) => names?.[choice] ?? choice).join(', ');
    case 'initializer':
    case 'biasInitializer':
      return typeof value === 'string' ? value : String((value as Json)['type']);
    case 'table':
    case 'rows':
      return `${(value as unknown[]).length} rows`;
    case 'columns':
      return `${(value as unknown[]).length} columns`;
    case 'text':
      return show(value);
    default:
      return field satisfies never;
  }
}
