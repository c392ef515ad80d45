import { describe, expect, it } from 'vitest';
import { gallery } from '#state/gallery.ts';
import { findExamples } from './findExamples.ts';

const found = (asked: string) => findExamples(gallery, asked).map(({ id }) => id);

describe('finding an example by words', () => {
  it('gives all where nothing is asked, in their order', () => {
    expect(findExamples(gallery, '  ')).toEqual(gallery);
  });

  it('looks at titles, whatever their letters', () => {
    expect(found('PENGUINS')).toEqual(['penguins']);
  });

  it('looks at the layers that the network is built of, in containers too, by the names on the page', () => {
    expect(found('batch normalisation')).toEqual(['deep-batch-norm', 'compare-batch-norm']);
    expect(found('max pooling')).toContain('bars-lenet');
    expect(found('relu')).toContain('ripple');
    expect(found('residual')).toContain('moons-residual');
  });

  it('asks for every word', () => {
    expect(found('xor two')).toContain('xor-two');
    expect(found('xor two')).not.toContain('penguins');
    expect(found('xor penguins')).toEqual([]);
  });
});
