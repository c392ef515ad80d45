/** @file How an axis follows live data: it grows at once and shrinks slowly. */
import { type Domain, shownDomain } from './domain.ts';

/** Seconds in which a scale that could shrink does half of it. */
export const HALF_LIFE = 2;

/**
 * The next domain for a live axis: it always holds what is asked for; where the present one is wider, each end moves towards that by half
 * in every `HALF_LIFE` seconds. Steady scales let the eye compare; data is never cut off.
 * @param now the domain shown, or null for the first; one that the scale cannot show is not followed
 * @param log ends move by ratio
 */
export function followDomain(now: Domain | null, asked: Domain, seconds: number, log = false): Domain {
  const wanted = shownDomain(asked, log);
  if (!now || !canFollow(now, log)) return wanted;
  const [low, high] = now;
  const keep = 0.5 ** ((seconds > 0 ? seconds : 0) / HALF_LIFE);
  const toward = (from: number, to: number): number => {
    const next = log ? Math.exp(Math.log(to) + (Math.log(from) - Math.log(to)) * keep) : to + (from - to) * keep;
    const size = log ? Math.abs(Math.log(from / to)) : Math.abs(from - to) / (Math.abs(wanted[1] - wanted[0]) || 1);
    return size < 0.005 ? to : next; // arrived
  };
  return [
    wanted[0] <= low ? wanted[0] : Math.min(wanted[0], toward(low, wanted[0])),
    wanted[1] >= high ? wanted[1] : Math.max(wanted[1], toward(high, wanted[1])),
  ];
}

/** Whether a domain is one that this scale could have shown. */
const canFollow = ([low, high]: Domain, log: boolean): boolean =>
  low < high && Number.isFinite(high - low) && (!log || (low > 0 && Number.isFinite(high / low)));

/** The domain of a live axis as time goes by. It starts anew where it measures something else: another scale, another run, other data. */
export class LiveDomain {
  #shown: Domain | null = null;
  #at = 0;
  #of: unknown;

  /**
   * The domain to show at a time.
   * @param now milliseconds from any origin
   * @param of what is measured: another value starts anew
   */
  follow(wanted: Domain, now: number, log = false, of: unknown = undefined): Domain {
    const key = `${log} ${of}`;
    const before = key === this.#of ? this.#shown : null;
    this.#shown = followDomain(before, wanted, (now - this.#at) / 1000, log);
    this.#at = now;
    this.#of = key;
    return this.#shown;
  }
}
