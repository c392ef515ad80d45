/** @file Imported images in the browser's own storage, which may be full, blocked or missing: then they are not kept and nothing breaks. */
import { inTasks } from '#base/tasks.ts';
import { holdImages, type ImageSet, imagesOf } from '#data/images/imageSet.ts';
import { loadGenerator } from '#data/late.ts';
import type { DataValues } from '#nn/document.ts';

const STORE = 'images';

/** The hash of the images that a recipe names; empty where it names none. */
export const hashIn = (data: DataValues): string => (data.type === 'pictures' ? (data['images'] as string) : '');

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('strata', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

/** Bytes that are handed to the browser at a time. */
const PART = 1 << 20;

function* blobOf(bytes: Uint8Array<ArrayBuffer>): Generator<void, Blob> {
  const parts: Blob[] = [];
  for (let from = 0; from < bytes.length; from += PART) {
    parts.push(new Blob([bytes.subarray(from, from + PART)]));
    yield;
  }
  return new Blob(parts);
}

/** Keeps images for the next visit; false where the browser does not allow it. */
export async function keepImages(hash: string, images: ImageSet): Promise<boolean> {
  try {
    // As a blob, which the browser stores by itself: to write 47 MB of numbers would hold up the page.
    const pixels = await inTasks(blobOf(images.pixels));
    const database = await open();
    const transaction = database.transaction(STORE, 'readwrite');
    await settled(transaction.objectStore(STORE).put({ ...images, pixels }, hash));
    database.close();
    return true;
  } catch {
    return false;
  }
}

async function findImages(hash: string): Promise<ImageSet | undefined> {
  try {
    const database = await open();
    const found = await settled(database.transaction(STORE).objectStore(STORE).get(hash));
    database.close();
    const { pixels } = found ?? {};
    return pixels instanceof Blob ? { ...found, pixels: new Uint8Array(await pixels.arrayBuffer()) } : found;
  } catch {
    return undefined;
  }
}

/** Hashes that were looked for and are not there. */
const absent = new Set<string>();

/** Brings what a recipe needs before its samples can be prepared, as far as it is to be had; undefined where nothing is to be waited for. */
export function loadData(data: DataValues): Promise<void> | undefined {
  const hash = hashIn(data);
  if (hash === '' || imagesOf(hash) || absent.has(hash)) return loadGenerator(data.type);
  return findImages(hash).then((images) => {
    if (images) holdImages(hash, images);
    else absent.add(hash);
  });
}
