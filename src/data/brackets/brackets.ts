import type { Random } from '#base/random.ts';
import { sequenceFields } from '#data/fields.ts';
import { oneHot } from '#data/oneHot.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

const SYMBOLS = ['(', ')', '[', ']'] as const;

/** Even symbols open, the one after each closes it. */
const opens = (symbol: number) => symbol % 2 === 0;

/** Whether every bracket is closed by its own kind, the last that was opened first. */
export function isBalanced(word: readonly number[]): boolean {
  const open: number[] = [];
  for (const symbol of word) {
    if (opens(symbol)) open.push(symbol);
    else if (open.pop() !== symbol - 1) return false;
  }
  return open.length === 0;
}

/**
 * A balanced word of `pairs` pairs, each shape equally likely, the kind of each pair uniform. With k steps left at depth d, a bracket opens with the
 * probability (d + 2)(k − d) / (2k(d + 1)), the share of shapes that go on so.
 * Source: D. Arnold and M. Sleep, Uniform random generation of balanced parenthesis strings (1980).
 */
function balancedWord(pairs: number, kinds: number, random: Random): number[] {
  const word: number[] = [];
  const open: number[] = [];
  for (let left = 2 * pairs; left > 0; left--) {
    const depth = open.length;
    if (random.uniform() < ((depth + 2) * (left - depth)) / (2 * left * (depth + 1))) {
      const symbol = 2 * random.below(kinds);
      open.push(symbol);
      word.push(symbol);
    } else word.push(open.pop()! + 1);
  }
  return word;
}

/** Two of the word's brackets exchanged, so that it holds as many of each as before and is not balanced any more. */
function brokenWord(word: readonly number[], wrongPartner: boolean, random: Random): number[] {
  const closing = [...word.keys()].filter((t) => !opens(word[t]!));
  // Only where both kinds occur are there partners to confuse.
  const confuse = wrongPartner && closing.some((t) => word[t] !== word[closing[0]!]);
  for (;;) {
    const a = confuse ? closing[random.below(closing.length)]! : random.below(word.length);
    const b = confuse ? closing[random.below(closing.length)]! : random.below(word.length);
    const broken = word.with(a, word[b]!).with(b, word[a]!);
    if (!isBalanced(broken)) return broken;
  }
}

/**
 * One-hot sequences [T, 2 · kinds] of brackets, T = 2 · pairs: balanced, or not by the exchange of two. Both classes hold as many of each bracket on
 * average and as many opening as closing ones in every word, so that counting them at the end tells nothing; with two kinds, in every second word that
 * allows it two closing brackets of different kinds are exchanged, and then counting the open ones at every step tells nothing either.
 * Source: the Dyck language; with two kinds it needs a stack (N. Chomsky and M.-P. Schützenberger, 1963).
 */
export const brackets = defineDataset({
  type: 'brackets',
  task: 'classification',
  kind: 'sequence',
  fields: {
    ...sequenceFields,
    pairs: int({ default: 6, min: 2, max: 20 }),
    kinds: int({ default: 2, min: 1, max: 2 }),
  },
  generate({ samples, pairs, kinds }, random) {
    const words: number[] = [];
    const targets = new Float32Array(samples);
    for (let i = 0; i < samples; i++) {
      const label = i % 2;
      const word = balancedWord(pairs, kinds, random);
      words.push(...(label === 0 ? word : brokenWord(word, i % 4 === 1, random)));
      targets[i] = label;
    }
    return {
      inputs: oneHot(words, 2 * kinds),
      shape: [2 * pairs, 2 * kinds],
      columnNames: SYMBOLS.slice(0, 2 * kinds),
      targets,
      classNames: ['balanced', 'unbalanced'],
    };
  },
});
