/** @file From what a person drew to what the network is given. */
import { inkInPlace, inkOf, type Path } from '#data/worlds/pen.ts';
import { render } from '#data/worlds/render.ts';

/** Half the width of the pen, in pixels of a picture of 28: that of the digits on the average. */
export const PEN = 1.3;

/** A drawing smaller than this share of the paper is a dot, and not enlarged any further. */
const SHORTEST = 0.08;

/**
 * The pixels [side · side] of paths on paper whose side is 1, in the ink of the generated digits.
 * @param centred brings the drawing to the size and place of MNIST's digits; else it stays where it was drawn
 */
export function pixelsOf(paths: readonly Path[], side: number, centred: boolean): Float32Array<ArrayBuffer> {
  const pixels = new Float32Array(side * side);
  const radius = (PEN * side) / 28;
  const ink = centred
    ? inkOf(paths, { side, extent: (20 * side) / 28, radius, gain: 1.05, shortest: SHORTEST })
    : inkInPlace(paths, side, radius);
  render(ink, side, pixels);
  return pixels;
}
