import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inTasks } from '#base/tasks.ts';
import { hashInParts } from '#data/images/hashParts.ts';
import { importOf } from '#data/import/examine.ts';
import { bytesSource } from '#data/import/source.ts';
import type { Entry } from '#library/entry.ts';
import { library } from '#library/library.ts';
import { runAt } from '#nn/run.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { keepImages } from '#state/keepImports.ts';
import {
  askedWords,
  bytesWords,
  entriesIn,
  goesToo,
  imagesWords,
  lessonWords,
  neededWords,
  oddsWords,
  rowsWords,
  stepWords,
  totalWords,
  whenWords,
} from './listWords.ts';
import { rowsOf } from './rows.ts';

const HASH = '0123456789abcdef';
const entry = (key: string, value: unknown, more: Partial<Entry> = {}): Entry => ({
  key,
  revision: 1,
  kind: 'document',
  value,
  picture: '',
  date: 1,
  bytes: 1000,
  ...more,
});
const onImages = (title: string) => ({ ...defaultDocument, title, data: { type: 'pictures', images: HASH } });
const images = entry(
  HASH,
  { title: 'halves', labels: [0, 1], height: 8, width: 9, classNames: ['a', 'b'] },
  { kind: 'images' },
);

describe('the list', () => {
  it('is of networks and of images, newest first, those that cannot be read among them', () => {
    const rows = rowsOf(
      [
        entry('a', defaultDocument, { date: 1 }),
        entry('b', 'no JSON', { date: 3 }),
        entry('c', { title: 'Odd' }, { date: 2 }),
        images,
      ],
      defaultDocument,
    );
    expect(rows.documents.map(({ title, reading }) => [title, 'why' in reading])).toEqual([
      ['', true],
      ['Odd', true],
      [defaultDocument.title, false],
    ]);
    expect(rows.images).toMatchObject([{ title: 'halves', neededBy: [] }]);
    expect(rows.bytes).toBe(4000);
  });

  it('is of lessons, with their answers and what opens them, and of odds that cannot be read', () => {
    const learner = (lesson: string) => ({ lesson, at: 0, parts: { a: { answers: { q: {}, r: {} } }, b: 3 } });
    const rows = rowsOf(
      [
        entry('lesson-xor', { title: 'XOR', learner: learner('xor') }, { kind: 'lesson', date: 3 }),
        entry('lesson-0123', { title: 'Sent', learner: learner('xor') }, { kind: 'lesson', date: 2 }),
        entry('lesson-odd', 7, { kind: 'lesson', date: 1 }),
        entry('odds', { title: 'Torn' }, { kind: 'odds' }),
      ],
      defaultDocument,
    );
    expect(rows.lessons.map(({ title, answers, address }) => [title, answers, address])).toEqual([
      ['XOR', 2, '#lesson=xor'],
      ['Sent', 2, undefined],
      ['', 0, undefined],
    ]);
    expect(rows.lessons.map(lessonWords)).toEqual([
      '2 answers',
      '2 answers · opened by its link',
      'no answers yet · opened by its link',
    ]);
    expect(rows.odds).toMatchObject([{ title: 'Torn', kept: undefined }]);
    expect(oddsWords(undefined)).toBe('starts that cannot be read');
    expect(entriesIn(rows)).toBe(4);
    expect(totalWords(rows)).toBe('One set of starts and 3 lessons take 4\u202fkB.');
  });

  it('says which networks need images: those kept, one that cannot be read, and the one on the page', () => {
    const needing = [
      entry('a', onImages('One')),
      entry('b', { title: 'Broken', data: { type: 'pictures', images: HASH } }),
    ];
    expect(rowsOf([...needing, images], defaultDocument).images[0]!.neededBy).toEqual(['One', 'Broken']);
    expect(rowsOf([images], onImages('Here') as typeof defaultDocument).images[0]!.neededBy).toEqual(['Here']);
    expect(rowsOf([images], defaultDocument).images[0]!.neededBy).toEqual([]);
  });

  it('is of tables too, and of the networks that need them', () => {
    const rows = entry(
      'table',
      { title: 't.csv', width: 51, count: 10_000, values: new Blob() },
      { kind: 'rows', bytes: 4_080_000 },
    );
    const onTable = { ...defaultDocument, title: 'Own', data: { type: 'table', columns: [], rows: [], kept: 'table' } };
    const list = rowsOf([rows, images], onTable as typeof defaultDocument);
    expect(list.tables).toMatchObject([{ title: 't.csv', neededBy: ['Own'] }]);
    expect(list.images).toMatchObject([{ neededBy: [] }]);
    expect(rowsWords(rows)).toBe('10\u202f000 rows of 51 columns');
    expect(totalWords(list)).toBe('One table and one set of images take 4.1\u202fMB.');
    const broken = entry('b', { title: 'Broken', data: { type: 'table', kept: 'table', columns: 3 } });
    expect(rowsOf([rows, broken], defaultDocument).tables[0]!.neededBy).toEqual(['Broken']);
    expect(goesToo('rows')).toContain('The rows of the network on the page go too: it must be given its file again');
  });

  it('keeps what was deleted in its place, where it needs nothing and takes no room', () => {
    const gone = entry('a', onImages('One'), { date: 5 });
    const rows = rowsOf([images], defaultDocument, [gone]);
    expect(rows.documents.map(({ title }) => title)).toEqual(['One']);
    expect(rows.images[0]!.neededBy).toEqual([]);
    expect(rows.bytes).toBe(1000);
  });

  it('is one row of what is still kept for a moment while it is being deleted', () => {
    const one = entry('a', defaultDocument);
    expect(rowsOf([one], defaultDocument, [one]).documents.length).toBe(1);
  });
});

describe('41: images that were imported', () => {
  it('are seen with how much they take, and can be removed one by one', async () => {
    await library().clear();
    const folder = new URL('../../../testdata/cases/41-images-cannot-be-removed/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const file = bytesSource(name, new Uint8Array(readFileSync(new URL(name, folder))));
      const { images: found } = await importOf([file]).examine({}, { decode: () => Promise.reject(new Error()) });
      const kept = await keepImages(await inTasks(hashInParts(found!)), found!);
      expect(kept).toHaveProperty('kept');
    }
    const list = async () => rowsOf((await library().list())!, defaultDocument);
    const all = await list();
    expect(all.images.map(({ title, neededBy }) => [title, neededBy]).sort()).toEqual([
      ['first.csv', []],
      ['second.csv', []],
      ['third.csv', []],
    ]);
    expect(all.images.map(({ entry: { bytes } }) => bytes)).toEqual([96, 96, 96]);
    expect(totalWords(all)).toBe('3 sets of images take 288 bytes.');
    for (const { entry: one } of all.images) expect(await library().remove(one.key)).toBe(true);
    expect(await list()).toMatchObject({ images: [], bytes: 0 });
  });
});

describe('its words', () => {
  it('say when', () => {
    const now = new Date(2026, 2, 1, 9, 30).getTime();
    const at = (...date: [number, number, number, number, number]) => whenWords(new Date(...date).getTime(), now);
    expect(at(2026, 2, 1, 0, 5)).toBe('today 00:05');
    expect(at(2026, 1, 28, 23, 59)).toBe('yesterday 23:59');
    expect(at(2026, 1, 27, 23, 59)).toBe('Feb 27');
    expect(at(2025, 11, 31, 12, 0)).toBe('Dec 31, 2025');
  });

  it('say how much', () => {
    expect([0, 999, 1000, 12_345, 2_449_000].map(bytesWords)).toEqual([
      '0 bytes',
      '999 bytes',
      '1\u202fkB',
      '12\u202fkB',
      '2.4\u202fMB',
    ]);
    const rows = rowsOf([entry('a', defaultDocument), entry('b', defaultDocument), images], defaultDocument);
    expect(totalWords(rows)).toBe('2 networks and one set of images take 3\u202fkB.');
    expect(totalWords(rowsOf([images], defaultDocument))).toBe('One set of images takes 1\u202fkB.');
    expect(askedWords(rows)).toMatch(
      /^Delete 2 networks and one set of images and the page's settings from this browser\?/,
    );
    expect(imagesWords(images)).toBe('2 images of 8 × 9 pixels in 2 classes');
    expect(imagesWords(entry('x', {}))).toBe('images that cannot be read');
  });

  it('say how far, and for whom', () => {
    expect(stepWords(defaultDocument)).toBe('not trained yet');
    expect(stepWords({ ...defaultDocument, run: runAt(1510) })).toBe('step 1\u202f510');
    expect(neededWords(['One'])).toBe('Needed by “One”: delete that first');
    expect(neededWords(['One', '', 'Three', 'Four', 'Five'])).toBe(
      'Needed by “One”, “Untitled”, “Three” and 2 more: delete those first',
    );
  });
});
