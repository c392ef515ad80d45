import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { inTasks } from '#base/tasks.ts';
import { hashInParts, type ImageSet, imagesOf } from '#data/images/imageSet.ts';
import { library } from '#library/library.ts';
import { hashIn, keepImages, loadData } from './keptImages.ts';

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

// The library keeps its connection: emptied, not replaced.
beforeEach(() => library().clear());

it('names the images of a recipe', () => {
  expect(hashIn(recipe)).toBe(hash);
  expect(hashIn({ type: 'spiral' })).toBe('');
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
  const [{ imagesOf }, later] = await Promise.all([import('#data/images/imageSet.ts'), import('./keptImages.ts')]);
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
