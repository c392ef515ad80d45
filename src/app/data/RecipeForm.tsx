import type { ReactNode } from 'react';
import type { InputFeature } from '#data/fields.ts';
import { editKey, type Field, type SetField } from '#nn/field.ts';
import type { FieldTexts } from '#nn/fieldText.ts';
import { phraseOf } from '#nn/problemWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { DataField } from './DataField.tsx';
import styles from './DataPanel.module.css';
import { changeData } from './editData.ts';
import { FeatureChips } from './FeatureChips.tsx';
import { definitionOf, shownFields, textOf, withField } from './recipe.ts';

/** The settings of the data set that have an effect: all, or those named. */
export function RecipeForm({ names }: { names?: readonly string[] }) {
  const desk = useDesk();
  const recipe = useEditor((s) => s.document.data);
  const { fields, check } = definitionOf(recipe.type);
  const { plain, advanced } = shownFields(recipe);
  const problem = check?.(recipe as never);
  const said = textOf(recipe.type).fields as FieldTexts;
  const set = (name: string, field: Field, value: unknown) =>
    changeData(
      desk,
      withField(recipe, name, value),
      `Set ${said[name]!.label.toLowerCase()}`,
      editKey(field, `data.${name}`),
    );
  const control = ({ name, field }: (typeof plain)[number]): ReactNode => (
    <DataField
      key={`${recipe.type}.${name}`}
      {...{ name, field }}
      text={said[name]!}
      value={recipe[name]}
      onChange={(value) => set(name, field, value)}
      error={problem?.field === name ? phraseOf(problem.found) : undefined}
    />
  );
  const inputs = fields['features'] as SetField<InputFeature> | undefined;
  const named = names && [...plain, ...advanced].filter(({ name }) => names.includes(name));
  return (
    <>
      <div className={styles['fields']}>{(named ?? plain).map(control)}</div>
      {!named && advanced.length > 0 && (
        <details className={styles['more']}>
          <summary>More</summary>
          <div className={styles['fields']}>{advanced.map(control)}</div>
        </details>
      )}
      {inputs && (names?.includes('features') ?? true) && (
        <FeatureChips
          label={said['features']!.label}
          help={said['features']!.help}
          value={recipe['features'] as readonly InputFeature[]}
          onChange={(value) => set('features', inputs, value)}
        />
      )}
    </>
  );
}
