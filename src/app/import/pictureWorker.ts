/** @file A worker that decodes pictures, so that a folder of photos does not hold up the page. */
import type { Decoded } from '#data/import/fitPicture.ts';
import { lightOf } from './lightOf.ts';

export interface PictureTask {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface PictureAnswer {
  readonly id: number;
  /** Absent where the bytes are no picture. */
  readonly decoded: Decoded | undefined;
}

self.onmessage = async ({ data: { id, bytes } }: MessageEvent<PictureTask>) => {
  const decoded = await lightOf(
    bytes,
    (width, height) => new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!,
  ).catch(() => undefined);
  self.postMessage({ id, decoded } satisfies PictureAnswer);
};
