import { frontTable } from '#lesson/markdown.ts';
import type { Json } from '#nn/json.ts';
import { ABOUT, did } from './editorWords.ts';
import { FieldForm } from './FieldForm.tsx';
import styles from './Forms.module.css';
import { formFields } from './formField.ts';
import { useDraft } from './useDraft.ts';

const fields = formFields(frontTable, ['lesson', 'steps']);

/** What the lesson is called, and what its card says. */
export function AboutForm() {
  const session = useDraft();
  const lesson = session.shown.use((s) => s.draft.lesson);
  return (
    <div className={styles['form']}>
      <h2>{ABOUT}</h2>
      <FieldForm
        fields={fields}
        values={lesson as unknown as Json}
        path=""
        of="front"
        onChange={(key, value) => session.edit({ type: 'front', key, value }, did.about, `front.${key}`)}
      />
    </div>
  );
}
