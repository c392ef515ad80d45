import { useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { CHOOSE, NOT_A_FILE, OPEN_IT, OPEN_SAYS, OPEN_TITLE, PASTE } from './editorWords.ts';
import styles from './Forms.module.css';
import { beginDraft, draftOfText } from './openDraft.ts';
import { TextArea } from './TextArea.tsx';

/** A lesson from a file or from pasted text. What cannot be read is opened all the same, with what is wrong said beside it. */
export function OpenLesson({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [text, setText] = useState('');
  const [failed, setFailed] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const take = (source: string) => {
    onClose();
    setText('');
    setFailed(false);
    beginDraft(draftOfText(source));
  };
  const read = (chosen: File | undefined) =>
    chosen?.text().then(take, () => {
      setFailed(true);
    });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={OPEN_TITLE}
      wide
      actions={
        <>
          <Button look="main" disabled={text.trim() === ''} onClick={() => take(text)}>
            {OPEN_IT}
          </Button>
          <Button onClick={() => file.current?.click()}>{CHOOSE}</Button>
        </>
      }
    >
      <p className={styles['note']}>{OPEN_SAYS}</p>
      {failed && <Notice kind="bad">{NOT_A_FILE}</Notice>}
      <input
        ref={file}
        type="file"
        accept=".md,.markdown,.json,text/markdown,application/json"
        aria-label={CHOOSE}
        hidden
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <TextArea label={PASTE} labelHidden code least={10} value={text} onChange={setText} />
    </Dialog>
  );
}
