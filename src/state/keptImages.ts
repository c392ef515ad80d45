/** @file Imported images in this browser's library, which may be full, blocked or missing: then they are not kept and nothing breaks. */
import { inTasks } from '#base/tasks.ts';
import { holdImages, type ImageSet, imagesOf } from '#data/images/imageSet.ts';
import { loadGenerator } from '#data/late.ts';
import { library, type Outcome } from '#library/library.ts';
import type { DataValues } from '#nn/document.ts';

/** Images as an entry's value: the pixels as a blob, which the browser stores by itself. To write 47 MB of numbers would hold up the page. */
export type KeptImages = Omit<ImageSet, 'pixels'> & { readonly pixels: Blob | Uint8Array<ArrayBuffer> };

/** The hash of the images that a recipe names; empty where it names none. */
export const hashIn = (data: DataValues): string => (data.type === 'pictures' ? (data['images'] as string) : '');

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

/** Keeps images for the next visit, as the entry of their hash; says what refused them. */
export async function keepImages(hash: string, images: ImageSet): Promise<Outcome> {
  const pixels = await inTasks(blobOf(images.pixels));
  const value: KeptImages = { ...images, pixels };
  const draft = { key: hash, kind: 'images', value, picture: '', date: Date.now(), bytes: pixels.size } as const;
  const outcome = await library().write(draft, 0);
  const present = 'refused' in outcome && outcome.refused === 'stale' ? await library().get(hash) : undefined;
  // Equal hashes, equal images: those that are there already are the same.
  return present ? { kept: present } : outcome;
}

/** An entry's images, in memory; undefined where it holds something else. */
async function imagesIn(value: unknown): Promise<ImageSet | undefined> {
  const { pixels } = (value ?? {}) as Partial<KeptImages>;
  if (pixels instanceof Blob) return { ...(value as KeptImages), pixels: new Uint8Array(await pixels.arrayBuffer()) };
  return pixels instanceof Uint8Array ? (value as ImageSet) : undefined;
}

async function findImages(hash: string): Promise<ImageSet | undefined> {
  const entry = await library().get(hash);
  // A blob whose file the browser lost cannot be read.
  return entry?.kind === 'images' ? imagesIn(entry.value).catch(() => undefined) : undefined;
}

/** Hashes that were looked for and are not there, until somebody keeps them. */
const absent = new Set<string>();
let listens = false;

function rememberAbsent(hash: string): void {
  absent.add(hash);
  if (!listens) library().onNews(({ key, revision }) => void (key && revision && absent.delete(key)));
  listens = true;
}

/** Brings what a recipe needs before its samples can be prepared, as far as it is to be had; undefined where nothing is to be waited for. */
export function loadData(data: DataValues): Promise<void> | undefined {
  const hash = hashIn(data);
  if (hash === '' || imagesOf(hash) || absent.has(hash)) return loadGenerator(data.type);
  return findImages(hash).then((images) => {
    if (images) holdImages(hash, images);
    else rememberAbsent(hash);
  });
}
