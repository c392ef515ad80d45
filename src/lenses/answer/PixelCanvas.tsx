import { useRef } from 'react';
import { palette } from '#charts/color.ts';
import { rangeMapping, signedMapping } from '#charts/heatmap.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { Shape } from '#nn/shape.ts';
import { useFrames } from '#state/useFrames.ts';
import styles from './GivenBack.module.css';

export interface PixelCanvasProps {
  /** Text alternative. */
  label: string;
  /** [C, H, W], of which the first channel is drawn. */
  shape: Shape;
  /** Differences from −1 to 1 instead of pixels from 0 to 1. */
  signed?: boolean;
  /** The pixels as they are now; undefined where they are not known. */
  pixels: () => Float32Array | undefined;
}

/** A picture that is drawn anew with every frame. */
export function PixelCanvas({ label, shape, signed = false, pixels }: PixelCanvasProps) {
  const [, height = 1, width = 1] = shape;
  const heatmap = useRef<Heatmap>(null);
  heatmap.current ??= new Heatmap();
  const { ref, invalidate } = useCanvas((context, size) => {
    const values = pixels();
    if (!values) return;
    heatmap.current?.draw(
      context,
      { values, width, height },
      { x: 0, y: 0, width: size.width, height: size.height },
      signed ? palette().signed : palette().pixels,
      signed ? signedMapping(1) : rangeMapping(0, 1),
      size.ratio,
    );
  });
  useFrames(invalidate);
  return (
    <canvas
      ref={ref}
      role="img"
      aria-label={label}
      className={styles['picture']}
      style={{ aspectRatio: `${width} / ${height}` }}
    />
  );
}
