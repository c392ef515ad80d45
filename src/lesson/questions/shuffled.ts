import { word } from '#base/random.ts';

/** Places 0 … count − 1 in an order that a name decides: how items are shown, so that their order does not tell. */
export function shuffled(count: number, name: string): readonly number[] {
  const key = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) >>> 0, 7);
  const places = Array.from({ length: count }, (_, i) => i);
  const mixed = places.toSorted((a, b) => word(key, count, a) - word(key, count, b));
  // Never as they are written: that would be the answer.
  return count > 1 && mixed.every((place, i) => place === i) ? [...mixed.slice(1), mixed[0]!] : mixed;
}
