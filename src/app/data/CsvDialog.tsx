import { FileUp } from 'lucide-react';
import { type DragEvent, useId, useMemo, useState } from 'react';
import { CSV_LIMITS, parseCsv } from '#data/csv.ts';
import { type ColumnRole, guessRoles } from '#data/readPoints.ts';
import { editor } from '#state/useEditor.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { formatCount } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './CsvDialog.module.css';
import { changeData } from './editData.ts';
import { assignRole, readingText, readTable } from './pointsTable.ts';
import { TablePreview } from './TablePreview.tsx';

/** The person's own choices; undefined where the guess holds. They belong to one text. */
interface Choices {
  readonly header?: boolean;
  readonly roles?: readonly ColumnRole[];
}

/** Points from a table: pasted, dropped or chosen as a file; columns are given their roles, and what is wrong is said with its place. */
export function CsvDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [choices, setChoices] = useState<Choices>({});
  const [fileError, setFileError] = useState<string>();
  const { header } = choices;
  const table = useMemo(() => parseCsv(text, header === undefined ? {} : { header }), [text, header]);
  const guess = useMemo(() => guessRoles(table), [table]);
  const roles = choices.roles?.length === guess.length ? choices.roles : guess;
  const reading = useMemo(() => readTable(table, roles), [table, roles]);
  const empty = text.trim() === '';
  const few = reading.points !== undefined && reading.points.rows.length < 2;
  const problems = few ? [{ message: 'The table has one row; two points at least are needed.' }] : reading.problems;

  function take(next: string): void {
    setText(next);
    setChoices({});
    setFileError(undefined);
  }

  async function takeFile(file: File | undefined): Promise<void> {
    if (!file) return;
    // Before it is read: a film dropped by mistake must not fill the memory.
    if (file.size > 4 * CSV_LIMITS.characters) {
      setFileError(`${file.name} is too large: at most ${formatCount(CSV_LIMITS.characters)} characters can be read.`);
      return;
    }
    const read = await file.text().catch(() => undefined);
    if (read === undefined) setFileError(`${file.name} could not be read.`);
    else {
      take(read);
      announce(`${file.name} read.`);
    }
  }

  const drop = (event: DragEvent) => {
    // Also keeps the page from opening the file as a document.
    event.preventDefault();
    void takeFile(event.dataTransfer.files[0]);
  };

  function apply(): void {
    if (!reading.points) return;
    const { task, rows } = reading.points;
    const { document } = editor().store.getState();
    changeData({ ...document.data, task, points: rows }, 'Import points');
    announce(`${formatCount(rows.length)} points imported.`);
    onClose();
  }

  const ready = !empty && problems.length === 0;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Points from a table"
      actions={
        <>
          <Button look="main" disabled={!ready} onClick={apply}>
            Use these points
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file; the button does the same */}
      <div
        className={styles['body']}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          if (event.dataTransfer.types.includes('Files')) drop(event);
        }}
      >
        <div className={styles['head']}>
          <label htmlFor={`${id}-text`} className={styles['label']}>
            Paste a table, or drop a file
          </label>
          <label className={styles['file']}>
            <FileUp size={14} strokeWidth={1.75} aria-hidden />
            Choose a file
            <input
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
              onChange={(event) => {
                void takeFile(event.currentTarget.files?.[0]);
                // so that the same file can be chosen again after it was mended
                event.currentTarget.value = '';
              }}
            />
          </label>
        </div>
        <textarea
          id={`${id}-text`}
          className={styles['text']}
          rows={5}
          spellCheck={false}
          placeholder={'x,y,label\n0.2,0.4,A\n-0.5,0.1,B'}
          value={text}
          aria-describedby={`${id}-quiet`}
          onChange={(event) => take(event.currentTarget.value)}
        />
        <p id={`${id}-quiet`} className={styles['quiet']}>
          Comma, semicolon or tab between the cells. The table stays on this device.
        </p>
        {fileError !== undefined && <Notice kind="bad">{fileError}</Notice>}
        {!empty && (
          <>
            {table.rows.length > 0 && (
              <>
                <Toggle
                  label="The first row names the columns"
                  checked={table.header !== undefined}
                  onChange={(next) => setChoices({ header: next })}
                />
                <TablePreview
                  table={table}
                  roles={roles}
                  onRole={(column, role) => setChoices({ ...choices, roles: assignRole(roles, column, role) })}
                />
              </>
            )}
            <div role="status" className={styles['reading']}>
              {ready && readingText(reading).map((sentence) => <p key={sentence}>{sentence}</p>)}
            </div>
            {problems.length > 0 && (
              <Notice kind="bad" title={problems.length === 1 ? 'One thing to mend' : 'Things to mend'}>
                <ul className={styles['problems']}>
                  {problems.map(({ message }) => (
                    <li key={message}>{message}</li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
