import { useRef } from 'react';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import styles from './closeUp.module.css';
import { drawMap, type MapLook } from './drawMap.ts';

export interface MapPictureProps extends MapLook {
  block: string;
  /** The map of the block. */
  unit: number;
}

/** One map of a block as the stage has it, with a frame round the cells looked at. Nothing where the stage shows no maps of the block. */
export function MapPicture({ block, unit, ...look }: MapPictureProps) {
  const { editor } = useDesk();
  const ofInput = useEditor((s) => s.data.shape);
  const output = useEditor((s) => s.inference.byId.get(block)?.output?.shape);
  const shape = block === 'input' ? ofInput : output;
  const map = useRef<Heatmap>(null);
  map.current ??= new Heatmap();
  const picture = useCanvas((context, room) => {
    const { units } = editor.frame?.probes ?? {};
    const maps = units?.blocks.find((b) => b.id === block && b.name === undefined);
    if (units && maps && map.current) drawMap(context, room, map.current, units.values, maps, unit, look);
  });
  useFrames(picture.invalidate);
  if (shape?.length !== 3) return null;
  return (
    <div className={styles['map']} style={{ width: `calc(var(--high) * ${Math.min(1.5, shape[2]! / shape[1]!)})` }}>
      <canvas ref={picture.ref} aria-hidden />
    </div>
  );
}
