/** @file Decodes pictures in a worker of their own; on the page where there can be none. */
import type { Decode, Decoded } from '#data/import/fitPicture.ts';
import { lightOf } from './lightOf.ts';
import type { PictureAnswer, PictureTask } from './pictureWorker.ts';

const onPage: Decode = (bytes) =>
  lightOf(bytes, (width, height) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    return canvas.getContext('2d', { willReadFrequently: true })!;
  });

const open = () => new Worker(new URL('./pictureWorker.ts', import.meta.url), { type: 'module' });

/** A decoder whose worker starts with the first picture; `end` stops it: what is still asked for is refused. */
export function pictureDecoder(make: () => Worker = open): { decode: Decode; end: () => void } {
  const waiting = new Map<number, { bytes: Uint8Array<ArrayBuffer>; settle: (answer: Promise<Decoded>) => void }>();
  let asked = 0;
  let worker: Worker | undefined;
  let able = typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined';

  /** What the worker cannot do any more, the page does. */
  function takeOver(): void {
    able = false;
    worker?.terminate();
    for (const { bytes, settle } of waiting.values()) settle(onPage(bytes));
    waiting.clear();
  }

  function start(): Worker {
    const started = make();
    started.onmessage = ({ data: { id, decoded } }: MessageEvent<PictureAnswer>) => {
      waiting.get(id)?.settle(decoded ? Promise.resolve(decoded) : Promise.reject(new Error('no picture')));
      waiting.delete(id);
    };
    started.onerror = (event) => {
      event.preventDefault();
      takeOver();
    };
    return started;
  }

  return {
    decode(bytes) {
      if (!able) return onPage(bytes);
      try {
        worker ??= start();
      } catch {
        takeOver();
        return onPage(bytes);
      }
      const id = asked++;
      const answer = new Promise<Decoded>((resolve) => waiting.set(id, { bytes, settle: resolve }));
      worker.postMessage({ id, bytes } satisfies PictureTask);
      return answer;
    },
    end() {
      worker?.terminate();
      for (const { settle } of waiting.values()) settle(Promise.reject(new Error('ended')));
      waiting.clear();
    },
  };
}
