import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { type Draw, drawNow, keepDrawn } from './keepDrawn.ts';

let canvas: RecordingCanvas;
const draw = vi.fn<Draw>();
const stops: (() => void)[] = [];
function keptAs(options: Parameters<typeof keepDrawn>[2]): ReturnType<typeof keepDrawn> {
  const kept = keepDrawn(canvas as unknown as HTMLCanvasElement, draw, options);
  stops.push(kept.stop);
  return kept;
}
const keep = (plain = false) => keptAs({ plain });
// A test that fails must leave nothing for the next to find.
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const page = recordingPage();
beforeEach(() => {
  canvas = new RecordingCanvas();
  Object.assign(canvas, { clientWidth: 100, clientHeight: 40 });
  draw.mockClear();
});

it('draws as soon as the box is known, at every device pixel, on a cleared context that counts in CSS pixels', () => {
  const { invalidate, stop } = keep();
  invalidate();
  page.animate();
  expect(draw).not.toHaveBeenCalled();
  page.resize();
  expect(draw).toHaveBeenCalledTimes(1);
  expect(draw.mock.lastCall![0]).toBe(canvas.context);
  expect(draw.mock.lastCall![1]).toEqual({ width: 100, height: 40, ratio: 2 });
  expect([canvas.width, canvas.height]).toEqual([200, 80]);
  expect(canvas.marks.slice(-2).map(({ does, numbers }) => [does, ...numbers])).toEqual([
    ['setTransform', 2, 0, 0, 2, 0, 0],
    ['clearRect', 0, 0, 100, 40],
  ]);
  stop();
});

it('draws once a frame, however often it is called invalid, and not at all where nothing is', () => {
  const { invalidate, stop } = keep();
  page.resize();
  draw.mockClear();
  invalidate();
  invalidate();
  expect(draw).not.toHaveBeenCalled();
  page.animate();
  page.animate();
  expect(draw).toHaveBeenCalledTimes(1);
  stop();
});

it('draws with each change of theme and of size', () => {
  const { stop } = keep();
  page.resize();
  draw.mockClear();
  page.changeTheme();
  page.animate();
  expect(draw).toHaveBeenCalledTimes(1);
  canvas.clientWidth = 50;
  page.resize();
  expect(draw.mock.lastCall![1]).toEqual({ width: 50, height: 40, ratio: 2 });
  stop();
});

it('leaves nothing behind when it stops: no theme, no size, no frame that was asked for', () => {
  const { invalidate, stop } = keep();
  page.resize();
  invalidate();
  stop();
  draw.mockClear();
  page.animate();
  page.resize();
  page.changeTheme();
  expect(page.animate()).toBe(0);
  expect(draw).not.toHaveBeenCalled();
});

it('shows what is seldom drawn as an image, drawn elsewhere at every device pixel; as others where the browser has no such canvas', () => {
  const grounds: RecordingCanvas[] = [];
  const still = () => keptAs({ still: true });
  class Ground extends RecordingCanvas {
    constructor(width: number, height: number) {
      super();
      Object.assign(this, { width, height });
      grounds.push(this);
    }
    transferToImageBitmap(): string {
      return 'an image';
    }
  }
  vi.stubGlobal('OffscreenCanvas', Ground);
  const first = still();
  page.resize();
  expect(grounds.map(({ width, height }) => [width, height])).toEqual([[200, 80]]);
  expect(draw.mock.lastCall![0]).toBe(grounds[0]!.context);
  expect(draw.mock.lastCall![1]).toEqual({ width: 100, height: 40, ratio: 2 });
  expect(grounds[0]!.all('setTransform').at(-1)!.numbers).toEqual([2, 0, 0, 2, 0, 0]);
  expect(canvas.marks.map(({ does, text }) => [does, text])).toEqual([['transferFromImageBitmap', 'an image']]);
  first.stop();
  vi.stubGlobal('OffscreenCanvas', undefined);
  const second = still();
  page.resize();
  expect(draw.mock.lastCall![0]).toBe(canvas.context);
  second.stop();
});

it('is printed at once with as many pixels as paper has, as strokes without a clearing among them; afterwards as before', () => {
  keep();
  page.resize();
  const put = vi.spyOn(canvas, 'width', 'set');
  canvas.marks.length = 0;
  draw.mockClear();
  drawNow(4);
  expect(draw).toHaveBeenCalledTimes(1);
  expect(draw.mock.lastCall![1]).toEqual({ width: 100, height: 40, ratio: 4 });
  expect(put.mock.calls.map(([width]) => width)).toEqual([400, 400]); // it begins anew
  expect(canvas.height).toBe(160);
  expect(canvas.all('clearRect')).toEqual([]);
  drawNow();
  expect([canvas.width, canvas.height]).toEqual([200, 80]);
  expect(canvas.all('clearRect')).toHaveLength(1);
  put.mockClear();
  page.resize();
  expect(put).not.toHaveBeenCalled(); // which would wipe it
});

it('has as many device pixels as the browser counts, unless that is not of this ratio', () => {
  let told: (entries: readonly unknown[]) => void = () => {};
  const asked: unknown[][] = [];
  let knows = true;
  class Observer {
    constructor(changed: typeof told) {
      told = changed;
    }
    observe(...how: unknown[]): void {
      asked.push(how.slice(1));
      if (how.length > 1 && !knows) throw new TypeError('box');
    }
    disconnect(): void {}
  }
  vi.stubGlobal('ResizeObserver', Observer);
  const first = keep();
  const tell = (inlineSize: number, blockSize: number) =>
    told([{ devicePixelContentBoxSize: [{ inlineSize, blockSize }] }]);
  tell(201, 79);
  expect([canvas.width, canvas.height]).toEqual([201, 79]);
  tell(100, 40); // of an emulated ratio it knows nothing
  expect([canvas.width, canvas.height]).toEqual([200, 80]);
  first.stop();
  knows = false;
  keep();
  expect(asked).toEqual([[{ box: 'device-pixel-content-box' }], [{ box: 'device-pixel-content-box' }], []]);
  told([{}]);
  expect([canvas.width, canvas.height]).toEqual([200, 80]);
});

it('draws nothing where there is no room', () => {
  keep();
  Object.assign(canvas, { clientWidth: 0 });
  page.resize();
  Object.assign(canvas, { clientWidth: 100, clientHeight: 0 });
  page.resize();
  expect(draw).not.toHaveBeenCalled();
});
