import { type CSSProperties, useMemo } from 'react';
import { useEditor } from '#state/useEditor.ts';
import { classes } from '#ui/classes.ts';
import styles from './DropSlots.module.css';
import { changeFor, placeName, useDrag } from './drag.ts';
import { previewChange } from './preview.ts';
import type { StackLayout } from './stackLayout.ts';

/** The places a carried block can go: an accent line where it fits, open under the pointer, dashed red where it does not fit. */
export function DropSlots({ layout }: { layout: StackLayout }) {
  const cargo = useDrag((s) => s.cargo);
  const over = useDrag((s) => s.slot);
  const preview = useDrag((s) => s.preview);
  const document = useEditor((s) => s.document);
  const data = useEditor((s) => s.data);
  const fitting = useMemo(
    () =>
      new Set(
        cargo
          ? layout.slots
              .filter((slot) => previewChange(document, data, changeFor(cargo, slot.index)).fits)
              .map((slot) => slot.index)
          : [],
      ),
    [cargo, layout, document, data],
  );
  if (!cargo) return null;
  return (
    <div className={styles['slots']} aria-hidden>
      {layout.slots.map((slot) => {
        const here = slot.index === over;
        return (
          <div
            key={slot.index}
            data-slot={slot.index}
            title={placeName(slot.index)}
            className={classes(
              styles['slot'],
              layout.vertical && styles['down'],
              here && styles['over'],
              here && preview && !preview.fits && styles['wrong'],
              fitting.has(slot.index) && styles['fits'],
            )}
            style={
              {
                left: slot.x,
                top: slot.y,
                width: slot.width,
                height: slot.height,
                '--line': `${slot.line}px`,
              } as CSSProperties
            }
          />
        );
      })}
    </div>
  );
}
