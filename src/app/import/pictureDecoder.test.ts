import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pictureDecoder } from './pictureDecoder.ts';
import type { PictureAnswer, PictureTask } from './pictureWorker.ts';

const decoded = { width: 1, height: 1, light: Uint8Array.of(7) };

/** A worker that answers when it is told to. */
function fakeWorker() {
  const tasks: PictureTask[] = [];
  const worker = {
    onmessage: (_: { data: PictureAnswer }) => {},
    onerror: (_: { preventDefault(): void }) => {},
    postMessage: (task: PictureTask) => tasks.push(task),
    terminate: vi.fn(),
  };
  return { tasks, worker, make: () => worker as unknown as Worker };
}

describe('pictures decoded in a worker', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', class {});
    vi.stubGlobal('OffscreenCanvas', class {});
    vi.stubGlobal('document', {
      createElement: () => ({
        getContext: () => ({ drawImage() {}, getImageData: () => ({ data: [9, 9, 9, 255] }) }),
      }),
    });
    vi.stubGlobal('createImageBitmap', async () => ({ width: 1, height: 1, close() {} }));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('gives each asker its own answer, in whatever order they come', async () => {
    const { tasks, worker, make } = fakeWorker();
    const { decode } = pictureDecoder(make);
    const answers = [decode(Uint8Array.of(1)), decode(Uint8Array.of(2))];
    worker.onmessage({ data: { id: tasks[1]!.id, decoded: { ...decoded, light: Uint8Array.of(2) } } });
    worker.onmessage({ data: { id: tasks[0]!.id, decoded: { ...decoded, light: Uint8Array.of(1) } } });
    expect((await Promise.all(answers)).map(({ light }) => light[0])).toEqual([1, 2]);
    expect(tasks.map(({ bytes }) => [...bytes])).toEqual([[1], [2]]);
  });

  it('refuses what is no picture', async () => {
    const { tasks, worker, make } = fakeWorker();
    const answer = pictureDecoder(make).decode(Uint8Array.of(1));
    worker.onmessage({ data: { id: tasks[0]!.id, decoded: undefined } });
    await expect(answer).rejects.toThrow('no picture');
  });

  it('goes on on the page where the worker cannot be loaded, with what was asked before too', async () => {
    const { worker, make } = fakeWorker();
    const { decode } = pictureDecoder(make);
    const first = decode(Uint8Array.of(1));
    worker.onerror({ preventDefault() {} });
    expect((await first).light).toEqual(Uint8Array.of(9));
    expect((await decode(Uint8Array.of(2))).light).toEqual(Uint8Array.of(9));
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('works on the page where none can be made', async () => {
    const { decode } = pictureDecoder(() => {
      throw new Error('not allowed');
    });
    expect((await decode(Uint8Array.of(1))).light).toEqual(Uint8Array.of(9));
  });

  it('refuses what is still open at its end', async () => {
    const { worker, make } = fakeWorker();
    const { decode, end } = pictureDecoder(make);
    const open = decode(Uint8Array.of(1));
    end();
    await expect(open).rejects.toThrow('ended');
    expect(worker.terminate).toHaveBeenCalledOnce();
  });
});
