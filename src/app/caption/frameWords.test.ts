import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { prepareData } from '#data/prepare.ts';
import { defaults } from '#nn/field.ts';
import { frameSentence, type Said } from './frameWords.ts';

const said: Said = { task: 'classification', kind: 'plane', classNames: ['A', 'B'], positions: 1, dimensions: 2 };

describe('the sentence of a frame', () => {
  it('says how many layers learn what, by the names that were brought', () => {
    expect(frameSentence(said, 3)).toBe('3 layers learn to tell points apart: A and B.');
    expect(frameSentence({ ...said, classNames: [...'0123456789'], kind: 'image', dimensions: 0 }, 1)).toBe(
      '1 layer learns to tell 10 kinds of pictures apart.',
    );
    const price = { ...said, classNames: [], answerAxis: { name: 'price', centre: 0, half: 1 } };
    expect(frameSentence(price, 2)).toBe('2 layers learn to tell price.');
    expect(frameSentence(said, 0)).toMatch(/^Nothing in this network learns/);
  });

  it.each(Object.keys(datasets))('is one short sentence for %s', (type) => {
    const { fields } = datasets[type as keyof typeof datasets];
    const few = { ...defaults(fields), ...('samples' in fields ? { samples: 20 } : {}) };
    const sentence = frameSentence(prepareData({ type, ...few } as never, 1), 3);
    expect(sentence).toMatch(/^3 layers learn to [^.]+\.$/);
    expect(sentence.split(' ').length).toBeLessThanOrEqual(25);
  });
});
