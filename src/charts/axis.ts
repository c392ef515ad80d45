/** @file Round numbers for axes, and how they are written. */
import { tickStep, ticks } from 'd3';
import { type Domain, shownDomain } from './domain.ts';

/** Straight or logarithmic, from data to pixels. */
export interface Scale {
  (value: number): number;
  /** From pixels back to data. */
  invert(pixel: number): number;
}

/** `0` at `from`, `1` at `to`, straight in between; the other way round with both ends swapped, so that an ascending and a descending range round alike. */
function straight(from: Domain, to: Domain): (value: number) => number {
  const [[low, high], [start, end]] =
    from[1] < from[0]
      ? [
          [from[1], from[0]],
          [to[1], to[0]],
        ]
      : [from, to];
  const length = high - low;
  return (value) => {
    const share = length ? (value - low) / length : 0.5;
    return start * (1 - share) + end * share;
  };
}

/** A scale over a domain (the nearest that can be shown); on a log scale what is not above 0 stands at the lower end. What is no number has no place: NaN. */
export function makeScale(domain: Domain, range: Domain, log = false): Scale {
  const [low, high] = shownDomain(domain, log);
  if (!log) return Object.assign(straight([low, high], range), { invert: straight(range, [low, high]) });
  const ends: Domain = [Math.log(low), Math.log(high)];
  const [there, back] = [straight(ends, range), straight(range, ends)];
  return Object.assign((value: number) => (value <= 0 ? range[0] : there(Math.log(value))), {
    invert: (pixel: number) => Math.exp(back(pixel)),
  });
}

/** A tick: its value and its words. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** A number by the digits of its size: our minus, but for what is written as 0, and our thousands. */
function written(value: number, digits: string): string {
  const [whole = '', part] = digits.split('.');
  const sign = value < 0 && Number(digits) !== 0 ? '\u2212' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')}${part === undefined ? '' : `.${part}`}`;
}
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "10⁻⁵", "2·10⁷": one digit is enough for a round number. */
function power(value: number): string {
  const [digit = '', exponent = ''] = value.toExponential(0).split('e');
  const up = exponent.replace('+', '').replace(/./g, (c) => (c === '-' ? '⁻' : (raised[Number(c)] ?? '')));
  return `${digit.replace('1', '').replace('-', '\u2212')}${digit.endsWith('1') ? '' : '·'}10${up}`;
}

/** A number beside an axis: as short as it can be, our minus and thousands. `step` tells how many decimals are wanted. */
export function tickText(value: number, step = 0): string {
  if (Number.isNaN(value)) return 'not a number';
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return value > 0 ? '∞' : '−∞';
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return power(value);
  const decimals = step > 0 ? Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : 0;
  if (step > 0) return written(value, size.toFixed(decimals));
  return written(value, String(size >= 1000 ? Math.round(size) : Number(size.toPrecision(3))));
}

/** How many ticks are asked for: never none, and never more than an axis has room for. */
export const sane = (count: number): number => Math.max(1, Math.min(50, Math.round(count) || 1));

/** About `count` round ticks over a straight axis. */
export function linearTicks(from: number, to: number, wanted = 4): Tick[] {
  const [low, high] = shownDomain([from, to]);
  const count = sane(wanted);
  const step = tickStep(low, high, count);
  return ticks(low, high, count).map((value) => ({ value, text: tickText(value, step) }));
}
