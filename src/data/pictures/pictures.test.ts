import { describe, expect, it } from 'vitest';
import { inTasks } from '#base/tasks.ts';
import { hashInParts } from '#data/images/hashParts.ts';
import { holdImages, type ImageSet } from '#data/images/imageSet.ts';
import { prepareData } from '#data/prepare.ts';
import { phrased } from '#testing/told.ts';
import { pictures } from './pictures.ts';

const set: ImageSet = {
  title: 'four',
  channels: 1,
  height: 1,
  width: 2,
  pixels: Uint8Array.of(0, 255, 51, 0, 255, 255, 0, 0),
  labels: Uint8Array.of(1, 0, 1, 0),
  classNames: ['cat', 'dog'],
};
const hash = await inTasks(hashInParts(set));
const recipe = { type: 'pictures', images: hash, classes: 'cat\ndog', count: 4, channels: 1, height: 1, width: 2 };

describe('images from files', () => {
  it('are asked for by their hash, pixels from 0 to 1', () => {
    holdImages(hash, set);
    const data = prepareData({ ...recipe, testShare: 0.5 }, 1);
    expect([...data.inputs]).toEqual([0, 1, Math.fround(0.2), 0, 1, 1, 0, 0]);
    expect([...data.targets]).toEqual([1, 0, 1, 0]);
    expect([data.classNames, data.shape]).toEqual([
      ['cat', 'dog'],
      [1, 1, 2],
    ]);
    expect(data.test.length).toBe(2);
  });

  it('are split by the seed', () => {
    const tests = [1, 2, 3, 4, 5, 6].map((seed) => `${prepareData({ ...recipe, testShare: 0.5 }, seed).test}`);
    expect(new Set(tests).size).toBeGreaterThan(1);
  });

  it('that are not at hand, or are not what the recipe says, leave no samples but the same question', () => {
    for (const more of [{ images: '0123456789abcdef' }, { height: 2 }, { classes: 'cat\ncow' }]) {
      const data = prepareData({ ...recipe, ...more }, 1);
      expect(data.count).toBe(0);
      expect(data.classNames.length).toBe(2);
      expect(data.shape).toEqual([1, 'height' in more ? 2 : 1, 2]);
    }
  });

  it('need at least two classes', () => {
    expect(phrased(pictures.check!({ classes: 'cat' } as never))).toEqual({
      field: 'classes',
      message: 'must name 2 to 256 classes, received 1',
    });
    expect(pictures.check!({ classes: 'cat\ndog' } as never)).toBeUndefined();
  });
});
