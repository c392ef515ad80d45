import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { createLibrary } from '#library/library.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';
import { takeUpLeft } from '../leaving.ts';
import { emptyLesson, emptyPart, type LessonDraft } from './draft.ts';
import { createDraftSession } from './draftSession.ts';
import { createDraftKeeper, type Kept, readKeptDraft } from './keptDraft.ts';

const draft = (title: string): LessonDraft => ({
  lesson: { ...emptyLesson('one', title), parts: [emptyPart('a', 'A')] },
  comments: [{ before: 'title', text: 'Why' }],
  recorded: { a: { steps: 5, start: { trainLoss: 1 }, end: { trainLoss: 0.5 } } },
});
/** Until it was written, or refused. */
const told = (keeper: ReturnType<typeof createDraftKeeper>): Promise<Kept> =>
  new Promise((resolve) => {
    keeper.onKept = (kept) => kept !== 'soon' && resolve(kept);
  });

describe('a draft in the library', () => {
  it('is kept as it is edited, and read again as it was', async () => {
    const shelf = createLibrary();
    const keeper = createDraftKeeper('first', 0, shelf);
    const kept = told(keeper);
    keeper.keep(draft('Once'));
    keeper.keep(draft('Twice'));
    expect(await kept).toBe('kept');
    const entry = await shelf.get('first');
    expect(entry).toMatchObject({ kind: 'draft', revision: 1 });
    expect(readKeptDraft(entry!.value)).toEqual(draft('Twice'));
  });

  it('goes on as a copy where another tab wrote it: neither is lost', async () => {
    const shelf = createLibrary();
    const [own, other] = [createDraftKeeper('second', 0, shelf), createDraftKeeper('second', 0, shelf)];
    const first = told(other);
    other.keep(draft('Theirs'));
    await first;
    const second = told(own);
    own.keep(draft('Mine'));
    expect(await second).toBe('copy');
    expect(own.key).not.toBe('second');
    expect(readKeptDraft((await shelf.get('second'))!.value)!.lesson.title).toBe('Theirs');
    expect(readKeptDraft((await shelf.get(own.key))!.value)!.lesson.title).toBe('Mine');
  });

  it('is put down where the page is left in the middle of a write, which the browser gives up', async () => {
    vi.stubGlobal('localStorage', memoryStorage());
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const keeper = createDraftKeeper('third', 0, { ...createLibrary(), write: () => new Promise(() => {}) });
    keeper.keep(draft('Last'));
    vi.runAllTimers();
    page.dispatchEvent(new Event('pagehide'));
    vi.useRealTimers();
    const shelf = createLibrary();
    await takeUpLeft(shelf);
    expect(readKeptDraft((await shelf.get('third'))!.value)).toEqual(draft('Last'));
    expect(localStorage.length).toBe(0);
    vi.unstubAllGlobals();
  });

  it('that is no draft is none, and one that lost a list has it again', () => {
    expect(readKeptDraft(undefined)).toBeUndefined();
    expect(readKeptDraft({ lesson: 'text' })).toBeUndefined();
    expect(readKeptDraft({ lesson: { id: 'x', parts: [{ id: 'a', ask: 5 }, 7] } })!.lesson.parts).toEqual([
      { ...emptyPart('a', ''), ask: [] },
    ]);
  });
});

describe('a draft that is edited', () => {
  const edits = () => {
    const kept: LessonDraft[] = [];
    const session = createDraftSession(draft('Start'), {
      key: 'k',
      onKept: () => {},
      keep: (now) => kept.push(now),
      end: () => {},
      discard: () => {},
    });
    return { session, kept, title: () => session.shown.get().draft.lesson.title };
  };
  const write = (session: ReturnType<typeof edits>['session'], value: string) =>
    session.edit({ type: 'front', key: 'title', value }, 'Title', 'title');

  it('is kept with every edit; typing in a field is one step of undo, another field another', () => {
    const { session, kept, title } = edits();
    write(session, 'S');
    write(session, 'St');
    session.endEdit();
    write(session, 'Sta');
    expect(kept).toHaveLength(3);
    expect(session.undo()).toBe('Title');
    expect(title()).toBe('St');
    session.undo();
    expect(title()).toBe('Start');
    expect(session.undo()).toBeUndefined();
    session.redo();
    expect(title()).toBe('St');
    expect(kept.at(-1)!.lesson.title).toBe('St');
  });

  it('has the part in sight that is new, moved, or left over', () => {
    const { session } = edits();
    const at = () => session.shown.get().at;
    session.edit({ type: 'addPart', at: 1, part: emptyPart('b', 'B') }, 'Add');
    expect(at()).toBe(1);
    session.edit({ type: 'movePart', part: 1, to: 0 }, 'Move');
    expect(at()).toBe(0);
    session.look(1);
    session.edit({ type: 'removePart', part: 1 }, 'Remove');
    expect(at()).toBe(0);
  });
});
