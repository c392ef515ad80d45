import { useRef } from 'react';
import { palette } from '#charts/color.ts';
import { rangeMapping, signedMapping } from '#charts/heatmap.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { Patch } from '#nn/closeUp.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import styles from './closeUp.module.css';

export interface MapPictureProps {
  block: string;
  /** The map of the block. */
  unit: number;
  /** The cells that are looked at. */
  frame: Patch;
  /** Ink of an image, 0 … 1. */
  pixels?: boolean;
  /** The cells that the window has been at (row-major): the others are faint. Absent: all. */
  filled?: ReadonlySet<number> | undefined;
}

/** Cells that are not filled yet. */
const FAINT = 0.16;

/** One map of a block as the stage has it, with a frame round the cells looked at. Nothing where the stage shows no maps of the block. */
export function MapPicture({ block, unit, frame, pixels = false, filled }: MapPictureProps) {
  const { editor } = useDesk();
  const ofInput = useEditor((s) => s.data.shape);
  const output = useEditor((s) => s.inference.byId.get(block)?.output?.shape);
  const shape = block === 'input' ? ofInput : output;
  const map = useRef<Heatmap>(null);
  map.current ??= new Heatmap();
  const picture = useCanvas((context, { width, height, ratio }) => {
    const { units } = editor.frame?.probes ?? {};
    const maps = units?.blocks.find((b) => b.id === block && b.name === undefined);
    if (!units || !maps || maps.picture !== 'map' || unit < maps.first || unit >= maps.first + maps.shown) return;
    const cells = maps.width * maps.height;
    const from = maps.offset + (unit - maps.first) * cells;
    const box = { x: 0, y: 0, width, height };
    const grid = { width: maps.width, height: maps.height };
    const table = pixels ? palette().pixels : palette().signed;
    const mapping = pixels ? rangeMapping(0, 1) : signedMapping(maps.limit);
    context.globalAlpha = filled ? FAINT : 1;
    map.current?.draw(context, { values: units.values, from, ...grid }, box, table, mapping, ratio);
    context.globalAlpha = 1;
    if (filled) {
      const values = new Float32Array(cells).fill(Number.NaN);
      for (const cell of filled) values[cell] = units.values[from + cell]!;
      map.current?.draw(context, { values, ...grid }, box, table, mapping, ratio);
    }
    const [w, h] = [width / maps.width, height / maps.height];
    context.strokeStyle = palette().accent;
    context.lineWidth = 2;
    context.strokeRect(frame.left * w, frame.top * h, frame.columns * w, frame.rows * h);
  });
  useFrames(picture.invalidate);
  if (shape?.length !== 3) return null;
  return (
    <div className={styles['map']} style={{ width: `calc(var(--high) * ${Math.min(1.5, shape[2]! / shape[1]!)})` }}>
      <canvas ref={picture.ref} aria-hidden />
    </div>
  );
}
