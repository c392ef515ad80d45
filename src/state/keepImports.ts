/** @file Putting imported images and rows into this browser's library, which may be full, blocked or missing: then they are not kept and nothing breaks. */

import { inTasks } from '#base/tasks.ts';
import type { ImageSet } from '#data/images/imageSet.ts';
import type { NamedRows } from '#data/table/bringRows.ts';
import type { Draft } from '#library/entry.ts';
import { library, type Outcome } from '#library/library.ts';
import type { KeptImages, KeptRows } from './keptImports.ts';

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

/** Keeps something as the entry of its hash; says what refused it. */
async function keep(
  hash: string,
  kind: 'images' | 'rows',
  value: KeptImages | KeptRows,
  bytes: number,
): Promise<Outcome> {
  const draft: Draft = { key: hash, kind, value, picture: '', date: Date.now(), bytes };
  const outcome = await library().write(draft, 0);
  const present = 'refused' in outcome && outcome.refused === 'stale' ? await library().get(hash) : undefined;
  // Equal hashes, equal images: those that are there already are the same.
  return present ? { kept: present } : outcome;
}

/** Keeps images for the next visit. */
export async function keepImages(hash: string, images: ImageSet): Promise<Outcome> {
  const pixels = await inTasks(blobOf(images.pixels));
  return keep(hash, 'images', { ...images, pixels }, pixels.size);
}

/** Keeps rows for the next visit. */
export async function keepRows(hash: string, { title, width, count, values }: NamedRows): Promise<Outcome> {
  const blob = await inTasks(blobOf(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)));
  return keep(hash, 'rows', { title, width, count, values: blob }, blob.size);
}
