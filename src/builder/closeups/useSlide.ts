import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Flow } from '#nn/shape.ts';
import { type Magnified, moveCloseUp } from '#state/closeUp.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { placeWords } from './closeUpWords.ts';
import { nextNumber, numberAt, numberForKey, numbersIn, runOf, sidesOf, within } from './slide.ts';
import { useCloseUpNumbers } from './useCloseUpNumbers.ts';

/** Milliseconds for which a number stands while the window slides by itself; where motion is not wanted. */
const [STANDS, STILL] = [50, 600];

/** What is gone through: how many places, of how many numbers each was when it began. */
interface Slide {
  readonly count: number;
  readonly cost: number;
  /** The steps of a layer that puts out the last alone. */
  readonly steps: boolean;
}

/** From number to number: by arrow keys, by buttons, or by itself until the map is filled; and what the engine says of each. */
export function useSlide(place: Magnified, { shape }: Flow) {
  const desk = useDesk();
  const index = place.cell ?? place.unit;
  const [slide, setSlide] = useState<Slide>();
  const [rows, columns] = sidesOf(shape);
  const [row, column] = within(shape, index);
  const atPlace = (at: number) => numberAt(shape, index, Math.floor(at / columns), at % columns);
  const asked = (at: number) => (slide?.steps ? { unit: index, step: at } : { unit: atPlace(at) });
  const from = slide?.steps ? (place.step ?? 0) : row * columns + column;
  const numbers = useCloseUpNumbers(place, slide ? runOf(from, slide.count, slide.cost).map(asked) : []);
  const shown = numbers?.shown ?? undefined;

  const steps = shown?.kind === 'gates' && shape.length === 1 ? shown.outputs.length : undefined;
  const count = steps ?? rows * columns;
  const step = shown?.kind === 'gates' ? shown.step : 0;
  const own = steps === undefined ? row * columns + column : step;
  const arrived = numbers?.unit === index && numbers.step === place.step;
  const [filled, setFilled] = useState<ReadonlySet<number>>(() => new Set([own]));

  const show = (next: number) => {
    if (steps !== undefined) {
      setFilled((before) => new Set(before).add(next));
      moveCloseUp(desk, { ...place, step: next });
      return;
    }
    const [r, c] = within(shape, next);
    setFilled((before) => new Set(before).add(r * columns + c));
    moveCloseUp(desk, moved(place, shape, next));
    if (shape.length === 1) selectUnit(desk, place.block, next);
  };
  const after = (by: 1 | -1) => {
    if (steps !== undefined) return (step + by + steps) % steps;
    return by === 1 ? nextNumber(shape, index) : atPlace((own - 1 + count) % count);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea')) return;
    const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
    const walked = event.key.startsWith('Arrow') ? Math.max(0, Math.min(count - 1, own + (back ? -1 : 1))) : undefined;
    const next = steps === undefined ? numberForKey(shape, index, event.key) : walked;
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setSlide(undefined);
    show(next);
    announce(steps === undefined ? placeWords(shape, next) : `step ${next + 1}`);
  };

  const due = useRef(0);
  const goOn = useEffectEvent(() => {
    if (filled.size >= count) setSlide(undefined);
    else show(after(1));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: from each number on to the next
  useEffect(() => {
    if (!slide || !arrived) return;
    const stands = matchMedia('(prefers-reduced-motion: reduce)').matches ? STILL : STANDS;
    const now = performance.now();
    // What a number took to be drawn is of the time that it stands.
    due.current = Math.max(now, due.current + stands);
    const timer = setTimeout(() => goOn(), Math.min(stands, due.current - now));
    return () => clearTimeout(timer);
  }, [slide, arrived, own]);
  const setSliding = (on: boolean) => {
    if (!on) return setSlide(undefined);
    // Filled, it begins anew.
    if (filled.size >= count) setFilled(new Set([own]));
    if (steps !== undefined) moveCloseUp(desk, { ...place, step });
    setSlide({ count, cost: numbersIn(shown), steps: steps !== undefined });
  };
  const goTo = (by: 1 | -1) => {
    setSlide(undefined);
    show(after(by));
  };
  return {
    numbers,
    slides: shown !== undefined && count > 1,
    sliding: slide !== undefined,
    setSliding,
    filled,
    goTo,
    onKey,
  };
}

/** The place of another number of the same map, feature or vector. */
function moved(place: Magnified, shape: readonly number[], next: number): Magnified {
  const unit = shape.length === 1 ? next : place.unit;
  return { ...place, unit, ...(place.cell === undefined ? {} : { cell: next }) };
}

function selectUnit(desk: Desk, block: string, unit: number): void {
  if (desk.editor.store.getState().selection?.block === block) desk.editor.select({ block, unit });
}
