import { type CSSProperties, useEffect, useState } from 'react';
import { meets, useStage } from '#builder/stage/stageContext.ts';
import { revealPlace } from '#builder/stage/stageGround.ts';
import { placeKey } from '#nn/places.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { useDesk } from '#state/useDesk.ts';
import { classes } from '#ui/classes.ts';
import styles from './DropSlots.module.css';
import { dragged, knownToFit, previewAt, useDrag } from './drag.ts';

/** Milliseconds of one piece of finding out what fits, and between two such pieces: the pointer goes first. */
const PIECE = 5;
const PAUSE = 40;

/** The places something carried can go: an accent line where it fits, open under the pointer, dashed red where it does not fit. */
export function DropSlots({ layout }: { layout: StackLayout }) {
  const cargo = useDrag((s) => s.cargo);
  if (!cargo) return null;
  return <Slots layout={layout} />;
}

function Slots({ layout }: { layout: StackLayout }) {
  const desk = useDesk();
  const over = useDrag((s) => s.slot);
  const preview = useDrag((s) => s.preview);
  const spots = useDrag((s) => s.spots);
  const by = useDrag((s) => s.by);
  const { window } = useStage();
  const [, setKnown] = useState(0);
  const open = new Map(spots.map((spot) => [placeKey(spot.place), spot]));
  const slots = layout.slots.filter((slot) => open.has(slot.key));

  // What fits is found out bit by bit, what is in sight first.
  useEffect(() => {
    const waiting = layout.slots
      .filter((slot) => meets(slot, window))
      .map((slot) => slot.key)
      .filter((key) => knownToFit(desk, key) === undefined);
    let timer: ReturnType<typeof setTimeout>;
    const piece = () => {
      const until = performance.now() + PIECE;
      while (waiting.length > 0 && dragged(desk).cargo && performance.now() < until) previewAt(desk, waiting.shift()!);
      setKnown((n) => n + 1);
      if (waiting.length > 0 && dragged(desk).cargo) timer = setTimeout(piece, PAUSE);
    };
    timer = setTimeout(piece, PAUSE);
    return () => clearTimeout(timer);
  }, [desk, layout, window]);

  useEffect(() => {
    if (by === 'keyboard' && over !== undefined) revealPlace(desk, over);
  }, [desk, by, over]);

  return (
    <div className={styles['slots']} aria-hidden>
      {slots.map((slot) => {
        const here = slot.key === over;
        return (
          <div
            key={slot.key}
            data-slot={slot.key}
            data-depth={slot.depth}
            className={classes(
              styles['slot'],
              layout.vertical && styles['down'],
              slot.wide !== undefined && styles['box'],
              here && styles['over'],
              here && preview && !preview.fits && styles['wrong'],
              knownToFit(desk, slot.key) && styles['fits'],
            )}
            style={
              {
                left: slot.x,
                top: slot.y,
                width: slot.width,
                height: slot.height,
                '--line': `${slot.line}px`,
                '--from': `${slot.from}px`,
                '--length': `${slot.length}px`,
                '--wide': `${slot.wide ?? 0}px`,
              } as CSSProperties
            }
          />
        );
      })}
    </div>
  );
}
