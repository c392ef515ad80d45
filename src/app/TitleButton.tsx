import { useRef, useState } from 'react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { takeFocus } from '#ui/takeFocus.ts';
import styles from './TopBar.module.css';
import { renameWords, TITLE_FIELD, UNTITLED } from './topBarWords.ts';

/** The document's title: a press, and it can be written anew in its place. Enter and leaving keep what was written, Esc does not. */
export function TitleButton() {
  const { editor } = useDesk();
  const title = useEditor((s) => s.document.title);
  const [draft, setDraft] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const end = (keep: boolean, back: boolean) => {
    if (keep && draft !== undefined && draft !== title) editor.setTitle(draft);
    setDraft(undefined);
    if (back) requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <h1 className={styles['title']}>
      {draft === undefined ? (
        <button
          ref={button}
          type="button"
          data-explain={renameWords(title)}
          aria-label={renameWords(title)}
          onClick={() => setDraft(title)}
        >
          <span>{title || UNTITLED}</span>
        </button>
      ) : (
        <input
          ref={takeFocus} // it stands in the place of what was just pressed
          aria-label={TITLE_FIELD}
          value={draft}
          maxLength={200}
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => end(true, false)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            end(event.key === 'Enter', true);
          }}
        />
      )}
    </h1>
  );
}
