import { expect, it } from 'vitest';
import { wordsOf } from './confusionWords.ts';

const classNames = ['cat', 'dog', 'owl'];
const words = (counts: readonly (readonly number[])[], step = 5) =>
  wordsOf({ classNames, counts, heldOut: true, step });

it('names the pair that makes up a quarter of what is wrong, asked for first', () => {
  const said = words([
    [10, 4, 1],
    [1, 10, 1],
    [0, 1, 12],
  ]);
  expect(said).toEqual({
    sentence: 'Most often it says “dog” where “cat” is asked for.',
    numbers: '32 of 40 are right, 80\u202f%. “cat” was taken for “dog” in 4.',
    aside: '± 6.3\u202f%',
  });
});

it('names no pair of one or two answers, nor one among many', () => {
  expect(
    words([
      [10, 2, 0],
      [0, 10, 0],
      [0, 0, 10],
    ])?.sentence,
  ).toBe('2 of 32 answers are wrong, with no pair of classes in front.');
  expect(
    words([
      [9, 3, 3],
      [3, 9, 3],
      [3, 3, 9],
    ])?.sentence,
  ).toMatch(/^18 of 45/);
});

it('says where all is right, where one class is said to everything, and where nothing was learned', () => {
  const one = [
    [0, 5, 0],
    [0, 5, 0],
    [0, 5, 0],
  ];
  expect(words(one)?.sentence).toBe('The network says “dog” to everything.');
  expect(
    words([
      [3, 0, 0],
      [0, 3, 0],
      [0, 0, 3],
    ])?.sentence,
  ).toBe('Every held-out answer is right.');
  expect(
    words(
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      0,
    )?.sentence,
  ).toMatch(/Press Play\.$/);
  expect(
    words([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]),
  ).toBeUndefined();
});
