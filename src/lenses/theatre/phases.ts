/** @file What a layer does to its points, shown as one movement: turned, stretched, shifted, bent. */
import type { PlaneParts } from '#probes/theatre/planeParts.ts';
import type { TheatreResult } from '#probes/theatre/theatre.probe.ts';

export type Phase = 'at rest' | 'turned' | 'turned over' | 'stretched' | 'shifted' | 'mapped' | 'bent';

export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly phase: Phase;
  /** How far the points reach from the origin, between the spaces that they move from and to. */
  readonly reach: number;
}

/** The plane's map in the middle of turning (0 … 1) and stretching (0 … 1), row by row. */
export function partly({ angle, flips, stretch }: PlaneParts, turned: number, stretched: number): number[] {
  const [c, s] = [Math.cos(turned * angle), Math.sin(turned * angle)];
  const across = flips ? 1 - 2 * turned : 1;
  const q = [c, -s * across, s, c * across] as const;
  const [a, b, d, e] = stretch.map((value, i) => stretched * value + (i === 0 || i === 3 ? 1 - stretched : 0));
  return [a! * q[0] + b! * q[2], a! * q[1] + b! * q[3], d! * q[0] + e! * q[2], d! * q[1] + e! * q[3]];
}

/** How far each of several phases has come, `u` running from 0 to 1 over all of them. */
const share = (u: number, phase: number, of: number) => Math.min(1, Math.max(0, u * of - phase));

/**
 * Where the points are on their way from space ⌊at⌋ to the next. A dense layer from two numbers to two is shown part by part, exactly. Between wider layers two
 * planes are met by a straight slide, itself a linear map of the points; then the function bends them. At whole numbers the places are those computed.
 */
export function placesAt(
  { spaces, values }: Pick<TheatreResult, 'spaces' | 'values'>,
  at: number,
  count: number,
): Places {
  const from = Math.min(spaces.length - 1, Math.floor(at));
  const u = at - from;
  const start = spaces[from]!;
  const column = (offset: number, axis: number) => values.subarray(offset + axis * count, offset + (axis + 1) * count);
  const next = spaces[from + 1];
  if (u === 0 || !next)
    return { x: column(start.offset, 0), y: column(start.offset, 1), phase: 'at rest', reach: start.reach };
  const reach = (1 - u) * start.reach + u * next.reach;
  const [hx, hy] = [column(start.offset, 0), column(start.offset, 1)];
  const [ax, ay] = [column(next.offset, 0), column(next.offset, 1)];
  const bends = next.sums >= 0;
  if (next.map && start.units === 2) {
    const of = bends ? 4 : 3;
    const [turned, stretched, shifted, bent] = [0, 1, 2, 3].map((phase) => share(u, phase, of)) as [
      number,
      number,
      number,
      number,
    ];
    const { parts } = next.map;
    if (bent > 0) return { ...between(column(next.sums, 0), column(next.sums, 1), ax, ay, bent), phase: 'bent', reach };
    const m = partly(parts, turned, stretched);
    const [bx, by] = next.map.bias.map((b) => b * shifted);
    return {
      x: hx.map((x, i) => m[0]! * x + m[1]! * hy[i]! + bx!),
      y: hx.map((x, i) => m[2]! * x + m[3]! * hy[i]! + by!),
      phase: shifted > 0 ? 'shifted' : stretched > 0 ? 'stretched' : parts.flips ? 'turned over' : 'turned',
      reach,
    };
  }
  if (!bends) return { ...between(hx, hy, ax, ay, u), phase: 'mapped', reach };
  const [mapped, bent] = [share(u, 0, 2), share(u, 1, 2)];
  const [zx, zy] = [column(next.sums, 0), column(next.sums, 1)];
  return bent > 0
    ? { ...between(zx, zy, ax, ay, bent), phase: 'bent', reach }
    : { ...between(hx, hy, zx, zy, mapped), phase: 'mapped', reach };
}

function between(x0: Float32Array, y0: Float32Array, x1: Float32Array, y1: Float32Array, t: number) {
  return {
    x: x0.map((x, i) => (1 - t) * x + t * x1[i]!),
    y: y0.map((y, i) => (1 - t) * y + t * y1[i]!),
  };
}
