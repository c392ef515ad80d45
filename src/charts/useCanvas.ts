import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { onTextScale, textScale } from './textScale.ts';
import { onThemeChange } from './tokens.ts';

/** The box to draw in, in pixels that grow with the reader's font size (CSS pixels where that is 16), and device pixels in each of them. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

export type Draw = (context: CanvasRenderingContext2D, size: CanvasSize) => void;

/**
 * A canvas that is as large as its CSS box, crisp at every device pixel ratio, and drawn anew when its box, the theme, or the
 * component changes, or when `invalidate` is called: at most once per animation frame. `draw` gets a cleared context that
 * counts in CSS pixels times the reader's font size, so that its words and lines grow with the page's. The box must come from CSS (never from the
 * canvas's own attributes).
 * @param plain counts in CSS pixels, for what is laid out together with elements of the page
 */
export function useCanvas(
  draw: Draw,
  plain = false,
): { ref: RefObject<HTMLCanvasElement | null>; invalidate: () => void } {
  const ref = useRef<HTMLCanvasElement>(null);
  const frame = useRef(0);
  const size = useRef<CanvasSize>({ width: 0, height: 0, ratio: 1 });

  const render = useEffectEvent(() => {
    frame.current = 0;
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    const { width, height } = size.current;
    if (!canvas || !context || width === 0 || height === 0) return;
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    context.clearRect(0, 0, width, height);
    draw(context, size.current);
  });
  const renderer = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    renderer.current = () => render();
  }, []);

  const invalidate = useCallback(() => {
    if (frame.current === 0) frame.current = requestAnimationFrame(() => renderer.current());
  }, []);

  useLayoutEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const resize = (deviceWidth?: number, deviceHeight?: number): void => {
      const ratio = window.devicePixelRatio || 1;
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
      size.current = { width: width / scale, height: height / scale, ratio: ratio * scale };
      cancelAnimationFrame(frame.current);
      renderer.current();
    };
    const observer = new ResizeObserver(([entry]) => {
      const device = entry?.devicePixelContentBoxSize?.[0];
      resize(device?.inlineSize, device?.blockSize);
    });
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas); // Safari knows only CSS pixels
    }
    const stopTheme = onThemeChange(invalidate);
    const stopScale = onTextScale(() => resize());
    return () => {
      observer.disconnect();
      stopTheme();
      stopScale();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [invalidate, plain]);

  // whatever the component draws from may have changed with this render
  useEffect(invalidate);

  return { ref, invalidate };
}
