/** @file The sample that the panels look at where the data are images, sequences or tokens: one row of the data, or an image that was drawn by hand. */
import type { PreparedData } from '#data/prepare.ts';
import { isThere } from '#nn/position.ts';
import { sizeOf } from '#nn/shape.ts';
import { type Desk, perDesk } from './desk.ts';
import { createShared } from './shared.ts';
import { useDesk } from './useDesk.ts';

interface Looked {
  readonly row: number | undefined;
  /** [C, H, W]: the image that is looked at instead of a row. */
  readonly drawing: Float32Array | undefined;
}

const looked = perDesk(() => createShared<Looked>({ row: undefined, drawing: undefined }));

const isLooked = ({ kind, shape }: PreparedData, drawing: Looked['drawing']): drawing is Float32Array =>
  drawing !== undefined && kind === 'image' && drawing.length === sizeOf(shape);

/** The row to look at for data: that behind its samples for a drawing of its size, the one chosen, else the first that is not trained on. */
export function sampleOf(data: PreparedData, { row, drawing }: Partial<Looked>): number {
  if (isLooked(data, drawing)) return data.count;
  // Behind the last sample only a drawing is looked at.
  return row !== undefined && row !== data.count && isThere({ row }, data) ? row : (data.test[0] ?? data.train[0] ?? 0);
}

export const lookAt = (desk: Desk, row: number | undefined): void => looked(desk).set({ row, drawing: undefined });

/** Looks at an image that was drawn by hand, which the engine is given too; every view follows. */
export function lookAtDrawing(desk: Desk, pixels: Float32Array<ArrayBuffer>): void {
  desk.editor.engine.draw(pixels);
  looked(desk).set({ drawing: pixels });
}

/** The row looked at; the component is rendered again when another is chosen. */
export const useSample = (data: PreparedData): number => looked(useDesk()).use((state) => sampleOf(data, state));

/** The image looked at, where it was drawn by hand. */
export const useDrawing = (data: PreparedData): Float32Array | undefined =>
  looked(useDesk()).use(({ drawing }) => (isLooked(data, drawing) ? drawing : undefined));
