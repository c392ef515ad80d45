import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialWeights } from '#importers/initialWeights.ts';
import { type Channel, createLibrary, type Library } from '#library/library.ts';
import { COPIED, DELETED, NO_SUCH_ENTRY, notKept, OTHER_TAB } from '#library/libraryWords.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import type { StrataDocument } from '#nn/document.ts';
import { parameterTable } from '#nn/parameterTable.ts';
import { runAt } from '#nn/run.ts';
import { defaultDocument as firstExample } from '#state/defaultDocument.ts';
import { derive } from '#state/derive.ts';
import { createEditor, type Editor, registries } from '#state/editor.ts';
import { gallery } from '#state/gallery.ts';
import { decodeLink, encodeLink } from '#state/link.ts';
import { madeHere } from '#state/madeHere.ts';
import { openTrained } from '#state/openTrained.ts';
import { recallText, remember } from '#state/storage.ts';
import { emptyDatabases } from '#testing/emptyDatabases.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';
import type { Page } from './browserPage.ts';
import { followLinks, openLink } from './followLinks.ts';
import { type Keeper, keepDocument } from './keepDocument.ts';
import { DOCUMENT_KEY } from './oldDocument.ts';
import { startDocument } from './startDocument.ts';

const ring = madeHere(gallery.find((entry) => entry.id === 'ring')!.document);
const defaultDocument = madeHere(firstExample);
const link = `#s=${await encodeLink(ring, registries)}`;

let clock = 1000;
let channels: ((data: unknown) => void)[] = [];

emptyDatabases();
beforeEach(() => {
  channels = [];
  vi.stubGlobal('localStorage', memoryStorage());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A tab of the browser: what it shows, and what it does when it is left. */
interface Tab {
  readonly editor: Editor;
  readonly engine: FakeEngine;
  readonly library: Library;
  readonly keeper: Keeper;
  readonly page: Page;
  leave(): void;
  comeBack(): void;
  /** It is to be seen again. */
  show(): void;
}

function channel(): Channel {
  const own = channels.length;
  channels.push(() => {});
  return {
    postMessage: (data: unknown) => {
      for (const [i, hear] of channels.entries()) if (i !== own) hear(data);
    },
    addEventListener: ((_: string, hear: (event: MessageEvent) => void) => {
      channels[own] = (data) => hear({ data } as MessageEvent);
    }) as Channel['addEventListener'],
  };
}

/** Opens a tab at an address, as `main.tsx` does, and lets its engine come to rest. */
async function tab(address = '', deaf = false): Promise<Tab> {
  const shelf = createLibrary(deaf ? undefined : channel());
  let left = false;
  // A page that is left begins no write any more; one that is under way may come to its end.
  const library: Library = {
    ...shelf,
    write: (draft, revision) => (left ? new Promise(() => {}) : shelf.write(draft, revision)),
  };
  const { document, work, opened, error, notice } = await startDocument(address, library, ++clock);
  let engine: FakeEngine | undefined;
  const editor = createEditor(
    document,
    (listeners) => {
      engine = new FakeEngine(listeners);
      return engine;
    },
    work,
  );
  if (error) editor.notify({ tone: 'bad', text: error });
  if (notice) editor.notify(notice);
  const on = { leave: () => {}, comeBack: () => {}, show: () => {} };
  const page = {
    address,
    show(next: string) {
      this.address = next;
    },
    now: () => ++clock,
    onHidden: () => {},
    onShown: (listener: () => void) => {
      on.show = listener;
    },
    onLeave: (listener: () => void) => {
      on.leave = listener;
    },
    onReturn: (listener: () => void) => {
      on.comeBack = listener;
    },
  };
  const keeper = keepDocument(editor, library, page, opened);
  engine!.at('paused');
  return {
    editor,
    engine: engine!,
    library,
    keeper,
    page,
    leave() {
      on.leave();
      left = true;
    },
    comeBack() {
      left = false;
      on.comeBack();
    },
    show: () => on.show(),
  };
}

/** Lets the database come to its end. It uses no timers. */
async function calm(): Promise<void> {
  for (let i = 0; i < 60; i++) await new Promise(setImmediate);
}
/** Waits for what is packed on another thread. */
async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 1e6 && !done(); i++) await new Promise(setImmediate);
  expect(done()).toBe(true);
}
/** What waits for the next second happens. */
async function later(): Promise<void> {
  vi.advanceTimersByTime(1000);
  await calm();
}

function train({ engine }: Tab, from: number, to: number): void {
  engine.at('running', from);
  engine.frameAt(to);
  engine.at('paused', to);
}
const documentOf = (t: Tab) => t.editor.store.getState().document;
const noticeOf = (t: Tab) => t.editor.store.getState().notice?.text;
const entries = async (t: Tab) => (await t.library.list())!;
const writtenAs = (document: StrataDocument) => JSON.parse(JSON.stringify(compactDocument(document, registries)));
/** A document that starts from weights too long for an address. */
function withLongStart(): StrataDocument {
  const { document } = gallery.find(({ id }) => id === 'reversal-transformer')!;
  const { blocks } = derive(document, 0).inference;
  const initial = initialWeights(parameterTable(blocks), ({ count }) =>
    Float32Array.from({ length: count }, (_, i) => Math.sin(1 + i ** 1.5)),
  );
  if ('says' in initial) throw new Error(initial.says);
  return { ...document, initial };
}
const units = (t: Tab, count: number) => t.editor.change('Units', [{ kind: 'set', id: 'a', values: { units: count } }]);

describe('what is merely opened', () => {
  it('stands in the address without where its run stands, which is made again', async () => {
    const t = await tab();
    const { document } = await openTrained(gallery.find(({ id }) => id === 'trained-spirals')!);
    expect(document.run?.weights).toBeDefined();
    t.editor.open(document, 'Open');
    t.engine.at('paused');
    await until(() => t.page.address !== '');
    const reading = await decodeLink(t.page.address.slice(3), registries);
    expect(reading).toMatchObject({ document: { title: document.title, run: { step: 6000 } } });
    expect(await entries(t)).toEqual([]);
  });

  it('is kept at once where it starts from weights that are too long for an address, so that a reload brings it back', async () => {
    const t = await tab();
    const document = withLongStart();
    t.editor.open(document, 'Open');
    t.engine.at('paused');
    await until(() => t.page.address.startsWith('#w='));
    await calm();
    expect((await entries(t)).map(({ value }) => (value as StrataDocument).initial)).toEqual([document.initial]);
    const again = await tab(t.page.address);
    expect(documentOf(again)).toMatchObject({ title: document.title, initial: document.initial });
  });

  it('is put down where the page is left before it was written, also once its engine is there', async () => {
    const t = await tab();
    const document = withLongStart();
    vi.spyOn(t.library, 'write').mockReturnValue(new Promise(() => {})); // the browser gives such a write up
    t.editor.open(document, 'Open');
    await until(() => t.page.address.startsWith('#w='));
    t.engine.at('paused');
    await later();
    t.leave();
    const again = await tab(t.page.address);
    expect(documentOf(again).title).toBe(document.title);
    expect(documentOf(again).initial?.sha256).toBe(document.initial!.sha256);
    expect(await entries(again)).toHaveLength(1);
  });

  it('makes no entry: neither the first example, nor a link, looked at from all sides', async () => {
    for (const address of ['', link]) {
      const t = await tab(address);
      t.editor.setView({ chart: 'loss' });
      t.editor.select({ block: 'a' });
      t.engine.frameAt(0);
      await later();
      t.leave();
      expect(t.page.address).toBe(address);
      expect(await entries(t)).toEqual([]);
    }
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('with a run makes none either, also where the run is scrubbed', async () => {
    const t = await tab(`#s=${await encodeLink({ ...ring, run: runAt(300) }, registries)}`);
    t.engine.frameAt(300);
    t.editor.seek(100);
    t.engine.frameAt(100);
    t.editor.seek(200);
    t.engine.frameAt(200);
    await later();
    expect(await entries(t)).toEqual([]);
  });

  it('makes no entry of a run that nobody asked for; what is trained after it does', async () => {
    const t = await tab();
    t.engine.at('running', 0);
    t.keeper.overlook();
    t.engine.frameAt(400);
    // It paused by itself, and a frame of before comes after that was said.
    t.engine.listeners.status({ state: 'paused', paused: { pause: { type: 'step', step: 800 }, step: 800 } });
    t.engine.frameAt(780);
    t.engine.frameAt(800);
    await later();
    expect(await entries(t)).toEqual([]);
    train(t, 800, 900);
    await later();
    expect(await entries(t)).toHaveLength(1);
  });

  it('makes an entry of a run that nobody asked for once something is changed under it', async () => {
    const t = await tab();
    t.engine.at('running', 0);
    t.keeper.overlook();
    t.engine.frameAt(400);
    units(t, 7);
    await later();
    expect(await entries(t)).toHaveLength(1);
  });

  it('is in the address, so that loading the page again brings it back', async () => {
    const t = await tab();
    t.editor.open(ring, 'Open');
    await until(() => t.page.address === link);
    t.engine.at('paused');
    await later();
    expect(t.page.address).toBe(link);
    expect(await entries(t)).toEqual([]);
  });
});

describe('the first change', () => {
  const changes: readonly [string, (t: Tab) => void][] = [
    ['a run', (t) => train(t, 0, 40)],
    [
      'a weight by hand',
      (t) =>
        t.engine.listeners.recorded({
          changes: [{ at: 0, block: 'a', parameter: 'weight', index: 0, value: 1 }],
          reached: [],
        }),
    ],
    ['an edit', (t) => units(t, 7)],
    ['a setting', (t) => t.editor.setTraining({ batchSize: 3 }, 'Batch')],
    ['a title', (t) => t.editor.setTitle('Mine')],
  ];
  it.each(changes)('(%s) makes an entry, and the address becomes its own at once', async (_, change) => {
    const t = await tab(link);
    change(t);
    expect(t.page.address).toMatch(/^#w=[a-z2-9]{10}$/);
    await later();
    const [entry, ...others] = await entries(t);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ key: t.page.address.slice(3), kind: 'document', from: link });
    expect(entry!.value).toEqual(writtenAs(t.editor.whole()));
    // The link is still at hand, and loading the page again goes on with the work.
    expect(t.editor.store.getState().work.from).toBe(link);
    const again = await tab(t.page.address);
    expect(again.editor.whole()).toEqual(t.editor.whole());
    expect(again.editor.store.getState().work.from).toBe(link);
  });

  it('leaves an earlier work alone: a link played on is another entry', async () => {
    const mine = await tab();
    units(mine, 5);
    await later();
    const before = await entries(mine);
    const other = await tab(link);
    train(other, 0, 90);
    await later();
    expect(await entries(other)).toEqual([expect.objectContaining({ from: link }), ...before]);
    const back = await tab();
    expect(documentOf(back)).toMatchObject({ run: { step: 90 } });
  });

  it('that is taken back leaves the entry as it then is', async () => {
    const t = await tab(link);
    units(t, 7);
    await later();
    t.editor.undo();
    await later();
    expect((await entries(t)).map(({ value }) => value)).toEqual([writtenAs(ring)]);
  });
});

describe('a work that goes on', () => {
  it('is written once a second at most, and not where nothing changed', async () => {
    const t = await tab();
    units(t, 3);
    await later();
    for (let step = 1; step < 50; step++) t.engine.frameAt(step);
    await later();
    await later();
    const [entry] = await entries(t);
    expect(entry).toMatchObject({ revision: 2, value: { run: { step: 49 } } });
    t.editor.select({ block: 'a' });
    await later();
    expect((await entries(t))[0]!.revision).toBe(2);
  });

  it('keeps its run as far as it came while somebody looks back', async () => {
    const t = await tab();
    train(t, 0, 300);
    t.editor.seek(20);
    t.engine.frameAt(20);
    t.editor.setTitle('Looking back');
    await later();
    expect((await entries(t))[0]!.value).toMatchObject({ title: 'Looking back', run: { step: 300 } });
  });

  it('is opened where it stood without an address, the last one of several', async () => {
    const first = await tab();
    train(first, 0, 10);
    await later();
    const second = await tab(link);
    train(second, 0, 20);
    await later();
    train(first, 10, 30);
    await later();
    const fresh = await tab();
    expect(fresh.page.address).toBe(first.page.address);
    expect(fresh.editor.whole().run?.step).toBe(30);
    // to open is no change
    await later();
    expect((await entries(fresh))[0]!.revision).toBe(2);
  });

  it('is kept to its last change where the page is left for another document, and gone back to by undo', async () => {
    const t = await tab();
    units(t, 3);
    await calm();
    units(t, 4);
    t.editor.open(ring, 'Open');
    await until(() => t.page.address === link);
    t.engine.at('paused');
    await later();
    expect((await entries(t)).map(({ value }) => value)).toMatchObject([{ network: [{ units: 4 }, {}, {}] }]);
    t.editor.undo();
    t.engine.at('paused');
    units(t, 6);
    await later();
    const list = await entries(t);
    expect(list).toHaveLength(1);
    expect(t.page.address).toBe(`#w=${list[0]!.key}`);
    expect(list[0]!.value).toMatchObject({ network: [{ units: 6 }, {}, {}] });
  });
});

describe('two tabs with one entry', () => {
  async function both(deaf: boolean): Promise<[Tab, Tab]> {
    const one = await tab('', deaf);
    train(one, 0, 10);
    await later();
    return [one, await tab('', deaf)];
  }

  it.each([
    ['and word of one another', false],
    ['and nothing but revisions', true],
  ])('%s: the second goes on in a copy and is told; both are kept', async (_, deaf) => {
    const [one, two] = await both(deaf);
    expect(two.page.address).toBe(one.page.address);
    units(one, 3);
    await later();
    expect(noticeOf(two)).toBe(deaf ? undefined : OTHER_TAB);
    train(two, 10, 50);
    await later();
    expect(noticeOf(two)).toBe(COPIED);
    expect(noticeOf(one)).toBeUndefined();
    expect(two.page.address).not.toBe(one.page.address);
    const list = await entries(one);
    expect(list).toHaveLength(2);
    expect(list[0]).toMatchObject({ from: one.page.address, value: { run: { step: 50 } } });
    expect(list[1]!.value).toEqual(writtenAs(one.editor.whole()));
    // Each goes on by itself.
    units(one, 4);
    train(two, 50, 60);
    await later();
    expect(await entries(one)).toHaveLength(2);
    expect(documentOf(await tab(one.page.address)).network[0]).toMatchObject({ units: 4 });
    expect((await tab(two.page.address)).editor.whole().run?.step).toBe(60);
  });

  it('that was opened anew with what the other wrote: to undo that writes a copy, not over it', async () => {
    const [one, two] = await both(false);
    const address = one.page.address;
    await openLink(one.editor, link);
    one.engine.at('paused');
    train(two, 10, 50);
    await later();
    await one.keeper.open(address.slice(3));
    one.engine.at('paused', 50);
    one.editor.undo();
    one.engine.at('paused', 0);
    one.editor.undo();
    one.engine.at('paused', 10);
    await later();
    train(one, 10, 12);
    await later();
    const kept = await entries(one);
    expect(kept.find(({ key }) => key === address.slice(3))!.value).toMatchObject({ run: { step: 50 } });
    expect(kept.map(({ value }) => (value as StrataDocument).run?.step).sort()).toEqual([12, 50]);
  });

  it('that change it at the same moment lose nothing', async () => {
    const [one, two] = await both(true);
    units(one, 3);
    units(two, 9);
    await later();
    const values = (await entries(one)).map(({ value }) => (value as StrataDocument).network[0]!['units']);
    expect(values.sort()).toEqual([3, 9]);
  });

  it('opened from two links are two entries', async () => {
    const [one, two] = [await tab(link), await tab(`#s=${await encodeLink(defaultDocument, registries)}`)];
    units(one, 3);
    units(two, 3);
    await later();
    expect(documentOf(await tab(one.page.address)).title).toBe(ring.title);
    expect(documentOf(await tab(two.page.address)).title).toBe(defaultDocument.title);
  });
});

describe('an entry that is deleted while it is open', () => {
  it('here or in another tab stays on the page, and is kept again only with the next change', async () => {
    for (const elsewhere of [false, true]) {
      const t = await tab(link);
      train(t, 0, 10);
      await later();
      t.engine.at('running', 10);
      const by = elsewhere ? (await tab('#none')).library : t.library;
      await by.clear();
      await calm();
      expect(t.engine.calls.at(-1)).toEqual(['pause']);
      t.engine.frameAt(12); // on its way when it was paused
      t.engine.at('paused', 13);
      t.engine.frameAt(13);
      await later();
      expect(await entries(t)).toEqual([]);
      expect(t.page.address).toBe(link);
      expect(noticeOf(t)).toBe(elsewhere ? DELETED : undefined);
      train(t, 13, 20);
      await later();
      expect(await entries(t)).toHaveLength(1);
      await t.library.clear();
      await calm();
    }
  });

  it('while it trains is kept again with an edit that comes before the run stands', async () => {
    const t = await tab();
    train(t, 0, 10);
    await later();
    t.engine.at('running', 20);
    await t.library.clear();
    units(t, 5);
    t.engine.at('paused', 21);
    t.engine.frameAt(21);
    await later();
    expect((await entries(t)).map(({ value }) => (value as StrataDocument).network[0])).toMatchObject([{ units: 5 }]);
  });

  it('without word of it is noticed at the next write', async () => {
    const t = await tab('', true);
    units(t, 3);
    await later();
    await createLibrary().clear();
    units(t, 4);
    await later();
    expect(noticeOf(t)).toBe(DELETED);
    units(t, 5);
    await later();
    expect((await entries(t))[0]!.value).toMatchObject({ network: [{ units: 5 }, {}, {}] });
  });

  it('and put back is gone on with', async () => {
    const t = await tab();
    units(t, 3);
    await later();
    const [entry] = await entries(t);
    await t.library.remove(entry!.key);
    await t.library.restore(entry!);
    units(t, 4);
    await later();
    expect((await entries(t)).map(({ key, revision }) => [key, revision])).toEqual([[entry!.key, 2]]);
  });
});

describe('something that fails while work is kept', () => {
  it('is reported, and the next change is kept all the same', async () => {
    const t = await tab();
    train(t, 0, 10);
    await later();
    const failure = new Error('replaceState too often');
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const show = vi.spyOn(t.page, 'show').mockImplementationOnce(() => {
      throw failure;
    });
    train(t, 10, 20);
    await later();
    expect(show).toHaveBeenCalled();
    expect(report).toHaveBeenCalledExactlyOnceWith(failure);
    train(t, 20, 30);
    await later();
    expect((await entries(t))[0]!.value).toMatchObject({ run: { step: 30 } });
  });
});

describe('addresses that follow one another quickly', () => {
  let change: (event: { newURL: string }) => void = () => {};
  const goTo = (hash: string) => change({ newURL: `https://example.org/${hash}` });
  beforeEach(() => {
    vi.stubGlobal('addEventListener', (_: string, listener: typeof change) => {
      change = listener;
    });
  });

  it('the last one counts, however long each takes to be read', async () => {
    const t = await tab();
    train(t, 0, 10);
    await later();
    const mine = t.page.address;
    await openLink(t.editor, link);
    t.engine.at('paused');
    followLinks(t.editor, t.keeper);
    const bad = link.slice(0, -9);
    const slow = t.library.get;
    let answer = () => {};
    vi.spyOn(t.library, 'get').mockImplementation(async (key) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return slow(key);
    });
    goTo(mine);
    await calm();
    goTo(bad);
    await until(() => t.editor.store.getState().notice !== undefined);
    answer();
    await calm();
    expect(documentOf(t).title).toBe(ring.title);
    expect(t.editor.store.getState().notice?.tone).toBe('bad');
  });

  it('one that names no network is told, also where the kept work has put its own there since', async () => {
    const t = await tab();
    train(t, 0, 10);
    await later();
    followLinks(t.editor, t.keeper);
    vi.stubGlobal('location', { hash: t.page.address });
    goTo('#chapter-2');
    await calm();
    expect(t.editor.store.getState().notice?.text).toContain('names no network');
  });
});

describe('a browser that keeps nothing', () => {
  it('says so once, at the first change, and the address stays', async () => {
    const t = await tab(link);
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('No.', 'SecurityError');
    });
    expect(noticeOf(t)).toBeUndefined();
    units(t, 7);
    await calm();
    expect(noticeOf(t)).toBe(notKept.missing);
    expect(t.page.address).toBe(link);
    t.editor.notify(undefined);
    units(t, 4);
    await later();
    expect(noticeOf(t)).toBeUndefined();
  });

  it('any more in mid-session says so once, and keeps again when it can', async () => {
    const t = await tab();
    units(t, 3);
    await later();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No.', 'QuotaExceededError');
    });
    units(t, 4);
    await later();
    expect(noticeOf(t)).toBe(notKept.full);
    t.editor.notify(undefined);
    units(t, 5);
    await later();
    expect(noticeOf(t)).toBeUndefined();
    put.mockRestore();
    units(t, 6);
    await later();
    expect((await entries(t))[0]).toMatchObject({ revision: 2, value: { network: [{ units: 6 }, {}, {}] } });
  });
});

describe('what the browser had no room for', () => {
  const again: readonly [string, (t: Tab) => unknown][] = [
    ['something else is deleted', (t) => t.library.remove('other')],
    ['another tab deletes something', () => createLibrary(channel()).remove('other')],
    ['the page is looked at again', (t) => t.show()],
    ['a while has passed', () => vi.advanceTimersByTime(5000)],
  ];
  it.each(again)('is written once %s, without another change', async (_when, happens) => {
    const t = await tab();
    await t.library.write({ key: 'other', kind: 'images', value: null, picture: '', date: 1, bytes: 1 }, 0);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No.', 'QuotaExceededError');
    });
    units(t, 5);
    await calm();
    expect(noticeOf(t)).toBe(notKept.full);
    await later();
    put.mockRestore();
    expect(await entries(t)).toHaveLength(1);
    await happens(t);
    await calm();
    expect((await entries(t)).find(({ kind }) => kind === 'document')).toMatchObject({
      value: { network: [{ units: 5 }, {}, {}] },
    });
    expect(noticeOf(t)).toBeUndefined();
    expect(t.page.address).toMatch(/^#w=/);
  });

  it('is tried again after longer and longer, and no more once it is written', async () => {
    const t = await tab();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No.', 'QuotaExceededError');
    });
    units(t, 5);
    await calm();
    await later();
    const triesIn = async (ms: number) => {
      const before = put.mock.calls.length;
      vi.advanceTimersByTime(ms);
      await calm();
      return put.mock.calls.length - before;
    };
    expect([await triesIn(3999), await triesIn(1), await triesIn(9999), await triesIn(1)]).toEqual([0, 1, 0, 1]);
    for (let i = 0; i < 10; i++) await triesIn(300_000);
    expect([await triesIn(299_999), await triesIn(1)]).toEqual([0, 1]);
    put.mockRestore();
    await triesIn(300_000);
    expect(await entries(t)).toHaveLength(1);
    const write = vi.spyOn(IDBObjectStore.prototype, 'put');
    vi.advanceTimersByTime(3_000_000);
    await calm();
    expect(write).not.toHaveBeenCalled();
  });
});

describe('a page that is left', () => {
  it('keeps the change of the last moment, which the next page takes up', async () => {
    const t = await tab();
    units(t, 3);
    await later();
    units(t, 4);
    t.leave();
    const again = await tab(t.page.address);
    expect(documentOf(again).network[0]).toMatchObject({ units: 4 });
    expect(await entries(again)).toHaveLength(1);
    expect(localStorage.length).toBe(0);
  });

  it('does so too in the middle of a write, without a copy', async () => {
    const t = await tab();
    units(t, 3);
    t.leave();
    await calm();
    const again = await tab(t.page.address);
    expect(documentOf(again).network[0]).toMatchObject({ units: 3 });
    expect(await entries(again)).toHaveLength(1);
  });

  it('keeps what was taken back in the middle of a write', async () => {
    const t = await tab();
    units(t, 3);
    await later();
    units(t, 4);
    vi.advanceTimersByTime(1000);
    await null; // the write is begun
    t.editor.undo();
    t.leave();
    await calm();
    const again = await tab(t.page.address);
    expect(documentOf(again).network[0]).toMatchObject({ units: 3 });
    expect(await entries(again)).toHaveLength(1);
  });

  it('makes a copy where another tab has written the entry since', async () => {
    const one = await tab('', true);
    units(one, 3);
    await later();
    const two = await tab('', true);
    units(one, 4);
    one.leave();
    units(two, 5);
    await later();
    const again = await tab(one.page.address);
    expect(documentOf(again).network[0]).toMatchObject({ units: 4 });
    expect(again.page.address).not.toBe(two.page.address);
    expect(await entries(again)).toHaveLength(2);
  });

  it('and comes back as it stood forgets what it put down', async () => {
    const t = await tab();
    units(t, 3);
    await later();
    units(t, 4);
    t.leave();
    t.comeBack();
    await later();
    expect(localStorage.length).toBe(0);
    expect(await entries(await tab())).toHaveLength(1);
  });

  it('leaves nothing that could come back where everything is deleted', async () => {
    const [one, two] = [await tab(), await tab(link)];
    units(one, 3);
    one.leave();
    await two.library.clear();
    expect(localStorage.length).toBe(0);
    expect(await entries(await tab())).toEqual([]);
  });

  it('drops what is no change of ours', async () => {
    remember('leaving:x.a', { draft: null });
    remember('leaving:y.b', 7);
    await tab();
    expect(localStorage.length).toBe(0);
  });
});

describe('an entry', () => {
  it('of another browser, or deleted, is said not to be there; the first example comes, and nothing is lost', async () => {
    const mine = await tab();
    units(mine, 3);
    await later();
    const t = await tab('#w=nothere234');
    expect(t.page.address).toBe('#w=nothere234');
    expect(noticeOf(t)).toBe(NO_SUCH_ENTRY);
    expect(documentOf(t)).toEqual(defaultDocument);
    units(t, 7);
    await later();
    expect(await entries(t)).toHaveLength(2);
    await t.keeper.open('nothere234');
    expect(noticeOf(t)).toBe(NO_SUCH_ENTRY);
    expect(documentOf(t).network[0]).toMatchObject({ units: 7 });
  });

  it('that cannot be read is said to be, stays as it is, and can be had as a file', async () => {
    const t = await tab();
    const value = { ...writtenAs(ring), data: { type: 'pictures', height: 300 } };
    await t.library.write({ key: 'broken', kind: 'document', value, picture: '', date: ++clock, bytes: 1 }, 0);
    for (const address of ['', '#w=broken']) {
      const again = await tab(address);
      expect(documentOf(again)).toEqual(defaultDocument);
      expect(again.editor.store.getState().notice).toMatchObject({
        tone: 'bad',
        text: expect.stringMatching(
          /cannot be read: pictures: height must be at most 256, received 300\. It is still kept/,
        ),
        action: { label: 'Save it as a file' },
      });
      units(again, 3);
      await later();
      expect(await again.library.get('broken')).toMatchObject({ revision: 1, value });
    }
    await t.keeper.open('broken');
    expect(noticeOf(t)).toMatch(/cannot be read/);
    expect(documentOf(t)).toEqual(defaultDocument);
  });

  it('is opened from the list, goes on, and undo leads back to the work before', async () => {
    const t = await tab(link);
    train(t, 0, 30);
    await later();
    const first = t.page.address;
    await openLink(t.editor, link);
    t.engine.at('paused');
    expect(t.page.address).toBe(link);
    train(t, 0, 50);
    await later();
    const second = t.page.address;
    await t.keeper.open(first.slice(3));
    t.engine.at('paused', 30);
    expect(t.page.address).toBe(first);
    train(t, 30, 35);
    await later();
    t.editor.undo();
    t.engine.at('paused', 50);
    expect(t.page.address).toBe(second);
    await later();
    const runs = (await entries(t)).map(({ value }) => (value as StrataDocument).run?.step);
    expect(runs.sort()).toEqual([35, 50]);
  });
});

describe('the document that earlier versions kept', () => {
  it('is taken over, with its run', async () => {
    remember(DOCUMENT_KEY, writtenAs({ ...ring, run: runAt(12) }));
    const t = await tab();
    expect(t.editor.whole()).toEqual({ ...ring, run: runAt(12) });
    expect(recallText(DOCUMENT_KEY)).toBeUndefined();
    expect(await entries(t)).toHaveLength(1);
  });

  it('is taken over as it is where it cannot be read, and said to be', async () => {
    localStorage.setItem('strata:document', '{"strata":1,');
    const t = await tab();
    expect(noticeOf(t)).toMatch(/^The network you worked on last cannot be read: .*It is still kept as it is/);
    expect((await entries(t))[0]!.value).toBe('{"strata":1,');
  });

  it('stays where it is where the library takes nothing', async () => {
    remember(DOCUMENT_KEY, writtenAs(ring));
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('No.', 'SecurityError');
    });
    await tab();
    expect(recallText(DOCUMENT_KEY)).toBeDefined();
  });
});
