/**
 * @file Keeps the work in this browser's library: the document with its run, at most once a second and when the page is left. What is merely opened makes no
 * entry; the first change does, and the page's address becomes the entry's, so that to load the page again is to go on.
 * Longer than 300 lines because every way to begin, write, be refused, copy and leave hangs on the same entry and the write that is under way.
 */
import { newKey } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { COPIED, DELETED, NO_SUCH_ENTRY, notKept, OTHER_TAB } from '#library/libraryWords.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import type { StrataDocument } from '#nn/document.ts';
import { withoutWeights } from '#nn/runSeal.ts';
import { type Editor, type EditorState, registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';
import type { Work } from '#state/moment.ts';
import { awaitMigrations } from '#state/olderDocuments.ts';
import type { Page } from './browserPage.ts';
import { dropLeft, forgetLeft, leave } from './leaving.ts';
import { readEntry, unreadableNotice } from './readEntry.ts';

/** An entry that was opened, at the revision that was read. */
export interface Opened {
  readonly key: string;
  readonly revision: number;
}

export interface Keeper {
  /**
   * Opens an entry, undoably; where it cannot be, everything stays as it is, with a sentence.
   * @param wanted asked once it was read, whether it still is
   */
  open(key: string, wanted?: () => boolean): Promise<void>;
  /** The run that trains now was not asked for: until it pauses, or something is done, nothing of it is a change. */
  overlook(): void;
}

/** Where a piece of work is kept. */
interface Place {
  /** None until the work is changed. */
  key?: string;
  revision: number;
  from: string | undefined;
  /** What was opened or written last, as text; and without its view, which is no change by itself. */
  text: string;
  textWithoutView: string;
  /** The date of a write that is under way. */
  pending?: number;
  /** Another tab has written it since. */
  overtaken?: boolean;
}

interface Change {
  readonly value: unknown;
  readonly text: string;
  readonly date: number;
}

const EVERY = 1000;
/** What the browser had no room for is tried again after so long, then after twice as long, up to the longest. */
const AGAIN = { first: 5000, longest: 300_000 };
/** Longest address that is made of a document that was opened and not changed. */
const MOST_ADDRESS = 8000;

const written = (document: StrataDocument) => compactDocument(document, registries);

/** Neither the view nor the weights that a run starts from, which nobody edits, and which may be long. */
function textWithoutView({ initial: _, ...document }: StrataDocument): string {
  return JSON.stringify(written({ ...document, view: {} }));
}

export function keepDocument(editor: Editor, library: Library, page: Page, opened?: Opened): Keeper {
  const state = editor.store.getState;
  const places = new WeakMap<Work, Place>();
  const arrivedAt = new WeakSet<Work>();
  /** The work that is being loaded: for the first time, with the history as it then stood, and whether the engine has said that it loads. */
  let arriving: { readonly history: EditorState['history']; readonly first: boolean; loads: boolean } | undefined;
  const byKey = new Map<string, Place>();
  /** Changes that are not yet written. */
  const unwritten = new Map<Place, Change>();
  /** Deleted here: they can be put back. */
  const released = new Map<string, Place>();
  const told = new Set<keyof typeof notKept>();
  const self = newKey();
  let queue = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let patience = AGAIN.first;
  /** Whether the browser has kept anything for this page; `off`: it keeps nothing at all. */
  let keeps = opened !== undefined;
  let off = false;
  /** The run is being paused under a work that was deleted, or nobody asked for it: what it still does is no change. */
  let pausing = false;

  const tell = (text: string, tone: 'info' | 'bad' = 'info') => editor.notify({ tone, text });
  const addressOf = ({ key, from }: Place) => (key === undefined ? (from ?? '') : `#w=${key}`);

  /** What is on the page now is how the work was opened. */
  function noteAsOpened(place: Place): void {
    const whole = editor.whole();
    place.text = JSON.stringify(written(whole));
    place.textWithoutView = textWithoutView(whole);
  }

  function placeOf(work: Work): Place {
    const place = places.get(work) ?? { revision: 0, from: work.from, text: '', textWithoutView: '' };
    places.set(work, place);
    return place;
  }

  /** The page shows this work from now on. */
  function arriveAt(work: Work): Place {
    const place = placeOf(work);
    const first = !arrivedAt.has(work);
    arrivedAt.add(work);
    if (first) noteAsOpened(place);
    const { history, status } = state();
    arriving = { history, first, loads: status.state === 'loading' };
    return place;
  }

  /** Whether the work is still being loaded, and nothing was done to it: what the engine makes of the document by itself is no change. */
  function isArriving(): boolean {
    if (!arriving) return false;
    const { status, runnable, history } = state();
    const untouched = history === arriving.history;
    const loading = status.state === 'loading';
    arriving.loads ||= loading;
    const over = !runnable || (arriving.loads && !loading);
    if (over && untouched && arriving.first && !unwritten.has(here)) noteAsOpened(here);
    if (over) arriving = undefined;
    return !over && untouched;
  }

  /**
   * An example or a file is in the address as a link, so that loading the page again brings it back; without where its run stands, which is made again. What
   * starts from weights that are too long for an address is kept as if it had been changed.
   */
  async function showAsLink(place: Place): Promise<void> {
    if (addressOf(place) !== '') return;
    const document = withoutWeights(state().written);
    const code = await encodeLink(document, registries);
    if (here !== place || addressOf(place) !== '') return;
    if (code.length <= MOST_ADDRESS) page.show(`#s=${code}`);
    else if (document.initial && !off) {
      place.text = '';
      keepHere();
    }
  }

  /** What is on the page gets an entry of its own. */
  function keepHere(): void {
    here.key = newKey();
    byKey.set(here.key, here);
    page.show(addressOf(here));
    save();
  }

  function look(): void {
    if (off || pausing || isArriving()) return;
    if (here.key !== undefined) timer ??= setTimeout(() => save(), EVERY);
    else if (textWithoutView(editor.whole()) !== here.textWithoutView) keepHere();
  }

  function save(place = here, document = editor.whole()): void {
    if (place === here) {
      clearTimeout(timer);
      timer = undefined;
    }
    if (off || place.key === undefined) return;
    const value = written(document);
    const text = JSON.stringify(value);
    // A write that is under way ends with what it holds, which this must follow.
    if (text === place.text && place.pending === undefined) unwritten.delete(place);
    else {
      unwritten.set(place, { value, text, date: page.now() });
      enqueue(place);
    }
  }

  function enqueue(place: Place): void {
    // One failure must not keep all that follows from being written.
    queue = queue.then(() => write(place)).catch((error) => reportError(error));
  }

  /** There may be room now for what there was none for. */
  function tryAgain(): void {
    clearTimeout(again);
    again = undefined;
    for (const place of unwritten.keys()) enqueue(place);
  }

  const draftOf = (place: Place, { value, text, date }: Change) => ({
    key: place.key!,
    kind: 'document' as const,
    ...(place.from === undefined ? {} : { from: place.from }),
    value,
    picture: '',
    date,
    bytes: text.length,
  });

  async function write(place: Place): Promise<void> {
    const change = unwritten.get(place);
    if (!change || place.key === undefined || off) return;
    const { key } = place;
    place.pending = change.date;
    const outcome = await library.write(draftOf(place, change), place.revision);
    delete place.pending;
    if (place.key !== key) {
      // Deleted while it was being written: it must not come back by that.
      if ('kept' in outcome) await library.remove(key);
    } else if ('kept' in outcome) {
      if (unwritten.get(place) === change) {
        unwritten.delete(place);
        forgetLeft(self, key);
      }
      place.revision = outcome.kept.revision;
      place.text = change.text;
      const said = state().notice?.text;
      if ([...told].some((refused) => notKept[refused] === said)) editor.notify(undefined);
      told.clear();
      patience = AGAIN.first;
      keeps = true;
      if (place === here) page.show(addressOf(place));
    } else if (outcome.refused === 'stale') {
      if (byKey.get(key) === place) byKey.delete(key);
      place.from ??= `#w=${key}`;
      place.key = newKey();
      place.revision = 0;
      delete place.overtaken;
      byKey.set(place.key, place);
      if (place === here) tell(COPIED);
      return write(place);
    } else if (outcome.refused === 'gone') release(place, true);
    else notWritten(place, outcome.refused);
  }

  function notWritten(place: Place, refused: keyof typeof notKept): void {
    off = refused === 'missing' && !keeps;
    // An address of an entry that is not there would bring nothing back.
    if (place.revision === 0 && place === here) page.show(place.from ?? '');
    if (!off && again === undefined) {
      again = setTimeout(tryAgain, patience);
      patience = Math.min(2 * patience, AGAIN.longest);
    }
    if (told.has(refused)) return;
    told.add(refused);
    tell(notKept[refused], refused === 'missing' ? 'info' : 'bad');
  }

  /** Its entry was deleted: the work stays open, and the next change makes another. */
  function release(place: Place, say: boolean): void {
    if (byKey.get(place.key!) === place) byKey.delete(place.key!);
    released.set(place.key!, place);
    delete place.key;
    place.revision = 0;
    unwritten.delete(place);
    if (place !== here) return;
    if (state().status.state === 'running') {
      pausing = true;
      editor.togglePlay();
    } else noteAsOpened(place);
    page.show(addressOf(place));
    if (say) tell(DELETED);
  }

  library.onNews(({ key, revision, elsewhere }) => {
    if (revision === undefined) dropLeft(key);
    if (key === undefined) for (const place of [...byKey.values()]) release(place, elsewhere);
    const place = key === undefined ? undefined : byKey.get(key);
    if (place && revision === undefined) release(place, elsewhere);
    else if (place && elsewhere && revision! > place.revision && !place.overtaken) {
      place.overtaken = true;
      if (place === here) tell(OTHER_TAB);
    }
    if (revision === undefined) tryAgain();
    const back = key !== undefined && revision !== undefined && !elsewhere ? released.get(key) : undefined;
    if (!back || back.key !== undefined) return;
    released.delete(key!);
    byKey.set(key!, back);
    Object.assign(back, { key, revision });
    if (back === here) page.show(addressOf(back));
  });

  /** The work is the entry's from now on. */
  function keepUnder(work: Work, { key, revision }: Opened): void {
    const known = byKey.get(key);
    // What this page had of it before somebody else wrote it becomes a copy, should it be gone back to.
    const place = known?.revision === revision ? known : placeOf(work);
    Object.assign(place, { key, revision });
    places.set(work, place);
    byKey.set(key, place);
  }

  if (opened) keepUnder(state().work, opened);
  let here = arriveAt(state().work);
  // Else the address stays as it came, also one that cannot be read.
  if (opened) page.show(addressOf(here));

  editor.store.subscribe((now, before) => {
    const begun = now.status.state === 'running' && before.status.state !== 'running';
    if (begun || now.history !== before.history) pausing = false;
    if (now.work !== before.work) {
      // The work that is left, as the history holds it.
      const left = [now.history.past.at(-1), now.history.future[0]].find((entry) => entry?.value.work === before.work);
      if (left) save(here, left.value.document);
      clearTimeout(timer);
      timer = undefined;
      here = arriveAt(now.work);
      page.show(addressOf(here));
      void showAsLink(here);
    }
    look();
  });
  editor.engine.onFrame(() => {
    const { state: now, paused } = state().status;
    // Of a run that paused by itself earlier frames may still be on their way.
    if (pausing && now !== 'running' && (paused === undefined || editor.frame?.position.step === paused.step)) {
      noteAsOpened(here);
      pausing = false;
    }
    look();
  });
  page.onHidden(() => save());
  page.onShown(tryAgain);
  page.onLeave(() => {
    save();
    for (const [place, change] of unwritten) {
      const { revision, pending } = place;
      leave(self, { draft: draftOf(place, change), revision, ...(pending === undefined ? {} : { pending }) });
    }
  });
  page.onReturn(() => {
    for (const key of byKey.keys()) forgetLeft(self, key);
  });

  return {
    overlook() {
      pausing = true;
    },
    async open(key, wanted = () => true) {
      if (here.key === key) return;
      await queue;
      const entry = await library.get(key);
      await awaitMigrations(entry?.value);
      if (!wanted()) return;
      const reading = entry?.kind === 'document' || entry?.kind === 'run' ? readEntry(entry) : undefined;
      page.show(addressOf(here));
      if (!entry || !reading) return tell(NO_SUCH_ENTRY, 'bad');
      if ('why' in reading) return editor.notify(unreadableNotice(entry, reading.why));
      const from = entry.kind === 'run' ? `#w=${key}` : entry.from;
      const work: Work = from === undefined ? {} : { from };
      if (entry.kind === 'document') keepUnder(work, entry);
      editor.open(reading.document, `Open ${reading.document.title}`, work, reading.remark);
    },
  };
}
