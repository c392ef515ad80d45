import { FieldControl } from '#builder/inspector/FieldControl.tsx';
import { Palette } from '#builder/palette/Palette.tsx';
import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import type { Part } from '#lesson/index.ts';
import { mayChange, OPEN_ALL } from '#lessons/lessonWords.ts';
import { namesOf } from '#lessons/namesOf.ts';
import { walk } from '#nn/block.ts';
import { commonTexts } from '#nn/blockText.ts';
import { fieldError } from '#nn/field.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { blockTitle } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { DataPanel } from '../data/DataPanel.tsx';
import { RecipeForm } from '../data/RecipeForm.tsx';
import { definitionOf } from '../data/recipe.ts';
import { TrainingFields } from '../TrainingFields.tsx';
import { TrainingPanel } from '../TrainingPanel.tsx';
import styles from './LessonRoom.module.css';
import { openInPage } from './openInPage.ts';

const registry: LayerRegistry = layers;

/** The controls of what a part lets be changed, and of nothing else; and, where it `leads` there, the way to all of them. */
export function AllowedControls({ part: { allow }, framed, leads }: { part: Part; framed: boolean; leads: boolean }) {
  const desk = useDesk();
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.document.data);
  const named = namesOf(
    allow.filter((path) => path !== 'run'),
    { network, data },
  );
  const blocks = new Map([...walk(network, layers)].map(({ block }) => [block.id, block]));
  const fields = allow.flatMap((path) => {
    const [id = '', name] = path.split('.');
    const block = blocks.get(id);
    const field = block && name !== undefined ? registry[block.type]!.fields[name] : undefined;
    return block && field && name !== undefined ? [{ block, name, field }] : [];
  });
  const set = definitionOf(data.type).fields;
  const fieldsOf = (whole: string) =>
    allow.filter((path) => path.startsWith(`${whole}.`)).map((path) => path.slice(whole.length + 1));
  const [ofTraining, ofData] = [fieldsOf('training'), fieldsOf('data')];
  // Which set, and what of it is made by hand or brought, has no field of its own.
  const wholeData =
    allow.includes('data') || ofData.some((name) => /^(?:table|text)$/.test(set[name]?.kind ?? 'table'));
  return (
    <div className={styles['allowed']} data-tall>
      <p>
        {mayChange(named)}{' '}
        {leads && (
          <button type="button" className={styles['all']} onClick={() => void openInPage(desk, framed)}>
            {OPEN_ALL}
          </button>
        )}
      </p>
      {fields.length > 0 && (
        <div className={styles['fields']}>
          {fields.map(({ block, name, field }) => {
            const text = { ...commonTexts, ...wordsOf(block.type)!.fields }[name]!;
            const title = blockTitle(network, block.id);
            return (
              <FieldControl
                key={`${block.id}.${name}`}
                name={name}
                field={field}
                text={{ ...text, label: `${title}: ${text.label.toLowerCase()}` }}
                value={block[name] === undefined ? field.default : block[name]}
                onChange={(value) => {
                  if (fieldError(field, value)) return;
                  desk.editor.change(`${title}: ${text.label.toLowerCase()}`, [
                    { kind: 'set', id: block.id, values: { [name]: value } },
                  ]);
                }}
              />
            );
          })}
        </div>
      )}
      {allow.includes('network') && (
        <div className={styles['panel']}>
          <Palette />
        </div>
      )}
      {allow.includes('training') ? (
        <div className={styles['panel']}>
          <TrainingPanel />
        </div>
      ) : (
        ofTraining.length > 0 && <TrainingFields names={ofTraining} />
      )}
      {wholeData ? (
        <div className={styles['panel']}>
          <DataPanel />
        </div>
      ) : (
        ofData.length > 0 && <RecipeForm names={ofData} />
      )}
    </div>
  );
}
