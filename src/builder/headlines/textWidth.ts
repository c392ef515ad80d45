/** @file How wide words are, as the page writes them. */

let context: CanvasRenderingContext2D | null | undefined;
let family: string | undefined;

/** In CSS pixels, at a size in CSS pixels; some more, so that nothing is broken that was said to fit. */
export function textWidth(text: string, size: number): number {
  context ??= document.createElement('canvas').getContext('2d');
  family ??= getComputedStyle(document.body).fontFamily;
  if (!context) return 0.6 * size * text.length;
  context.font = `${size}px ${family}`;
  return context.measureText(text).width + 1;
}
