import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { DataPicture } from '#app/DataPicture.tsx';
import { bringBack, remove } from '#app/library/removal.ts';
import { useEntries } from '#app/library/useEntries.ts';
import type { Entry } from '#library/entry.ts';
import { library } from '#library/library.ts';
import { renameRun } from '#state/runShelf.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { copyText } from '#ui/copyText.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { saveText } from '#ui/saveText.ts';
import styles from './RunsDialog.module.css';
import { type RunRow, runRows } from './runRows.ts';
import {
  BOUND,
  BRING_IT_BACK,
  CANNOT_BE_READ,
  COPY_AS_MARKDOWN,
  CURVES,
  costWords,
  deletedWords,
  EMPTY,
  KEEP,
  keptWords,
  metricWords,
  NAME_OF_THE_RUN,
  NOT_KEPT,
  NOT_RENAMED,
  NOTHING_TO_KEEP,
  SAVE_AS_CSV,
  TABLE_NAME,
  TITLE,
} from './runsWords.ts';
import { asCsv, asMarkdown } from './runTable.ts';
import { Sparkline } from './Sparkline.tsx';

/** Runs that were put aside: each can be returned to as it stood, named, deleted; all of them are a table. */
export function RunsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { editor } = useDesk();
  const document = useEditor((s) => s.written);
  const entries = useEntries(open);
  const [gone, setGone] = useState<readonly Entry[]>([]);
  const [failed, setFailed] = useState<string>();
  const shown = { gone: setGone, failed: setFailed };
  const left = (entries ?? []).filter(({ key }) => !gone.some((other) => other.key === key));
  const rows = runRows(
    [...left, ...gone].toSorted((a, b) => b.date - a.date),
    document,
  );
  const there = rows.filter(({ entry }) => !gone.includes(entry));

  const keep = async () => {
    if (!editor.snapshot().run) return setFailed(NOTHING_TO_KEEP);
    const key = await editor.keepRun();
    setFailed(key === undefined ? NOT_KEPT : undefined);
    if (key !== undefined) announce(keptWords(document.title));
  };
  const rename = async (entry: Entry, title: string) => {
    setFailed((await renameRun(library(), entry, title)) ? undefined : NOT_RENAMED);
  };
  return (
    <Dialog open={open} onClose={onClose} title={TITLE} wide>
      <p className={styles['note']}>{rows.length > 0 ? BOUND : `${EMPTY} ${BOUND}`}</p>
      {failed !== undefined && <Notice kind="bad">{failed}</Notice>}
      <div className={styles['bar']}>
        <Button look="main" onClick={() => void keep()}>
          {KEEP}
        </Button>
        {there.length > 0 && (
          <>
            <Button onClick={() => saveText('runs.csv', asCsv(there), 'text/csv')}>{SAVE_AS_CSV}</Button>
            <Button onClick={() => void copyText(asMarkdown(there), TABLE_NAME)}>{COPY_AS_MARKDOWN}</Button>
          </>
        )}
      </div>
      {rows.length > 0 && <p className={styles['note']}>{CURVES}</p>}
      <ul className={styles['rows']} aria-label={TITLE}>
        {rows.map((row) => (
          <Row
            key={row.entry.key}
            row={row}
            gone={gone.includes(row.entry)}
            onReturn={() => {
              location.hash = `#w=${row.entry.key}`;
              onClose();
            }}
            onRename={(title) => void rename(row.entry, title)}
            onRemove={() => void remove(library(), row.entry, shown)}
            onBringBack={() => void bringBack(library(), row.entry, shown)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface RowProps {
  row: RunRow;
  gone: boolean;
  onReturn: () => void;
  onRename: (title: string) => void;
  onRemove: () => void;
  onBringBack: () => void;
}

function Row({ row, gone, onReturn, onRename, onRemove, onBringBack }: RowProps) {
  const { run, document, differs } = row;
  const name = run.title || 'Untitled';
  if (gone)
    return (
      <li className={styles['row']}>
        <span className={styles['words']}>{deletedWords(name)}</span>
        <Button onClick={onBringBack}>{BRING_IT_BACK}</Button>
      </li>
    );
  return (
    <li className={styles['row']}>
      {document ? <DataPicture document={document} className={styles['picture']} /> : <span />}
      <span className={styles['words']}>
        <Name title={run.title} onRename={onRename} />
        <span className={styles['metric']}>{metricWords(run.facts)}</span>
        <span>{document ? differs.join(' · ') : CANNOT_BE_READ}</span>
        <span>{costWords(run.facts)}</span>
      </span>
      <Sparkline facts={run.facts} />
      <span className={styles['actions']}>
        {document && <Button onClick={onReturn}>Return</Button>}
        <IconButton label={`Delete ${name}`} onClick={onRemove}>
          <Trash2 size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </span>
    </li>
  );
}

/** The run's name, to be changed where it stands: Enter or leaving the field writes it, Esc puts it back. */
function Name({ title, onRename }: { title: string; onRename: (title: string) => void }) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== title) onRename(draft);
    setDraft(undefined);
  };
  return (
    <input
      className={styles['name']}
      aria-label={NAME_OF_THE_RUN}
      maxLength={200}
      value={draft ?? title}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape' || draft === undefined) return;
        event.preventDefault();
        setDraft(undefined);
      }}
    />
  );
}
