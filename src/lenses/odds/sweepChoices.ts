/** @file What a sweep can try: every number and choice of the data, the training and the blocks, and depth as copies of a block; with values to begin with. */
import { datasets } from '#data/index.ts';
import { texts as dataTexts } from '#data/texts.ts';
import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import { walk } from '#nn/block.ts';
import type { DatasetDefinition, DatasetText } from '#nn/dataset.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type Field, type Fields, fieldError } from '#nn/field.ts';
import type { FieldText, FieldTexts } from '#nn/fieldText.ts';
import { keptUpTo, learns, NOTHING_KEPT, sameKinds } from '#nn/keptUpTo.ts';
import { inForce } from '#nn/phase.ts';
import { sameValue } from '#nn/sameValue.ts';
import { optimizers, trainingFields } from '#nn/training.ts';
import { optimizerNames, optimizerTexts, trainingTexts } from '#nn/trainingText.ts';
import { blockName } from '#state/blockName.ts';
import { registries } from '#state/registries.ts';
import { COPIES_IN_A_ROW, KEPT, NOTHING, phaseGroup } from './oddsWords.ts';

export interface SweepChoice {
  readonly path: string;
  /** Below which heading it stands: a block, the training, the data. */
  readonly group: string;
  readonly label: string;
  readonly current: unknown;
  /** Values to begin with, the present one among them. */
  readonly values: readonly unknown[];
  /** What its values are called, where they are names. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Everything that a sweep can try of a document, blocks first. */
export function sweepChoices(document: StrataDocument): readonly SweepChoice[] {
  const { network, training, data } = document;
  const blocks = [...walk(network, layers)].flatMap(({ block }) => {
    const definition = (layers as Readonly<Record<string, { readonly fields: Fields }>>)[block.type]!;
    const group = blockName(network, block.id) ?? block.id;
    const own = block as unknown as Readonly<Record<string, unknown>>;
    const fields = fieldsOf(`network.${block.id}`, group, definition.fields, wordsOf(block.type)?.fields ?? {}, own);
    return block === network.at(-1) ? fields : [...fields, copiesOf(block.id, group)];
  });
  const optimizer = optimizers[training.optimizer.type];
  const type: SweepChoice = {
    path: 'training.optimizer.type',
    ...{ group: TRAINING, label: 'Optimiser', current: training.optimizer.type },
    ...{ values: Object.keys(optimizers), names: optimizerNames },
  };
  const set = datasets[data.type as keyof typeof datasets] as unknown as DatasetDefinition;
  const idle: readonly string[] = set.idle?.(data as never) ?? [];
  const { name, fields } = dataTexts[data.type as keyof typeof dataTexts] as unknown as DatasetText;
  return [
    ...blocks,
    ...fieldsOf('training.optimizer', TRAINING, optimizer, optimizerTexts[training.optimizer.type], training.optimizer),
    type,
    ...fieldsOf('training', TRAINING, trainingFields, trainingTexts, training),
    ...fieldsOf('data', name, set.fields, fields, data).filter(
      ({ path }) => !idle.includes(path.slice('data.'.length)),
    ),
    ...(document.phases ?? []).flatMap((_, i) => phaseChoices(document, i)),
  ];
}

/** Of a phase: how much of the network it takes along, how many samples it is given, and its learning rate. */
function phaseChoices(document: StrataDocument, i: number): readonly SweepChoice[] {
  const [before, now] = [inForce(document, i, registries), inForce(document, i + 1, registries)];
  const path = `phases.${i + 1}`;
  const group = phaseGroup(document.phases![i]!.name, i + 1);
  const choices = [...samplesIn(now, path, group)];
  if (!sameKinds(before.network, now.network)) return choices;
  const lower = before.network.filter((block) => learns(block, layers)).slice(0, -1);
  const values = [NOTHING_KEPT, ...lower.map(({ id }) => id)];
  const as = (value: string) => keptUpTo(before.network, now.network, value, layers);
  return [
    {
      ...{ path: `${path}.kept`, group, label: KEPT, values },
      current: values.find((value) => sameValue(as(value), now.network)),
      names: {
        [NOTHING_KEPT]: NOTHING,
        ...Object.fromEntries(lower.map(({ id }) => [id, blockName(before.network, id) ?? id])),
      },
    },
    ...choices,
  ];
}

function samplesIn({ data, training }: StrataDocument, path: string, group: string): readonly SweepChoice[] {
  const set = datasets[data.type as keyof typeof datasets] as unknown as DatasetDefinition;
  const { fields } = dataTexts[data.type as keyof typeof dataTexts] as unknown as DatasetText;
  const { optimizer } = training;
  return [
    ...fieldsOf(`${path}.data`, group, set.fields, fields, data),
    ...fieldsOf(
      `${path}.training.optimizer`,
      group,
      optimizers[optimizer.type],
      optimizerTexts[optimizer.type],
      optimizer,
    ),
  ].filter((each) => /\.(samples|learningRate)$/.test(each.path));
}
const TRAINING = 'Training';

/** Depth. */
const copiesOf = (id: string, group: string): SweepChoice => ({
  path: `network.${id}.copies`,
  ...{ group, label: COPIES_IN_A_ROW, current: 1, values: [0, 1, 2, 3, 4] },
});

function fieldsOf(
  path: string,
  group: string,
  fields: Fields,
  texts: FieldTexts,
  values: object,
): readonly SweepChoice[] {
  return Object.entries(fields).flatMap(([name, field]): readonly SweepChoice[] => {
    const current = (values as Readonly<Record<string, unknown>>)[name];
    const tried = valuesFor(field, current).filter((value) => fieldError(field, value) === undefined);
    if (tried.length < 2) return [];
    const text: FieldText | undefined = texts[name];
    return [
      {
        ...{ path: `${path}.${name}`, group, label: text?.label ?? name, current, values: tried },
        ...(text?.names ? { names: text.names } : {}),
      },
    ];
  });
}

const tidy = (value: number): number => Number(value.toPrecision(2));
const ascending = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);

/** Values to try of a field; none of what is no number and no choice. */
export function valuesFor(field: Field, current: unknown): readonly unknown[] {
  switch (field.kind) {
    case 'flag':
      return [false, true];
    case 'choice':
      return field.choices;
    case 'int': {
      const now = current as number;
      return ascending(
        now <= 8
          ? Array.from({ length: 8 }, (_, i) => Math.max(field.min, now === 0 ? 0 : 1) + i)
          : [now / 4, now / 2, now, 2 * now, 4 * now].map(Math.round),
      );
    }
    case 'float': {
      const now = current as number;
      if (field.logarithmic) return ascending([now / 10, (3 * now) / 10, now, 3 * now, 10 * now].map(tidy));
      if (now === 0) return ascending([0, 1, 2, 5, 10].map((times) => tidy(times * field.step)));
      return ascending([0, now / 2, now, (3 * now) / 2, 2 * now].map(tidy));
    }
    default:
      return [];
  }
}
