import { describe, expect, it } from 'vitest';
import { words } from '#layers/words.ts';
import type { Found } from '#nn/problem.ts';
import { phraseOf, sentenceOf } from '#nn/problemWords.ts';
import { plainProblem, plainSentence } from './plainProblemWords.ts';

const vector = { shape: [16] };

describe('what is wrong with a network', () => {
  it('is said in words people use, with what comes instead', () => {
    const needs = { code: 'needs', needed: 'image', got: vector } as const;
    expect(plainSentence({ of: 'conv2d', found: needs })).toBe(
      'Convolutions need pictures. Here comes a row of 16 numbers.',
    );
    expect(
      plainSentence({ of: 'gru', found: { code: 'needs', needed: 'sequence', got: { shape: [1, 28, 28] } } }),
    ).toBe('GRU layers need sequences. Here comes a picture of 28 × 28.');
    expect(
      plainSentence({ of: 'dense', found: { code: 'needs', needed: 'vectors', got: { shape: [6], tokens: 4 } } }),
    ).toBe('Dense layers need numbers, not tokens. Here come 6 tokens.');
  });

  it('tells the last layer how many numbers are asked for, and of classes that it is one each', () => {
    const found = { code: 'answer', needed: [2], classes: 2, loss: 'crossEntropy', gives: [8] } as const;
    expect(plainSentence({ of: 'dense', found })).toBe(
      'The last layer must give 2 numbers, one for each class. It gives 8 numbers.',
    );
    expect(plainProblem({ of: 'dense', found: { ...found, needed: [1] } }).headline).toBe(
      'The last layer must give 1 number.',
    );
  });

  const image = { shape: [8, 12, 14] };
  const said: readonly (readonly [of: string, found: Found, sentence: string])[] = [
    [
      'conv2d',
      { code: 'oneAlready', got: { shape: [1] } },
      'Convolutions need pictures or sequences. Here comes a single number.',
    ],
    [
      'residual',
      { code: 'addsReals', got: { shape: [1], tokens: 4 } },
      'Residual layers need numbers, not tokens. Here comes 1 token.',
    ],
    [
      'concat',
      { code: 'joinsReals', got: { shape: [6], tokens: 4 } },
      'Concat layers need numbers, not tokens. Here come 6 tokens.',
    ],
    [
      'dense',
      { code: 'needs', needed: 'reals', got: { shape: [2], tokens: 4 } },
      'Dense layers need numbers, not tokens. Here come 2 tokens.',
    ],
    [
      'embedding',
      { code: 'needs', needed: 'tokens', got: { shape: [3, 1] } },
      'Embedding layers need tokens. Here comes a sequence of 3 steps, 1 number in each.',
    ],
    [
      'dropout',
      { code: 'needs', needed: 'vectorOrImage', got: { shape: [1, 5] } },
      'Dropout layers need rows of numbers or pictures. Here comes a sequence of 1 step, 5 numbers in each.',
    ],
    [
      'layerNorm',
      { code: 'needs', needed: 'vectorOrSequence', got: image },
      'Layer norm layers need rows of numbers or sequences. Here come 8 pictures of 12 × 14.',
    ],
    [
      'instanceNorm',
      { code: 'loneNumber', got: { shape: [4] } },
      'Instance norm layers need more than one number in a channel. Each would become 0.',
    ],
    [
      'embedding',
      { code: 'vocabulary', needed: 9, received: 1 },
      'The table has too few rows. There are 9 different tokens, and 1 row.',
    ],
    ['attention', { code: 'divisible', what: 'heads', by: 3, got: 8 }, '3 heads cannot share 8 numbers evenly.'],
    ['groupNorm', { code: 'divisible', what: 'groups', by: 3, got: 8 }, '3 groups cannot share 8 channels evenly.'],
    [
      'conv2d',
      { code: 'window', size: 5, stride: 1, padding: 0, got: [1, 3, 4] },
      'A window of 5 × 5 is larger than the picture. Here comes a picture of 3 × 4.',
    ],
    [
      'convTranspose2d',
      { code: 'cutAway', kernel: 3, stride: 1, padding: 4, most: 1, got: [1, 3, 3] },
      'The padding leaves nothing of the picture. It may be at most 1, and is 4.',
    ],
    ['concat', { code: 'noBranches' }, 'It has no branches. It needs at least one.'],
    [
      'concat',
      { code: 'branches', first: [4], branch: 2, other: [2, 3] },
      'The branches do not fit together. Branch 1 gives [4], branch 2 gives [2, 3].',
    ],
    [
      'residual',
      { code: 'unequal', body: [4], shortcut: [5] },
      'The two ways cannot be added. The body gives [4], the shortcut [5].',
    ],
    ['network', { code: 'noBlocks' }, 'The network has no layers. It needs at least one, which gives the answer.'],
    [
      'dense',
      { code: 'answer', needed: [2, 3], classes: 2, loss: 'mse', gives: [1] },
      'The last layer must give numbers of shape [2, 3]. It gives 1 number.',
    ],
    [
      'dense',
      { code: 'answer', needed: [3], classes: 2, loss: 'mse', gives: [2, 2] },
      'The last layer must give 3 numbers. It gives numbers of shape [2, 2].',
    ],
    [
      'dense',
      { code: 'answerPicture', needed: [64], pixels: 64, gives: [2] },
      'The last layer must give the picture back: 64 numbers. It gives 2 numbers.',
    ],
  ]; // prettier-ignore
  it.each(said)('%s, %o', (of, found, sentence) => {
    expect(plainSentence({ of, found })).toBe(sentence);
  });

  it('of what has no plain words of its own is said under the name of the layer, or of the part of a document', () => {
    const found = { code: 'manyParameters', got: 9, most: 3 } as const;
    expect(plainProblem({ of: 'gru', found })).toEqual({ headline: `GRU: ${phraseOf(found)}` });
    expect(plainProblem({ of: 'network', found })).toEqual({ headline: sentenceOf({ of: 'network', found }) });
  });

  it('names layers as the palette does, never as files do', () => {
    for (const type of Object.keys(words)) {
      const told = plainSentence({ of: type, found: { code: 'loneSoftmax' } });
      expect(told.startsWith(words[type as keyof typeof words].name), type).toBe(true);
      if (/[A-Z0-9]/.test(type)) expect(told).not.toContain(type);
    }
  });
});
