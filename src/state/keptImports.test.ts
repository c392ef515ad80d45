import { hashInParts } from '#data/images/hashParts.ts';
import { type ImageSet, imagesOf } from '#data/images/imageSet.ts';
import { hashRows } from '#data/table/bringRows.ts';
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { inTasks } from '#base/tasks.ts';
import { library } from '#library/library.ts';
import { keepImages, keepRows } from './keepImports.ts';
import { hashIn, loadData } from './keptImports.ts';

const images: ImageSet = {
  title: 'halves',
  channels: 1,
  height: 1,
  width: 2,
  pixels: new Uint8Array([0, 255, 255, 0]),
  labels: new Uint8Array([0, 1]),
  classNames: ['left', 'right'],
};
const hash = await inTasks(hashInParts(images));
const recipe = { type: 'pictures', images: hash };
// It fetches the library when it is first asked: this file's own, and not one of the modules that are loaded anew below.
await loadData({ type: 'pictures', images: 'none' });

// The library keeps its connection: emptied, not replaced.
beforeEach(() => library().clear());

it('names the images of a recipe', () => {
  expect(hashIn(recipe)).toBe(hash);
  expect(hashIn({ type: 'spiral' })).toBe('');
  expect(hashIn({ type: 'spiral', images: 'abc', kept: 'abc' })).toBe('');
  expect(hashIn({ type: 'table', kept: 'abc' })).toBe('abc');
  expect(hashIn({ type: 'table', rows: [] })).toBe('');
});

it('keeps the rows of a table as images are kept', async () => {
  const rows = { width: 2, count: 3, values: new Float64Array([1, 0, 2.5, 1, -3, 0]) };
  const named = await inTasks(hashRows(rows));
  expect(await keepRows(named, { title: 't.csv', ...rows })).toMatchObject({ kept: { kind: 'rows', bytes: 48 } });
  expect(await keepRows(named, { title: 'again.csv', ...rows })).toMatchObject({ kept: { revision: 1 } });
  vi.resetModules();
  const [{ importedOf }, later] = await Promise.all([import('#data/imported.ts'), import('./keptImports.ts')]);
  expect(importedOf(named)).toBeUndefined();
  await later.loadData({ type: 'table', kept: named });
  expect(importedOf(named)).toEqual(rows);
  // Half of the numbers are no table.
  const half = { title: '', width: 2, count: 3, values: new Blob([new Uint8Array(24)]) };
  await library().write({ key: 'half', kind: 'rows', value: half, picture: '', date: 1, bytes: 24 }, 0);
  await later.loadData({ type: 'table', kept: 'half' });
  expect(importedOf('half')).toBeUndefined();
});

it('keeps images as one entry, however often they are imported', async () => {
  expect(await keepImages(hash, images)).toMatchObject({ kept: { key: hash, kind: 'images', bytes: 4, revision: 1 } });
  expect(await keepImages(hash, images)).toMatchObject({ kept: { revision: 1 } });
  expect(await library().list()).toHaveLength(1);
});

it('holds what it finds, so that samples can be drawn as soon as it says so', async () => {
  await keepImages(hash, images);
  // As on the next visit: nothing is in memory.
  vi.resetModules();
  const [{ imagesOf }, later] = await Promise.all([import('#data/images/imageSet.ts'), import('./keptImports.ts')]);
  expect(imagesOf(hash)).toBeUndefined();
  await later.loadData(recipe);
  expect(imagesOf(hash)).toEqual(images);
  // and then there is nothing to wait for
  expect(later.loadData(recipe)).toBeUndefined();
});

it('looks once for what is not there, nor is images', async () => {
  await library().write({ key: 'x', kind: 'document', value: { pixels: 'none' }, picture: '', date: 1, bytes: 1 }, 0);
  await library().write({ key: 'y', kind: 'images', value: null, picture: '', date: 1, bytes: 1 }, 0);
  for (const name of ['x', 'y', 'nowhere']) {
    await loadData({ type: 'pictures', images: name });
    expect(loadData({ type: 'pictures', images: name })).toBeUndefined();
  }
});

it('looks again for what came in the meantime: imported in another tab, or put back', async () => {
  const recipeOfLate = { type: 'pictures', images: 'late' };
  await loadData(recipeOfLate);
  expect(loadData(recipeOfLate)).toBeUndefined();
  await library().write({ key: 'late', kind: 'images', value: images, picture: '', date: 1, bytes: 1 }, 0);
  await loadData(recipeOfLate);
  expect(imagesOf('late')).toEqual(images);
});

it('hears of what came from its first look on', async () => {
  vi.resetModules();
  const [{ imagesOf: found }, { library: fresh }, { loadData: load }] = await Promise.all([
    import('#data/images/imageSet.ts'),
    import('#library/library.ts'),
    import('./keptImports.ts'),
  ]);
  const later = { type: 'pictures', images: 'later' };
  await load(later);
  expect(load(later)).toBeUndefined();
  await fresh().write({ key: 'later', kind: 'images', value: images, picture: '', date: 1, bytes: 1 }, 0);
  await load(later);
  expect(found('later')).toEqual(images);
  // What is taken away is not looked for again: it is in memory.
  await fresh().remove('later');
  expect(load(later)).toBeUndefined();
});
