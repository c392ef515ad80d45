import { type RefObject, useEffect, useLayoutEffect, useMemo } from 'react';
import { coversOf, nearestStart, type Pins, pinsOf } from '#stage/layout/pins.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';

/** The soft edge of what is covered lies beside the tiles of the next block, which stand further in: it tells that the row goes on. */
const SOFT = 12;

/**
 * What stays in sight of a row that is wider than its room. As it is moved, how far its ends are covered is told to its style sheet (`--cover-left`,
 * `--cover-right`), up to where it is seen (`--seen-to`) and how far it stands from the place of what is pinned (`--moved`); where it comes to rest a block begins.
 * @param room CSS pixels
 * @param still nothing comes to rest: something is carried over it
 */
export function usePins(
  view: RefObject<HTMLElement | null>,
  layout: StackLayout,
  room: number,
  still: boolean,
): Pins | undefined {
  const pins = useMemo(() => (room > 0 ? pinsOf(layout, room) : undefined), [layout, room]);
  useLayoutEffect(() => {
    const element = view.current;
    if (!element || !pins) return;
    const look = () => {
      const { scrollLeft, clientWidth } = element;
      const { left, right } = coversOf(layout, pins, scrollLeft, clientWidth);
      element.style.setProperty('--cover-left', `${left > 0 ? left + SOFT : 0}px`);
      element.style.setProperty('--cover-right', `${right > 0 ? right + SOFT : 0}px`);
      element.style.setProperty('--seen-to', `${scrollLeft + clientWidth - (right > 0 ? right + SOFT : 0)}px`);
      element.style.setProperty('--moved', `${scrollLeft}px`);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
      for (const name of ['--cover-left', '--cover-right', '--seen-to', '--moved']) element.style.removeProperty(name);
    };
  }, [view, layout, pins]);
  useEffect(() => {
    const element = view.current;
    if (!element || !pins || still) return;
    const rest = () => {
      const to = nearestStart(pins, element.scrollLeft);
      if (Math.abs(to - element.scrollLeft) > 1) element.scrollTo({ left: to });
    };
    element.addEventListener('scrollend', rest);
    return () => element.removeEventListener('scrollend', rest);
  }, [view, pins, still]);
  return pins;
}
