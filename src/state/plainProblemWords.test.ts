import { describe, expect, it } from 'vitest';
import { words } from '#layers/words.ts';
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

  it('names layers as the palette does, never as files do', () => {
    for (const type of Object.keys(words)) {
      const told = plainSentence({ of: type, found: { code: 'loneSoftmax' } });
      expect(told.startsWith(words[type as keyof typeof words].name), type).toBe(true);
      if (/[A-Z0-9]/.test(type)) expect(told).not.toContain(type);
    }
  });
});
