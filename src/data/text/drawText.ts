/** @file The windows of the small text. */
import type { Random } from '#base/random.ts';
import type { Samples } from '#nn/dataset.ts';
import type { Values } from '#nn/field.ts';
import { SENTENCES } from './sentences.ts';
import type { textFields } from './text.ts';

/** The characters that occur, in alphabetical order, the blank first. */
const CHARACTERS = [...new Set(SENTENCES)].sort();

/** A blank that can be seen. */
const nameOf = (character: string) => (character === ' ' ? '␣' : character);

const CODES = Float32Array.from(SENTENCES, (character) => CHARACTERS.indexOf(character));

/** Where the windows of a part of the text begin, in random order. */
const starts = (first: number, end: number, random: Random) =>
  random.shuffle(Array.from({ length: end - first }, (_, i) => first + i));

/** See `text`. */
export function drawText({ samples, steps, testShare }: Values<typeof textFields>, random: Random): Samples {
  const length = CODES.length;
  // Each side must hold a window and the character after it.
  const held = testShare === 0 ? 0 : Math.max(steps + 1, Math.round(testShare * length));
  const train = starts(0, length - held - steps, random);
  const test = testShare === 0 ? [] : starts(length - held, length - steps, random);
  const inputs = new Float32Array(samples * steps);
  const targets = new Float32Array(samples * steps);
  const rows: number[] = [];
  for (let i = 0; i < samples; i++) {
    const before = rows.length;
    const isTest = Math.floor((i + 1) * testShare) > before;
    const start = isTest ? test[before % test.length]! : train[(i - before) % train.length]!;
    if (isTest) rows.push(i);
    inputs.set(CODES.subarray(start, start + steps), i * steps);
    targets.set(CODES.subarray(start + 1, start + steps + 1), i * steps);
  }
  const names = CHARACTERS.map(nameOf);
  return { inputs, shape: [steps], tokens: names, positions: steps, targets, classNames: names, test: rows };
}
