/** @file What the layers over images ask of their input. */
import type { ShapeProblem, Window } from '#nn/layer.ts';
import type { Flow, Shape } from '#nn/shape.ts';

/** Why an input is not an image [C, H, W] of real numbers, or undefined where it is. */
export function imageProblem(input: Flow): ShapeProblem | undefined {
  return input.tokens === undefined && input.shape.length === 3
    ? undefined
    : { field: 'type', found: { code: 'needs', needed: 'image', got: input } };
}

/** Why an input is not real numbers, or undefined where it is. */
export const tokensProblem = (input: Flow): ShapeProblem | undefined =>
  input.tokens === undefined ? undefined : { field: 'type', found: { code: 'needs', needed: 'reals', got: input } };

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
 * @param field that holds the window's size
 * @param padded whether the layer has a field `padding`
 */
export function windowProblem(
  { shape }: Flow,
  window: Window,
  field: 'kernel' | 'size',
  padded: boolean,
): ShapeProblem | undefined {
  const { size, padding } = window;
  const side = Math.min(shape[1]!, shape[2]!);
  if (placesAlong(side, window) >= 1) return undefined;
  const pad = Math.ceil((size - side) / 2);
  const fitting = side + 2 * padding;
  return {
    field,
    found: { code: 'window', ...window, got: shape },
    fixes: [
      ...(padded ? [{ say: 'padBy', count: pad, set: { padding: pad } } as const] : []),
      { say: field === 'kernel' ? 'kernel' : 'window', count: fitting, set: { [field]: fitting } },
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
