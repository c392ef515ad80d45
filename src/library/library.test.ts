import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyDatabases } from '#testing/emptyDatabases.ts';
import type { Draft } from './entry.ts';
import { type Channel, createLibrary, type News } from './library.ts';

emptyDatabases();
afterEach(() => vi.restoreAllMocks());

let date = 0;
const draft = (key: string, value: unknown = { title: key }): Draft => {
  date++;
  return { key, kind: 'document', value, picture: '', date, bytes: 10 };
};
const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

/** Tabs' channels: what one posts, the others hear. */
function tabs(count: number): Channel[] {
  const heard: ((event: MessageEvent) => void)[] = [];
  return Array.from({ length: count }, (_, own) => ({
    postMessage: (data: unknown) => {
      for (const [i, hear] of heard.entries()) if (i !== own) hear({ data } as MessageEvent);
    },
    addEventListener: ((_type: string, hear: (event: MessageEvent) => void) => {
      heard[own] = hear;
    }) as Channel['addEventListener'],
  }));
}

describe('news', () => {
  it('that a listener or the channel breaks on reaches the others, and what was done counts as done', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const [ours, theirs] = tabs(2) as [Channel, Channel];
    const broken = () => {
      throw new Error('out of order');
    };
    const library = createLibrary(ours);
    const other = createLibrary(theirs);
    const heard: News[] = [];
    for (const each of [library, other]) {
      each.onNews(broken);
      each.onNews((news) => heard.push(news));
    }
    const outcome = await library.write(draft('one'), 0);
    expect(outcome).toMatchObject({ kept: { key: 'one', revision: 1 } });
    expect(heard.map(({ revision, elsewhere }) => [revision, elsewhere])).toEqual([
      [1, true],
      [1, false],
    ]);
    expect(report).toHaveBeenCalledTimes(2);
    expect(await library.remove('one')).toBe(true);
    expect(await library.restore((outcome as { kept: never }).kept)).toBe(true);
    ours.postMessage = broken;
    expect(await library.write(draft('two'), 0)).toMatchObject({ kept: { key: 'two' } });
    expect(await library.clear()).toBe(true);
    vi.unstubAllGlobals();
  });
});

describe('an entry', () => {
  it('that cannot be put back is said not to be', async () => {
    const library = createLibrary();
    const outcome = await library.write(draft('one'), 0);
    await library.remove('one');
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await library.restore((outcome as { kept: never }).kept)).toBe(false);
    expect(await library.get('one')).toBeUndefined();
  });

  it('is written, read, listed newest first, and deleted', async () => {
    const library = createLibrary();
    expect(await library.write(draft('one'), 0)).toMatchObject({ kept: { key: 'one', revision: 1 } });
    await library.write({ ...draft('two'), kind: 'images' }, 0);
    await library.write(draft('three'), 0);
    expect(await library.get('one')).toMatchObject({ value: { title: 'one' }, revision: 1 });
    expect((await library.list())!.map(({ key }) => key)).toEqual(['three', 'two', 'one']);
    expect((await library.newest('document'))!.key).toBe('three');
    await library.remove('three');
    expect((await library.newest('document'))!.key).toBe('one');
    await library.clear();
    expect(await library.list()).toEqual([]);
  });

  it('that was deleted can be put back as it was', async () => {
    const library = createLibrary();
    const outcome = await library.write(draft('one'), 0);
    const kept = 'kept' in outcome ? outcome.kept : undefined;
    await library.remove('one');
    expect(await library.restore(kept!)).toBe(true);
    expect(await library.get('one')).toEqual(kept);
    await library.write(draft('one', 'later'), 1);
    expect(await library.restore(kept!)).toBe(true);
    expect(await library.get('one')).toMatchObject({ value: 'later' });
  });

  it('is not written on an older revision, nor where it is gone, nor where another has its key', async () => {
    const library = createLibrary();
    await library.write(draft('one', 'first'), 0);
    expect(await library.write(draft('one', 'second'), 1)).toMatchObject({ kept: { revision: 2 } });
    expect(await library.write(draft('one', 'late'), 1)).toEqual({ refused: 'stale' });
    expect(await library.write(draft('one', 'new'), 0)).toEqual({ refused: 'stale' });
    expect((await library.get('one'))!.value).toBe('second');
    await library.remove('one');
    expect(await library.write(draft('one', 'later'), 2)).toEqual({ refused: 'gone' });
    expect(await library.get('one')).toBeUndefined();
  });

  it('written by two tabs at once is the first one’s; the second is told', async () => {
    const [a, b] = [createLibrary(), createLibrary()];
    await a.write(draft('one'), 0);
    const outcomes = await Promise.all([a.write(draft('one', 'a'), 1), b.write(draft('one', 'b'), 1)]);
    expect(outcomes.filter((outcome) => 'kept' in outcome)).toHaveLength(1);
    expect(outcomes).toContainEqual({ refused: 'stale' });
    const [first] = outcomes;
    expect((await b.get('one'))!.value).toBe('kept' in first! ? 'a' : 'b');
  });
});

describe('news', () => {
  it('of what is written and deleted reach the page itself and other tabs', async () => {
    const [one, two] = tabs(2);
    const [a, b] = [createLibrary(one), createLibrary(two)];
    const [here, there]: News[][] = [[], []];
    a.onNews((news) => here!.push(news));
    b.onNews((news) => there!.push(news));
    await a.write(draft('one'), 0);
    await a.write(draft('one'), 5);
    await a.remove('one');
    await a.clear();
    const told = [{ key: 'one', revision: 1 }, { key: 'one' }, {}];
    expect(here).toEqual(told.map((news) => ({ ...news, elsewhere: false })));
    expect(there).toEqual(told.map((news) => ({ ...news, elsewhere: true })));
  });

  it('stop when nobody listens', async () => {
    const library = createLibrary();
    const listener = vi.fn();
    library.onNews(listener)();
    await library.write(draft('one'), 0);
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('whoever only looks', () => {
  it('leaves nothing in the browser', async () => {
    const library = createLibrary();
    expect(await library.get('one')).toBeUndefined();
    expect(await library.list()).toEqual([]);
    await library.remove('one');
    expect(await databases()).toEqual([]);
    await library.write(draft('one'), 0);
    expect(await databases()).toEqual(['strata']);
    expect(await library.get('one')).toBeDefined();
  });
});

describe('a browser that keeps nothing', () => {
  it('says so, and throws nowhere', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    const library = createLibrary();
    expect(await library.write(draft('one'), 0)).toEqual({ refused: 'missing' });
    expect(await library.list()).toBeUndefined();
    expect(await library.get('one')).toBeUndefined();
    expect(await library.newest('document')).toBeUndefined();
    await library.remove('one');
    await library.clear();
  });

  it('or has no indexedDB at all', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const library = createLibrary();
    expect(await library.write(draft('one'), 0)).toEqual({ refused: 'missing' });
    expect(await library.list()).toBeUndefined();
    vi.unstubAllGlobals();
  });

  it.each([
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'refused'],
  ])('any more (%s) keeps what was there', async (name, refused) => {
    const library = createLibrary();
    await library.write(draft('one', 'before'), 0);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No.', name);
    });
    expect(await library.write(draft('one', 'after'), 1)).toEqual({ refused });
    put.mockRestore();
    expect(await library.get('one')).toMatchObject({ value: 'before', revision: 1 });
    expect(await library.write(draft('one', 'after'), 1)).toMatchObject({ kept: { revision: 2 } });
  });
});

it('says so where the browser refuses to delete, and nobody hears that anything is gone', async () => {
  const library = createLibrary();
  await library.write(draft('one'), 0);
  const news = vi.fn();
  library.onNews(news);
  const refuse = () => {
    throw new DOMException('No.', 'UnknownError');
  };
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(refuse);
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(refuse);
  expect(await library.remove('one')).toBe(false);
  expect(await library.clear()).toBe(false);
  expect(news).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect(await library.remove('one')).toBe(true);
  expect(await library.clear()).toBe(true);
});

it('opens anew where somebody cleared the browser’s data under it', async () => {
  const library = createLibrary();
  await library.write(draft('one'), 0);
  globalThis.indexedDB = new IDBFactory();
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  });
  expect(await library.write(draft('one'), 1)).toEqual({ refused: 'gone' });
  transaction.mockRestore();
  expect(await library.write(draft('one'), 0)).toMatchObject({ kept: { revision: 1 } });
});

it('lets a later version of the page change the database while it is open', async () => {
  const library = createLibrary();
  await library.write(draft('one'), 0);
  const later = await openDB('strata', 3);
  expect([...later.objectStoreNames]).toEqual(['entries']);
  later.close();
});

it('takes over the images that version 1 of the database kept', async () => {
  const old = await openDB('strata', 1, { upgrade: (database) => void database.createObjectStore('images') });
  const images = {
    title: 'train-images',
    channels: 1,
    height: 1,
    width: 2,
    labels: new Uint8Array([0]),
    classNames: ['a', 'b'],
  };
  await old.put('images', { ...images, pixels: new Blob([new Uint8Array([7, 9])]) }, '0123456789abcdef');
  await old.put('images', { ...images, pixels: new Uint8Array([1, 2]) }, 'fedcba9876543210');
  old.close();
  const library = createLibrary();
  const blob = await library.get('0123456789abcdef');
  expect(blob).toMatchObject({ kind: 'images', revision: 1, bytes: 2, value: images });
  expect([...new Uint8Array(await (blob!.value as { pixels: Blob }).pixels.arrayBuffer())]).toEqual([7, 9]);
  expect(await library.get('fedcba9876543210')).toMatchObject({
    bytes: 2,
    value: { ...images, pixels: new Uint8Array([1, 2]) },
  });
  expect(await library.list()).toHaveLength(2);
});

it('a page in somebody else’s reads what is there, and neither writes nor deletes', async () => {
  vi.resetModules();
  const { library, mayWrite, onlyRead } = await import('./library.ts');
  expect(await library().write(draft('a'), 0)).toHaveProperty('kept');
  expect(mayWrite()).toBe(true);
  onlyRead();
  expect(mayWrite()).toBe(false);
  expect(await library().write(draft('b'), 0)).toEqual({ refused: 'missing' });
  expect([await library().remove('a'), await library().clear()]).toEqual([false, false]);
  expect(await library().restore({ ...draft('c'), revision: 1 })).toBe(false);
  expect((await library().list())?.map(({ key }) => key)).toEqual(['a']);
  vi.resetModules();
});
