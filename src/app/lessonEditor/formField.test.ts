import { describe, expect, it } from 'vitest';
import { goal } from '#lesson/goal.ts';
import { readLesson, readMarkdown } from '#lesson/index.ts';
import { hint, partTable } from '#lesson/lesson.ts';
import { frontTable, settingsTable } from '#lesson/markdown.ts';
import { questionKinds } from '#lesson/questions/index.ts';
import { registries } from '#state/registries.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { rowLists } from './draft.ts';
import { fieldWords, kindWords } from './fieldWords.ts';
import { type FormField, formFields, textOf, valueIn } from './formField.ts';
import { emptyGoal, emptyHint, fieldsOf, kindNames, questionOf } from './questionRow.ts';

const { lesson } = readMarkdown(everyPart, registries);
const part = lesson!.parts[0]!;
type Values = Readonly<Record<string, unknown>>;

/** As a person would set it: every field through the text of its control. */
function typed(fields: readonly FormField[], values: Values): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name];
      const next =
        value === undefined || field.control === 'flag'
          ? value
          : field.control === 'group'
            ? typed(field.fields, value as Values)
            : field.control === 'rows'
              ? (value as readonly Values[]).map((row) => typed(field.fields, row))
              : valueIn(field, textOf(field, value));
      return next === undefined ? [] : [[field.name, next]];
    }),
  );
}

describe('forms made from the table of fields', () => {
  it.each(rowLists.flatMap((list) => part[list].map((row, i) => [list, i, row] as const)))(
    'hold all that %s %i says',
    (list, _, row) => {
      const { kind, ...rest } = { kind: undefined, ...(row as Values) };
      expect(typed(fieldsOf(list, row), rest)).toEqual(rest);
    },
  );

  it('hold what the lesson says of itself, and what a part points at', () => {
    const { parts: _, ...front } = lesson!;
    expect(typed(formFields(frontTable), front)).toEqual(front);
    const { show, pointAt, allow } = part;
    expect(typed(formFields(settingsTable), { show, pointAt, allow })).toEqual({ show, pointAt, allow });
  });

  it('have words for every field', () => {
    const unsaid = (fields: readonly FormField[], of: string): readonly string[] =>
      fields.flatMap((field) => [
        ...(fieldWords(field.name, of) ? [] : [`${of}.${field.name}`]),
        ...('fields' in field ? unsaid(field.fields, field.name) : []),
      ]);
    const { lesson: _, ...front } = frontTable;
    expect([
      ...Object.values(questionKinds).flatMap(({ shape: { table } }) => unsaid(formFields(table, ['kind']), 'ask')),
      ...unsaid(formFields(goal.table), 'goals'),
      ...unsaid(formFields(hint.table!), 'hints'),
      ...unsaid(formFields(front), 'front'),
      ...unsaid(formFields({ title: partTable.title, takeaway: partTable.takeaway }), 'part'),
    ]).toEqual([]);
    expect(kindNames.filter((kind) => !kindWords[kind])).toEqual([]);
  });

  it('show what cannot be read as it was typed, and the reader says where', () => {
    const [when] = fieldsOf('goals', {}).filter(({ name }) => name === 'when');
    const value = valueIn(when!, 'testAccuracy >= 0.9\nnonsense');
    expect(textOf(when!, value)).toBe('testAccuracy >= 0.9\nnonsense');
    const wrong = { ...lesson!, parts: [{ ...part, goals: [{ ...part.goals[0]!, when: value }] }, lesson!.parts[1]] };
    expect(readLesson(wrong, registries).problems.map(({ path }) => path)).toContain('parts[0].goals[0].when[1]');
  });

  it.each(kindNames)('begin a question of kind %s that wants nothing but words and numbers', (kind) => {
    const question = questionOf(kind, 'asked');
    expect(question).toMatchObject({ kind, id: 'asked' });
    for (const field of fieldsOf('ask', question))
      expect(field.optional || question[field.name] !== undefined).toBe(true);
  });

  it('keep what two kinds have in common where the kind is changed', () => {
    const asked = { ...questionOf('choice', 'asked'), ask: 'Why?', before: 'run' };
    const number = questionOf('number', 'asked', asked);
    expect(number).toMatchObject({ kind: 'number', ask: 'Why?', before: 'run' });
    expect(number['choices']).toBeUndefined();
  });

  it('begin goals and hints that want words, and for a goal a condition', () => {
    const made = { ...part, ask: [], goals: [emptyGoal('g')], hints: [emptyHint()] };
    const { problems } = readLesson({ ...lesson!, parts: [made] }, registries);
    expect(problems.map(({ path }) => path).toSorted()).toEqual(['parts[0].goals[0].says', 'parts[0].hints[0].says']);
  });
});
