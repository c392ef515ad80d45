import { useRef, useState } from 'react';
import { readMarkdown, sentence } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { LessonDraft } from './draft.ts';
import { CANNOT_WRITE, did, FILE, FILE_SAYS, GIVE_UP, lineSays, NOT_READ } from './editorWords.ts';
import styles from './Forms.module.css';
import { TextArea } from './TextArea.tsx';
import { useDraft } from './useDraft.ts';

/** The file as it would be saved, to be edited by hand: what can be read is the lesson at once, what cannot is kept as it is, with line and sentence. */
export function FilePane() {
  const session = useDraft();
  const draft = session.shown.use((s) => s.draft);
  const { text: written } = session.checked(draft);
  /** As it was typed, as long as the draft is what came of it. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly made: LessonDraft }>();
  const area = useRef<HTMLDivElement>(null);
  const text = draft.byHand ?? (typed?.made === draft ? typed.text : (written ?? ''));
  const problems = draft.byHand === undefined ? [] : readMarkdown(draft.byHand, registries).problems;
  const change = (next: string) => {
    const read = readMarkdown(next, registries);
    if (read.lesson)
      session.edit({ type: 'replace', lesson: read.lesson, comments: read.comments }, did.byHand, 'byHand');
    else session.edit({ type: 'byHand', text: next }, did.byHand, 'byHand');
    setTyped({ text: next, made: session.shown.get().draft });
  };
  const goTo = (line: number) => {
    const field = area.current?.querySelector('textarea');
    if (!field) return;
    const lines = text.split('\n');
    const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    // A text area does not follow its selection: its own line is brought into sight.
    field.scrollTop = (field.scrollHeight * (line - 3)) / lines.length;
  };
  if (draft.byHand === undefined && written === undefined) return <Notice kind="info">{CANNOT_WRITE}</Notice>;
  return (
    <div ref={area} className={styles['file']}>
      {draft.byHand !== undefined && (
        <Notice kind="bad" title={NOT_READ}>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.line} ${sentence(problem)}`}>
                <button type="button" className={styles['link']} onClick={() => goTo(problem.line ?? 1)}>
                  {lineSays(problem.line)}
                </button>
                : {sentence(problem)}
              </li>
            ))}
          </ul>
          <Button onClick={() => session.edit({ type: 'byHand', text: undefined }, did.discard)}>{GIVE_UP}</Button>
        </Notice>
      )}
      <TextArea label={FILE} hint={FILE_SAYS} labelHidden code least={20} value={text} onChange={change} />
    </div>
  );
}
