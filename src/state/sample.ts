/**
 * @file The sample that the panels look at where the data are images, sequences or tokens: one row of the data (`view.sample`, counted from 0), or an image that was
 * drawn by hand.
 */
import type { PreparedData } from '#data/prepare.ts';
import { isThere } from '#nn/position.ts';
import { sizeOf } from '#nn/shape.ts';
import { type Desk, perDesk } from './desk.ts';
import { createShared } from './shared.ts';
import { useDesk, useEditor } from './useDesk.ts';

/** [C, H, W]: an image that is looked at instead of a row. */
type Drawing = Float32Array | undefined;

const drawings = perDesk(() => createShared<{ readonly drawing: Drawing }>({ drawing: undefined }));

const isLooked = ({ kind, shape }: PreparedData, drawing: Drawing): drawing is Float32Array =>
  drawing !== undefined && kind === 'image' && drawing.length === sizeOf(shape);

/** The row to look at for data: that behind its samples for a drawing of its size, the one chosen, else the first that is not trained on. */
export function sampleOf(data: PreparedData, { row, drawing }: { row?: unknown; drawing?: Drawing }): number {
  if (isLooked(data, drawing)) return data.count;
  // Behind the last sample only a drawing is looked at.
  const chosen = typeof row === 'number' && row !== data.count && isThere({ row }, data);
  return chosen ? row : (data.test[0] ?? data.train[0] ?? 0);
}

export function lookAt(desk: Desk, row: number | undefined): void {
  drawings(desk).set({ drawing: undefined });
  desk.editor.setView({ sample: row });
}

/** Looks at the row that was looked at before a drawing. */
export const putDrawingAway = (desk: Desk): void => drawings(desk).set({ drawing: undefined });

/** Looks at an image that was drawn by hand, which the engine is given too; every view follows. */
export function lookAtDrawing(desk: Desk, pixels: Float32Array<ArrayBuffer>): void {
  desk.editor.engine.draw(pixels);
  drawings(desk).set({ drawing: pixels });
}

/** The row looked at; the component is rendered again when another is chosen. */
export function useSample(data: PreparedData): number {
  const row = useEditor((s) => s.document.view['sample']);
  return drawings(useDesk()).use(({ drawing }) => sampleOf(data, { row, drawing }));
}

/** The image looked at, where it was drawn by hand. */
export const useDrawing = (data: PreparedData): Float32Array | undefined =>
  drawings(useDesk()).use(({ drawing }) => (isLooked(data, drawing) ? drawing : undefined));
