import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Mark, RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { labOf, palette, pixelOf } from './color.ts';
import type { PlotPoints } from './points.ts';

/** Sub-pixels across and down by which a shape's edge is measured. */
const FINE = 4;
const made: Ground[] = [];

/** A canvas off the page that fills circles, as far as they cover each pixel; of other outlines, a circle about their corners. */
class Ground extends RecordingCanvas {
  constructor(width: number, height: number) {
    super();
    Object.assign(this, { width, height });
    made.push(this);
    this.context.getImageData = () => {
      this.#fill();
      return { data: new Uint8ClampedArray(this.words.buffer) } as ImageData;
    };
  }
  transferToImageBitmap(): this {
    return this;
  }
  #fill(): void {
    let corners: (readonly number[])[] = [];
    for (const { does, numbers, fill } of this.marks) {
      if (does === 'beginPath') corners = [];
      if (does === 'moveTo' || does === 'lineTo') corners.push(numbers);
      if (does === 'arc')
        corners = [
          [numbers[0]! - numbers[2]!, numbers[1]!],
          [numbers[0]! + numbers[2]!, numbers[1]!],
        ];
      if (does !== 'fill') continue;
      const mean = (axis: number) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length;
      const [x, y] = [mean(0), mean(1)];
      const radius = Math.hypot(corners[0]![0]! - x, corners[0]![1]! - y);
      for (let row = Math.floor(y - radius); row <= y + radius; row++)
        for (let column = Math.floor(x - radius); column <= x + radius; column++) {
          let inside = 0;
          for (let n = 0; n < FINE * FINE; n++) {
            const [px, py] = [column + ((n % FINE) + 0.5) / FINE, row + (Math.floor(n / FINE) + 0.5) / FINE];
            if (Math.hypot(px - x, py - y) <= radius) inside++;
          }
          const opacity = Math.round((255 * inside) / FINE ** 2);
          if (opacity > 0) this.words[row * this.width + column] = ((wordOf(fill) & 0xffffff) | (opacity << 24)) >>> 0;
        }
    }
  }
}
const wordOf = (color: string) => pixelOf(labOf(color));

let canvas: RecordingCanvas;
let drawDotSprites: typeof import('./dotSprites.ts').drawDotSprites;
const page = recordingPage();
beforeEach(async () => {
  vi.stubGlobal('OffscreenCanvas', Ground);
  made.length = 0;
  canvas = canvasOf(200, 120);
  vi.resetModules(); // no images are kept from another test
  ({ drawDotSprites } = await import('./dotSprites.ts'));
});
afterEach(() => vi.stubGlobal('OffscreenCanvas', undefined));

/** Of two device pixels to a CSS pixel, and moved by three. */
function canvasOf(width: number, height: number): RecordingCanvas {
  const own = Object.assign(new RecordingCanvas(), { width, height });
  own.context.getTransform = () => ({ a: 2, d: 2, e: 3, f: 3 }) as DOMMatrix;
  Object.assign(own.context, { canvas: own });
  return own;
}
const same = (value: number) => value;
const draw = (points: PlotPoints, on = canvas) => drawDotSprites(on.context, points, same, same, 4);
const device = (value: number) => 2 * value + 3;

/** The pixels that lie on the canvas in the end, from all images that were drawn on it: opacity and colour. */
function seen(on = canvas): Map<string, readonly [opacity: number, color: number]> {
  const pixels = new Map<string, readonly [number, number]>();
  for (const { numbers, picture } of on.all('drawImage') as Required<Mark>[]) {
    const [left, top] = numbers.slice(-4) as [number, number];
    for (let y = 0; y < picture.height; y++)
      for (let x = 0; x < picture.width; x++) {
        const word = picture.at(x, y);
        if (word >>> 24 > 0) pixels.set(`${left + x} ${top + y}`, [word >>> 24, word & 0xffffff]);
      }
  }
  return pixels;
}
/** The middle of all that is seen. */
function middle(pixels = seen()): readonly [number, number] {
  let [x, y, all] = [0, 0, 0];
  for (const [place, [opacity]] of pixels) {
    const [column, row] = place.split(' ').map(Number) as [number, number];
    x += (column + 0.5) * opacity;
    y += (row + 0.5) * opacity;
    all += opacity;
  }
  return [x / all, y / all];
}

it('a point stands at most an eighth of a device pixel from its place, wherever that lies between pixels', () => {
  for (let n = 0; n < 25; n++) {
    const [x, y] = [20 + 0.13 * n, 30 - 0.21 * n];
    canvas.marks.length = 0;
    draw({ count: 1, x: [x], y: [y] });
    const [left, top] = middle();
    expect(Math.abs(left - device(x))).toBeLessThan(0.125 + 0.03);
    expect(Math.abs(top - device(y))).toBeLessThan(0.125 + 0.03);
  }
});

it('points are as large as is asked for, in the colour of their class; without classes in ink', () => {
  const { classes, ink2, paper } = palette();
  const ofPoint = (points: Partial<PlotPoints>) => {
    canvas.marks.length = 0;
    draw({ count: 1, x: [40], y: [20], ...points });
    return [...seen().values()];
  };
  for (const [label, color] of [
    [0, classes[0]!],
    [3, classes[3]!],
    [9, classes[1]!],
  ] as const) {
    const pixels = ofPoint({ label: [label] });
    expect(new Set(pixels.map((pixel) => pixel[1]))).toEqual(new Set([wordOf(color) & 0xffffff]));
  }
  const circle = ofPoint({});
  expect(new Set(circle.map((pixel) => pixel[1]))).toEqual(new Set([wordOf(ink2) & 0xffffff]));
  const area = circle.reduce((sum, [opacity]) => sum + opacity / 255, 0);
  expect(area / (Math.PI * (0.9 * 8) ** 2)).toBeCloseTo(1, 1); // of 4 CSS pixels, with its halo around it
  const halo = made.flatMap((ground) => ground.all('stroke'));
  expect(new Set(halo.map(({ stroke }) => stroke))).toEqual(new Set([paper]));
  expect(new Set(halo.map(({ lineWidth }) => lineWidth))).toEqual(new Set([4]));
});

it('many points close by are handed over as one image, a few far apart one by one: the same is seen', () => {
  const near = { count: 2, x: [20, 26], y: [20, 22], label: [0, 1] };
  draw(near);
  expect(canvas.all('drawImage')).toHaveLength(1);
  const together = seen();
  const large = canvasOf(2000, 1200);
  draw({ count: 3, x: [20, 26, 900], y: [20, 22, 500], label: [0, 1, 0] }, large);
  expect(large.all('drawImage')).toHaveLength(3);
  const apart = new Map([...seen(large)].filter(([place]) => Number(place.split(' ')[0]) < 200));
  expect([...apart.keys()].sort()).toEqual([...together.keys()].sort());
  // Both are drawn pixel for pixel, whatever the context counts in, between a saving of it and a restoring.
  for (const one of [canvas, large]) {
    expect(one.all('setTransform').map(({ numbers }) => numbers)).toEqual([[1, 0, 0, 1, 0, 0]]);
    expect(one.context.imageSmoothingEnabled).toBe(false);
    expect(one.marks.filter(({ does }) => does === 'save' || does === 'restore')).toHaveLength(2);
  }
});

it('of what was drawn before nothing is left, on a smaller canvas too', () => {
  const wide = canvasOf(300, 160);
  draw({ count: 2, x: [140, 148], y: [70, 75] }, wide); // over its border
  draw({ count: 1, x: [20], y: [20] });
  const [left, top] = middle();
  expect([Math.round(left), Math.round(top)]).toEqual([device(20), device(20)]);
  const wider = canvasOf(320, 200);
  draw({ count: 2, x: [100, 148], y: [70, 75] }, wider);
  draw({ count: 2, x: [148, 148], y: [75, 75] }, wider);
  expect(middle(seen(canvas))).toEqual([left, top]);
  const later = canvasOf(320, 200);
  draw({ count: 1, x: [100], y: [50] }, later);
  expect(middle(seen(later)).map(Math.round)).toEqual([device(100), device(50)]);
});

it('a point at the border is cut there; one beyond it, without a place, or not to be drawn is not drawn', () => {
  draw({ count: 1, x: [-1.5], y: [20] });
  const columns = [...seen().keys()].map((place) => Number(place.split(' ')[0]));
  expect(Math.min(...columns)).toBe(0);
  canvas.marks.length = 0;
  draw({ count: 1, x: [98.5], y: [20] });
  expect(Math.max(...[...seen().keys()].map((place) => Number(place.split(' ')[0])))).toBe(199);
  const before = made.length;
  const gone = { x: [-20, 130, 20, 20, Number.NaN, 20], y: [20, 20, -20, 80, 20, Number.POSITIVE_INFINITY] };
  canvas.marks.length = 0;
  draw({ count: 6, ...gone });
  draw({ count: 1, x: [20], y: [20], drawn: [0] });
  expect(canvas.marks).toEqual([]);
  expect(made).toHaveLength(before); // nor an image made for them
  draw({ count: 7, x: [...gone.x, 40], y: [...gone.y, 30] });
  expect(middle().map(Math.round)).toEqual([device(40), device(30)]);
});

it('images of sizes that are gone are let go of', () => {
  const sheets = () => made.filter((ground) => ground.all('fill').length > 0).length;
  const sized = (radius: number) => drawDotSprites(canvas.context, { count: 1, x: [20], y: [20] }, same, same, radius);
  for (let n = 0; n < 64; n++) sized(1 + n / 64);
  sized(1);
  expect(sheets()).toBe(64); // so many are kept
  sized(3);
  expect(sheets()).toBe(65);
  sized(1 + 1 / 64);
  expect(sheets()).toBe(66);
});

it('the canvas on which they are laid grows, and is made once', () => {
  const near = { count: 2, x: [20, 24], y: [20, 20] };
  const layers = () => made.filter((ground) => ground.all('putImageData').length > 0);
  draw(near, canvasOf(200, 120));
  draw(near, canvasOf(100, 120));
  expect(layers().map(({ width, height }) => [width, height])).toEqual([[200, 120]]);
  draw(near, canvasOf(150, 160));
  draw(near, canvasOf(200, 160));
  expect(layers().map(({ width, height }) => [width, height])).toEqual([
    [200, 120],
    [200, 160],
  ]);
});

it('the images of a class are made once for a size and a theme', () => {
  const points = { count: 2, x: [20, 40], y: [20, 22], label: [5, 5] };
  const sheets = () => made.filter((ground) => ground.all('fill').length > 0).length;
  drawDotSprites(canvas.context, points, same, same, 5.5);
  drawDotSprites(canvas.context, points, same, same, 5.5);
  expect(sheets()).toBe(1);
  drawDotSprites(canvas.context, points, same, same, 6.5);
  drawDotSprites(canvas.context, { ...points, label: [5, 6] }, same, same, 6.5);
  expect(sheets()).toBe(3);
  page.changeTheme(); // of the same colours
  drawDotSprites(canvas.context, points, same, same, 5.5);
  expect(sheets()).toBe(3);
});

it('test points, characters, and whatever stands on a page without such images are drawn as paths', () => {
  const points = { count: 1, x: [20], y: [20], label: [0] };
  for (const more of [{ test: [1] }, { glyphs: ['3'] }]) {
    canvas.marks.length = 0;
    draw({ ...points, ...more });
    expect(canvas.all('drawImage')).toEqual([]);
    expect(canvas.marks.length).toBeGreaterThan(0);
  }
  vi.stubGlobal('OffscreenCanvas', undefined);
  canvas.marks.length = 0;
  draw(points);
  expect(canvas.all('drawImage')).toEqual([]);
  expect(canvas.all('fill').map(({ fill }) => fill)).toEqual([palette().classes[0]]);
});
