import { Dices, GraduationCap, PencilLine, Table2 } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import { DataPicture } from '#app/DataPicture.tsx';
import { saveEntry } from '#app/readEntry.ts';
import type { Entry } from '#library/entry.ts';
import { library } from '#library/library.ts';
import { NOT_DELETED, SHARED_COMPUTER, STAYS_HERE } from '#library/libraryWords.ts';
import { hashesIn } from '#state/derive.ts';
import type { KeptOdds } from '#state/keptOdds.ts';
import { forgetSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { takeFocus } from '#ui/takeFocus.ts';
import { lessonShown } from '../lessons/lessonShown.ts';
import { EntryRow } from './EntryRow.tsx';
import { ImagesPicture } from './ImagesPicture.tsx';
import styles from './LibraryDialog.module.css';
import {
  ALL_DELETED,
  ASK_TO_DELETE,
  askedWords,
  bytesWords,
  CANNOT_BE_READ,
  DELETE_EVERYTHING,
  EMPTY,
  entriesIn,
  goesToo,
  HEADINGS,
  imagesWords,
  KEEP_EVERYTHING,
  lessonWords,
  NO_STORAGE,
  NOT_FOR_EVER,
  neededWords,
  notReadWords,
  oddsWords,
  opensOdds,
  rowsWords,
  SAVE_IT_AS_A_FILE,
  stepWords,
  TITLE,
  totalWords,
  whenWords,
} from './listWords.ts';
import { oddsDocument } from './oddsDocument.ts';
import { bringBack, remove } from './removal.ts';
import { type DocumentRow, type ImportRow, type LessonRow, type Rows, rowsOf } from './rows.ts';
import { useEntries } from './useEntries.ts';

/** Everything this browser keeps: networks to go on with, images, how much they take; each can be deleted, or all at once. */
export function LibraryDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { editor } = useDesk();
  const entries = useEntries(open);
  const onPage = useEditor((s) => s.written);
  const [asked, setAsked] = useState(false);
  /** Deleted in this dialog, and still to be had back. */
  const [gone, setGone] = useState<readonly Entry[]>([]);
  /** What the browser refused of what was asked last, in words. */
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    if (open) return;
    setFailed(undefined);
    setAsked(false);
    setGone([]);
  }, [open]);

  const shown = { gone: setGone, failed: setFailed };
  const removeAll = async () => {
    const deleted = await library().clear();
    setFailed(deleted ? undefined : NOT_DELETED);
    if (!deleted) return setAsked(false);
    forgetSettings();
    setGone([]);
    setAsked(false);
    announce(ALL_DELETED);
  };

  const rows = entries && rowsOf(entries, onPage, gone);
  const all = entries && rowsOf(entries, onPage);
  const openOdds = (kept: KeptOdds) => {
    const document = oddsDocument(kept);
    if (!document) return setFailed(CANNOT_BE_READ);
    editor.open(document, opensOdds(kept.title));
    onClose();
  };
  const common = {
    gone,
    onRemove: (entry: Entry) => remove(library(), entry, shown),
    onBringBack: (entry: Entry) => bringBack(library(), entry, shown),
  };
  return (
    <Dialog open={open} onClose={onClose} title={TITLE} wide>
      <p className={styles['note']}>
        {STAYS_HERE} {SHARED_COMPUTER}
      </p>
      {entries === null && <Notice kind="info">{NO_STORAGE}</Notice>}
      {failed !== undefined && <Notice kind="bad">{failed}</Notice>}
      {rows && entriesIn(rows) === 0 && <p className={styles['empty']}>{EMPTY}</p>}
      {rows && rows.documents.length > 0 && (
        <ul className={styles['rows']} aria-label="Networks">
          {rows.documents.map((row) => (
            <NetworkRow key={row.entry.key} row={row} images={rows.images} onOpen={onClose} {...common} />
          ))}
        </ul>
      )}
      {rows &&
        (['tables', 'images'] as const).map(
          (kind) =>
            rows[kind].length > 0 && (
              <Fragment key={kind}>
                <h3 className={styles['heading']}>{HEADINGS[kind]}</h3>
                <ul className={styles['rows']} aria-label={kind === 'images' ? 'Images' : 'Tables'}>
                  {rows[kind].map(({ entry, title, neededBy }) => (
                    <EntryRow
                      key={entry.key}
                      entry={entry}
                      title={title}
                      picture={
                        kind === 'images' ? (
                          <ImagesPicture entry={entry} className={styles['picture']} />
                        ) : (
                          <Table2 className={styles['sign']} size={24} strokeWidth={1.5} aria-hidden />
                        )
                      }
                      details={`${(kind === 'images' ? imagesWords : rowsWords)(entry)} · ${bytesWords(entry.bytes)}`}
                      {...(neededBy.length > 0 ? { locked: neededWords(neededBy) } : {})}
                      {...common}
                    />
                  ))}
                </ul>
              </Fragment>
            ),
        )}
      {rows && rows.odds.length > 0 && (
        <>
          <h3 className={styles['heading']}>{HEADINGS.odds}</h3>
          <ul className={styles['rows']} aria-label={HEADINGS.odds}>
            {rows.odds.map(({ entry, title, kept }) => (
              <EntryRow
                key={entry.key}
                entry={entry}
                title={title}
                picture={<Dices className={styles['sign']} size={24} strokeWidth={1.5} aria-hidden />}
                details={`${whenWords(entry.date, Date.now())} · ${oddsWords(kept)} · ${bytesWords(entry.bytes)}`}
                {...(kept ? { onOpen: () => openOdds(kept) } : {})}
                {...common}
              />
            ))}
          </ul>
        </>
      )}
      {rows && rows.lessons.length > 0 && (
        <>
          <h3 className={styles['heading']}>{HEADINGS.lessons}</h3>
          <ul className={styles['rows']} aria-label={HEADINGS.lessons}>
            {rows.lessons.map((row) => (
              <LearnerRow key={row.entry.key} row={row} onOpen={onClose} {...common} />
            ))}
          </ul>
        </>
      )}
      {rows && rows.drafts.length > 0 && (
        <>
          <h3 className={styles['heading']}>{HEADINGS.drafts}</h3>
          <ul className={styles['rows']} aria-label={HEADINGS.drafts}>
            {rows.drafts.map(({ entry, title }) => (
              <EntryRow
                key={entry.key}
                entry={entry}
                title={title}
                picture={<PencilLine className={styles['sign']} size={24} strokeWidth={1.5} aria-hidden />}
                details={`${whenWords(entry.date, Date.now())} · ${bytesWords(entry.bytes)}`}
                onOpen={() => {
                  onClose();
                  lessonShown.set({ edits: entry.key, records: false });
                }}
                {...common}
              />
            ))}
          </ul>
        </>
      )}
      {all && entriesIn(all) > 0 && (
        <DeleteAll rows={all} asked={asked} onAsk={setAsked} onDelete={() => void removeAll()} />
      )}
    </Dialog>
  );
}

interface Common {
  gone: readonly Entry[];
  onRemove: (entry: Entry) => Promise<void>;
  onBringBack: (entry: Entry) => Promise<void>;
}

function NetworkRow({
  row,
  images,
  onOpen,
  ...common
}: Common & { row: DocumentRow; images: readonly ImportRow[]; onOpen: () => void }) {
  const { entry, title, reading } = row;
  const here = location.hash === `#w=${entry.key}`;
  if ('why' in reading)
    return (
      <EntryRow
        entry={entry}
        title={title}
        details={notReadWords(reading.why)}
        action={{ label: SAVE_IT_AS_A_FILE, onClick: () => saveEntry(entry) }}
        {...common}
      />
    );
  const { document } = reading;
  const own = images.find((other) => other.entry.key === document.data['images'])?.entry;
  return (
    <EntryRow
      entry={entry}
      title={title}
      picture={
        own ? (
          <ImagesPicture entry={own} className={styles['picture']} />
        ) : (
          <DataPicture document={document} className={styles['picture']} />
        )
      }
      details={`${whenWords(entry.date, Date.now())} · ${stepWords(document)} · ${bytesWords(entry.bytes)}`}
      here={here}
      onOpen={() => {
        if (!here) location.hash = `#w=${entry.key}`;
        onOpen();
      }}
      {...common}
    />
  );
}

/** A lesson and what was done in it. */
function LearnerRow({ row, onOpen, ...common }: Common & { row: LessonRow; onOpen: () => void }) {
  const { entry, title, address } = row;
  const open = () => {
    location.hash = address!;
    onOpen();
  };
  return (
    <EntryRow
      entry={entry}
      title={title}
      picture={<GraduationCap className={styles['sign']} size={24} strokeWidth={1.5} aria-hidden />}
      details={`${whenWords(entry.date, Date.now())} · ${lessonWords(row)} · ${bytesWords(entry.bytes)}`}
      {...(address === undefined ? {} : { onOpen: open })}
      {...common}
    />
  );
}

function DeleteAll(props: { rows: Rows; asked: boolean; onAsk: (asked: boolean) => void; onDelete: () => void }) {
  const { rows, asked, onAsk, onDelete } = props;
  const needed = useEditor((s) => {
    const hashes = hashesIn(s.written);
    return [...rows.images, ...rows.tables].find(({ entry }) => hashes.includes(entry.key))?.entry.kind;
  });
  if (!asked)
    return (
      <div className={styles['foot']}>
        <p className={styles['note']}>
          {totalWords(rows)} {NOT_FOR_EVER}
        </p>
        <Button onClick={() => onAsk(true)}>{ASK_TO_DELETE}</Button>
      </div>
    );
  return (
    <Notice kind="bad" title={askedWords(rows)} className={styles['asked'] ?? ''}>
      {(needed === 'images' || needed === 'rows') && goesToo(needed)}
      <div className={styles['actions']}>
        <Button onClick={onDelete}>{DELETE_EVERYTHING}</Button>
        <Button look="main" ref={takeFocus} onClick={() => onAsk(false)}>
          {KEEP_EVERYTHING}
        </Button>
      </div>
    </Notice>
  );
}
