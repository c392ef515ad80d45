/** @file Files of lessons that are broken in every way, the same for a seed. */
import { type Random, randomFrom } from '#base/random.ts';

const pieces = [
  '```',
  '---',
  '# X {#x}',
  '<!--',
  '-->',
  '{{',
  '}}',
  '$',
  '[[',
  ']](',
  'https://',
  'javascript:',
  '<script>',
  '\\',
  '*',
  '- ',
  '[x] ',
  ' => ',
  ': ',
  '"',
  '{',
  '}',
  '[',
  ']',
  'kind: draw',
  '__proto__: 1',
  'constructor: {}',
  'lesson: 99',
  '1e999',
  '-0',
  '\u0000',
  '\u202e',
  'é'.repeat(9),
  'a'.repeat(900),
  '>= ',
  ' * lowest',
  'NaN',
  'null',
  '\n',
  '\n\n',
  '\r\n',
  '{"__proto__": {"x": 1}}',
] as const;

/** A text with a few places changed: pieces put in, stretches taken away, moved, doubled. */
export function broken(text: string, random: Random): string {
  let now = text;
  for (let changes = 1 + random.below(5); changes > 0; changes--) {
    const at = random.below(now.length + 1);
    const length = random.below(random.below(3) === 0 ? 400 : 12);
    const [before, cut, after] = [now.slice(0, at), now.slice(at, at + length), now.slice(at + length)];
    const put = pieces[random.below(pieces.length)]!;
    now = [
      `${before}${put}${cut}${after}`,
      `${before}${after}`,
      `${before}${put}${after}`,
      `${before}${cut}${cut}${after}`,
      `${after}${cut}${before}`,
    ][
      // Moved all about seldom: nothing is left to read.
      random.below(40) === 0 ? 4 : random.below(4)
    ]!;
  }
  return now;
}
export const randomOf = (seed: number): Random => randomFrom([0x1e55, seed], Math.log);
