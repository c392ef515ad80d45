/** @file The scrub bar's axis, and where its knob may stand. */
import type { RunHistory } from '#state/runHistory.ts';

/** The axis' end for a run that reached `epoch`: a round number a little beyond, so that the axis stands still for a while and then grows at once. */
export function axisEnd(epoch: number): number {
  const wish = Math.max(10, Math.min(1e15, epoch * 1.05 || 0));
  const power = 10 ** Math.floor(Math.log10(wish));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((digit) => digit * power >= wish) ?? 10) * power;
}

type Points = Pick<RunHistory, 'epoch' | 'step' | 'count'>;

/** The epoch at which the axis of a run ends. */
export const endOf = ({ epoch, count }: Pick<Points, 'epoch' | 'count'>): number =>
  axisEnd(count > 0 ? epoch[count - 1]! : 0);

/** The share of the axis under a place of a bar, 0 … 1 between its ends, which lie `inset` inside of it. */
export const shareAt = (x: number, width: number, inset: number): number => (x - inset) / (width - 2 * inset);

/** Index of the recorded point nearest to an epoch, or −1. */
export function pointAt({ epoch, count }: Points, at: number): number {
  let low = 0;
  let high = count - 1;
  if (count === 0) return -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (epoch[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at - epoch[low - 1]! <= epoch[low]! - at ? low - 1 : low;
}

/** The recorded step nearest to an epoch; undefined where nothing is recorded. */
export const stepAt = (points: Points, epoch: number): number | undefined => points.step[pointAt(points, epoch)];

/** The recorded point that a key leads to from a step, or undefined where the key is not for us. */
export function pointForKey(key: string, { step, count }: Points, at: number): number | undefined {
  if (count === 0) return undefined;
  let present = 0;
  while (present < count - 1 && step[present + 1]! <= at) present++;
  const between = step[present]! < at; // not on a point: one step back leads to the point before
  const moves: Record<string, number> = {
    ArrowLeft: present - (between ? 0 : 1),
    ArrowDown: present - (between ? 0 : 1),
    ArrowRight: present + 1,
    ArrowUp: present + 1,
    PageDown: present - 10,
    PageUp: present + 10,
    Home: 0,
    End: count - 1,
  };
  const index = moves[key];
  return index === undefined ? undefined : Math.max(0, Math.min(count - 1, index));
}
