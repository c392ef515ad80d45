import { useMemo, useState } from 'react';
import { texts as datasets } from '#data/texts.ts';
import { words as layers } from '#layers/words.ts';
import { documentsOf, type Part } from '#lesson/index.ts';
import { partTable } from '#lesson/lesson.ts';
import { settingsTable } from '#lesson/markdown.ts';
import { LessonText } from '#lessons/LessonText.tsx';
import type { StrataDocument } from '#nn/document.ts';
import type { Json } from '#nn/json.ts';
import type { Patch } from '#nn/patch.ts';
import { patchWords } from '#nn/patchWords.ts';
import { blockTitle } from '#state/blockName.ts';
import { registries } from '#state/registries.ts';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { closed, lessonShown } from '../lessons/lessonShown.ts';
import { AllowForm } from './AllowForm.tsx';
import {
  AS_SEEN,
  BEGINS,
  begins,
  did,
  LENSES,
  MAY_CHANGE,
  OPEN_ON_PAGE,
  openedFrom,
  TAKE_FROM_PAGE,
  TAKEAWAY,
  WORDS,
  WORDS_SAYS,
} from './editorWords.ts';
import { FieldForm } from './FieldForm.tsx';
import styles from './Forms.module.css';
import { formField, formFields } from './formField.ts';
import { GoalsForm } from './GoalsForm.tsx';
import { controlId, useProblem } from './problemsAt.ts';
import { RowsForm } from './RowsForm.tsx';
import { recordPart } from './recordPart.ts';
import { TextArea } from './TextArea.tsx';
import { useDraft } from './useDraft.ts';

const names = formFields({ title: partTable.title, id: partTable.id });
const { show, pointAt } = settingsTable;
const pointers = formFields({ show: show!, pointAt: pointAt! });
const takeaway = [formField('takeaway', partTable.takeaway)];

/** All that a part is, from its words to what is taken along. */
export function PartForm({ part, at }: { part: Part; at: number }) {
  const session = useDraft();
  const lesson = session.shown.use((s) => s.draft.lesson);
  const documents = useMemo(() => documentsOf(lesson, registries), [lesson]);
  const path = `parts[${at}]`;
  const set = (key: string, value: unknown) =>
    session.edit({ type: 'part', part: at, key, value }, did.part(part.title), `${path}.${key}`);
  const values = part as unknown as Json;
  const wrong = useProblem(`${path}.text`, true);
  return (
    <div className={styles['form']}>
      <FieldForm fields={names} values={values} path={path} of="part" onChange={set} />
      <section className={styles['section']}>
        <h2>{WORDS}</h2>
        <div className={styles['words']}>
          <TextArea
            id={controlId(`${path}.text`)}
            label={WORDS}
            labelHidden
            least={8}
            hint={WORDS_SAYS}
            value={part.text}
            error={part.text === '' ? null : wrong}
            onChange={(value) => set('text', value)}
          />
          <section className={styles['read']} aria-label={AS_SEEN}>
            <h3>{part.title}</h3>
            <LessonText text={part.text} />
          </section>
        </div>
      </section>
      <section className={styles['section']} aria-labelledby={`${path}-begins`}>
        <h2 id={`${path}-begins`}>{BEGINS}</h2>
        <Begins part={part} at={at} document={documents[at]} />
      </section>
      <section className={styles['section']}>
        <h2>{MAY_CHANGE}</h2>
        <AllowForm part={part} document={documents[at]} onChange={(allow) => set('allow', allow)} path={path} />
      </section>
      <RowsForm list="ask" part={part} at={at} />
      <GoalsForm part={part} at={at} document={documents[at]} />
      <RowsForm list="hints" part={part} at={at} />
      <section className={styles['section']}>
        <h2>{LENSES}</h2>
        <FieldForm fields={pointers} values={values} path={path} of="part" onChange={set} />
      </section>
      <section className={styles['section']}>
        <h2>{TAKEAWAY}</h2>
        <FieldForm fields={takeaway} values={values} path={path} of="part" onChange={set} />
      </section>
    </div>
  );
}

/** What a part begins with, in words; opened on the page, or taken from there. */
function Begins({ part, at, document }: { part: Part; at: number; document: StrataDocument | undefined }) {
  const session = useDraft();
  const desk = useDesk();
  const [why, setWhy] = useState<string>();
  const [own, changed] = [useProblem(`parts[${at}].document`, true), useProblem(`parts[${at}].change`, true)];
  const wrong = own ?? changed;
  const says = part.document
    ? begins.own
    : part.change || part.variants
      ? begins.changed
      : at === 0
        ? begins.none
        : begins.same;
  const differs =
    document && part.change
      ? patchWords(part.change as Patch, document, registries, { layers, datasets }, (id) =>
          blockTitle(document.network, id),
        )
      : [];
  return (
    <>
      <p>{says}</p>
      {differs.length > 0 && (
        <ul className={styles['chips']}>
          {differs.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {(why ?? wrong) !== undefined && (why ?? wrong) !== null && <p role="alert">{why ?? wrong}</p>}
      <div className={styles['ways']}>
        <Button
          disabled={!document}
          onClick={() => {
            if (!document) return;
            desk.editor.open(document, openedFrom(part.title));
            lessonShown.set({ ...closed, edits: session.key, records: true });
          }}
        >
          {OPEN_ON_PAGE}
        </Button>
        <Button
          onClick={() => {
            const made = recordPart(desk, session.shown.get().draft.lesson, at);
            setWhy('why' in made ? made.why : undefined);
            if ('part' in made)
              session.edit({ type: 'start', part: at, from: made.part, recorded: made.recorded }, did.network);
          }}
        >
          {TAKE_FROM_PAGE}
        </Button>
      </div>
    </>
  );
}
