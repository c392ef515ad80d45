import type { PreparedData } from '#data/prepare.ts';

/** Whether a sample is something to draw: a square of one channel. */
export const canDraw = ({ kind, shape: [channels, height, width] }: PreparedData): boolean =>
  kind === 'image' && channels === 1 && height === width;
