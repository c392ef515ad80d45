/** @file What the layers over images ask of their input. */
import type { ShapeProblem, Window } from '#nn/layer.ts';
import { sideArithmetic } from '#nn/receptive.ts';
import { type Flow, formatShape, type Shape } from '#nn/shape.ts';

/** Why an input is not an image [C, H, W] of real numbers, or undefined where it is. */
export function imageProblem(input: Flow): ShapeProblem | undefined {
  const got = formatShape(input.shape);
  if (input.tokens !== undefined) return { field: 'type', message: `needs an image [C, H, W], got tokens ${got}` };
  if (input.shape.length === 3) return undefined;
  const kind = input.shape.length === 2 ? 'a sequence' : 'a vector';
  return { field: 'type', message: `needs an image [C, H, W], got ${kind} ${got}` };
}

/** Why an input is not real numbers, or undefined where it is. */
export function tokensProblem(input: Flow): ShapeProblem | undefined {
  if (input.tokens === undefined) return undefined;
  return { field: 'type', message: `needs real numbers, got tokens ${formatShape(input.shape)}` };
}

/** The places of a window along a side: ⌊(side − size + 2·padding) / stride⌋ + 1. */
export const placesAlong = (side: number, { size, stride, padding }: Window): number =>
  Math.floor((side - size + 2 * padding) / stride) + 1;

/** Channels stay or change; each side becomes the places of the window along it. */
export const windowedShape = ([, height, width]: Shape, channels: number, window: Window): Shape => [
  channels,
  placesAlong(height!, window),
  placesAlong(width!, window),
];

/**
 * Why a window does not fit an image, or undefined where it does.
 * @param field the field that holds the window's size, and what it is called
 * @param padded whether the layer has a field `padding`
 */
export function windowProblem(
  { shape }: Flow,
  window: Window,
  field: { readonly name: string; readonly label: string },
  padded: boolean,
): ShapeProblem | undefined {
  const { size, padding } = window;
  const side = Math.min(shape[1]!, shape[2]!);
  if (placesAlong(side, window) >= 1) return undefined;
  const least = size - 2 * padding;
  const pad = Math.ceil((size - side) / 2);
  return {
    field: field.name,
    message: `a window of ${size} × ${size} needs sides of at least ${least}, got ${formatShape(shape)}: ${sideArithmetic(window, side)}`,
    fixes: [
      ...(padded ? [{ label: `Pad by ${pad}`, set: { padding: pad } }] : []),
      { label: `${field.label} ${side + 2 * padding}`, set: { [field.name]: side + 2 * padding } },
    ],
  };
}

/** `2i + u − 1`: where the window's row u (or column v) lies at place i. */
export function offset(place: string, within: string, { size, stride, padding }: Window): string {
  const start = stride === 1 ? place : `${stride}${place}`;
  return `${start}${size > 1 ? `+${within}` : ''}${padding ? `-${padding}` : ''}`;
}

/** `3 × 3`, and the stride where it is not as usual. */
export const windowDetail = ({ size, stride }: Window, usual: number): string =>
  `${size} × ${size}${stride === usual ? '' : `, stride ${stride}`}`;
