/** @file Ticks of logarithmic axes and of shares, and which of them have room. */
import { ticks } from 'd3';
import { linearTicks, sane, type Tick, tickText } from './axis.ts';
import { shownDomain } from './domain.ts';

/**
 * Ticks of a logarithmic axis, at most `count`: powers of ten if there are two or more, else 1 2 5 (and, where even those are too
 * few, straight round numbers).
 */
export function logTicks(from: number, to: number, wanted = 4): Tick[] {
  const [low, high] = shownDomain([from, to], true);
  const count = sane(wanted);
  const decades: number[] = [];
  const fine: number[] = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++)
    for (const digit of [1, 2, 5]) {
      const value = Number(`${digit}e${e}`);
      if (value < low * 0.9999 || value > high * 1.0001) continue;
      fine.push(value);
      if (digit === 1) decades.push(value);
    }
  const chosen = fine.length <= count ? fine : decades;
  if (chosen.length < 2) {
    if (fine.length >= 2) return everyNth(fine, count).map((value) => ({ value, text: tickText(value) }));
    return linearTicks(low, high, count);
  }
  return everyNth(chosen, count).map((value) => ({ value, text: tickText(value) }));
}

function everyNth(values: readonly number[], count: number): number[] {
  const n = Math.ceil(values.length / count);
  // counted from the top, so that the highest stays
  return values.filter((_, i) => (values.length - 1 - i) % n === 0);
}

/** 0 to 100 %: the fixed axis of every share. */
export function percentTicks(count = 3): Tick[] {
  return ticks(0, 1, sane(count)).map((value) => ({
    value,
    text: `${Math.round(value * 100)}${value === 1 ? '\u202f%' : ''}`,
  }));
}

/** Ticks that leave `room` pixels around the places in `taken` (an end label, a marker). */
export function ticksBeside(
  all: readonly Tick[],
  scale: (value: number) => number,
  taken: readonly number[],
  room: number,
): Tick[] {
  return all.filter((tick) => taken.every((place) => Math.abs(scale(tick.value) - place) >= room));
}

/** Ticks whose labels have `room` pixels from one to the next; the highest stays. */
export function ticksApart(all: readonly Tick[], scale: (value: number) => number, room: number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of all.toReversed()) {
    const next = kept[0];
    if (!next || Math.abs(scale(next.value) - scale(tick.value)) >= room) kept.unshift(tick);
  }
  return kept;
}
