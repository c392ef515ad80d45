import { animation } from '#base/animation.ts';
import { keepLinesWide } from './pen.ts';
import { onTextScale, textScale } from './textScale.ts';
import { onThemeChange } from './tokens.ts';

/** The box to draw in: CSS pixels over the reader's font size, and device pixels per one of them. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

export interface CanvasOptions {
  /** It counts in CSS pixels, for what is laid out together with elements of the page. */
  readonly plain?: boolean;
  /** It is drawn with every frame of numbers, while others take turns where the page is slow. */
  readonly leads?: boolean;
  /** It is seldom drawn: the canvas shows an image, which costs nothing while others are drawn; one that can be drawn on is looked through with every frame of the page. */
  readonly still?: boolean;
}

export type Draw = (context: CanvasRenderingContext2D, size: CanvasSize) => void;

/** Every canvas that is kept drawn, by what measures and draws it at once. */
const all = new Set<() => void>();
let leastRatio = 1;

/**
 * Measures and draws every canvas at once: paper is printed before there is another animation frame.
 * @param least device pixels per CSS pixel at least, from now on: paper has more of them than a screen
 */
export function drawNow(least = 1): void {
  leastRatio = least;
  for (const draw of all) draw();
}

/**
 * Keeps a canvas as large as its CSS box and drawn: anew when its box, the theme or the reader's font size changes, or when it is called invalid, at most once per
 * animation frame.
 * @param draw gets a cleared context that counts in CSS pixels times the reader's font size
 * @returns what calls it invalid, and what stops it: then nothing of it is left behind
 */
export function keepDrawn(
  canvas: HTMLCanvasElement,
  draw: Draw,
  { plain = false, leads = false, still = false }: CanvasOptions = {},
): { invalidate(): void; stop(): void } {
  const drawing = { draw: render, leads };
  let size: CanvasSize = { width: 0, height: 0, ratio: 1 };

  function render(): void {
    const { width, height } = size;
    if (width === 0 || height === 0 || canvas.width === 0 || canvas.height === 0) return;
    if (still && showImage()) return;
    const context = canvas.getContext('2d');
    if (!context) return;
    // What is printed are its strokes: a clearing among them is white paper over what lies below, a canvas that begins anew has none.
    if (leastRatio > 1) canvas.width = Number(canvas.width);
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    if (leastRatio === 1) context.clearRect(0, 0, width, height);
    keepLinesWide(context, plain ? 1 : textScale());
    draw(context, size);
  }

  /** Returns whether the browser can. */
  function showImage(): boolean {
    if (typeof OffscreenCanvas === 'undefined') return false;
    const ground = new OffscreenCanvas(canvas.width, canvas.height);
    const context = ground.getContext('2d');
    if (!context) return false;
    context.setTransform(canvas.width / size.width, 0, 0, canvas.height / size.height, 0, 0);
    keepLinesWide(context, plain ? 1 : textScale());
    // All that is drawn on the page is drawn by the one interface; what only a canvas of the page has, nobody uses.
    draw(context as unknown as CanvasRenderingContext2D, size);
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(ground.transferToImageBitmap());
    return true;
  }

  function invalidate(): void {
    animation.want(drawing);
  }

  function resize(deviceWidth?: number, deviceHeight?: number): void {
    const ratio = Math.max(leastRatio, window.devicePixelRatio || 1);
    const scale = plain ? 1 : textScale();
    const { clientWidth: width, clientHeight: height } = canvas;
    // the browser's own count of device pixels is the exact one; where it does not know of an emulated ratio, ours is
    const count = (told: number | undefined, css: number): number =>
      told !== undefined && Math.abs(told - css * ratio) < 1.5 ? told : Math.round(css * ratio);
    const wide = count(deviceWidth, width);
    const high = count(deviceHeight, height);
    // setting either attribute wipes the canvas, so it is drawn in the same frame, before the browser paints
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    size = { width: width / scale, height: height / scale, ratio: ratio * scale };
    animation.drop(drawing);
    render();
  }

  const observer = new ResizeObserver(([entry]) => {
    const device = entry?.devicePixelContentBoxSize?.[0];
    resize(device?.inlineSize, device?.blockSize);
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas); // Safari knows only CSS pixels
  }
  const again = () => resize();
  all.add(again);
  const stopTheme = onThemeChange(invalidate);
  const stopScale = onTextScale(again);
  return {
    invalidate,
    stop() {
      all.delete(again);
      observer.disconnect();
      stopTheme();
      stopScale();
      animation.drop(drawing);
    },
  };
}
