import { palette } from '#charts/color.ts';
import { rangeMapping } from '#charts/heatmap.ts';
import { TileSheet } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { PreparedData } from '#data/prepare.ts';
import styles from './ConceptsLens.module.css';

/** A part of an image: the row of the data, and from which pixel to which. Beyond the edge there is nothing. */
export interface Patch {
  readonly row: number;
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

const GAP = 4;

/** Parts of images side by side, all to one scale, the first channel from paper to ink. */
export function PatchStrip({ data, patches, label }: { data: PreparedData; patches: readonly Patch[]; label: string }) {
  const { ref } = useCanvas((context, { width, height, ratio }) => {
    const size = Math.min(height, Math.floor((width + GAP) / patches.length) - GAP);
    const [, down, across] = data.shape as [number, number, number];
    const { pixels, hair } = palette();
    const sheet = new TileSheet();
    for (const [i, { row, rows, columns }] of patches.entries()) {
      const x = i * (size + GAP);
      const cell = size / Math.max(rows[1] - rows[0] + 1, columns[1] - columns[0] + 1);
      const [top, bottom] = [Math.max(0, rows[0]), Math.min(down - 1, rows[1])];
      const [left, right] = [Math.max(0, columns[0]), Math.min(across - 1, columns[1])];
      const [w, h] = [right - left + 1, bottom - top + 1];
      const values = new Float32Array(w * h);
      const input = data.inputsOf(row);
      for (let y = 0; y < h; y++)
        for (let at = 0; at < w; at++) values[y * w + at] = input[(top + y) * across + left + at]!;
      const box = {
        x: x + (left - columns[0]) * cell,
        y: (top - rows[0]) * cell,
        width: w * cell,
        height: h * cell,
      };
      sheet.add({ values, width: w, height: h }, box, pixels, rangeMapping(0, 1));
    }
    sheet.draw(context, ratio);
    context.strokeStyle = hair;
    for (let i = 0; i < patches.length; i++) context.strokeRect(i * (size + GAP) + 0.5, 0.5, size - 1, size - 1);
  });
  return <canvas ref={ref} className={styles['strip']} role="img" aria-label={label} />;
}
