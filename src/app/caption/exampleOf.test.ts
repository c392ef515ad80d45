import { describe, expect, it } from 'vitest';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { gallery } from '#state/gallery.ts';
import { registries } from '#state/registries.ts';
import { changedOf, comesOf } from './exampleOf.ts';

const spiral = gallery[0]!.document;
const read = (value: unknown): StrataDocument => readDocument(value, registries).document!;
const [first, ...others] = spiral.network;

describe('which example a document is', () => {
  it.each(gallery.map(({ id, document }) => [id, document] as const))(
    '%s is its own, and no other’s',
    (id, document) => {
      expect(gallery.filter((one) => comesOf(one.document, document)).map((one) => one.id)).toEqual([id]);
      expect(changedOf(document, document)).toBeUndefined();
    },
  );

  it('is the same after an edit, and none for a title alone', () => {
    expect(comesOf(spiral, { ...spiral, seed: 7, network: others })).toBe(true);
    const another = [
      { id: 'u', type: 'dense', units: 3, activation: 'relu' },
      { id: 'v', type: 'dense', units: 2 },
    ];
    expect(comesOf(spiral, read({ ...spiral, network: another }))).toBe(false);
    expect(comesOf(spiral, read({ ...spiral, data: { type: 'moons' } }))).toBe(false);
    expect(comesOf(spiral, { ...spiral, title: 'Mine' })).toBe(false);
  });

  it('says what was changed of what its sentence is about: kind of data, network, data', () => {
    const units = { ...first!, units: 3 };
    expect(changedOf(spiral, { ...spiral, network: [units, ...others] })).toBe('network');
    expect(changedOf(spiral, { ...spiral, network: others })).toBe('network');
    expect(changedOf(spiral, { ...spiral, data: { ...spiral.data, noise: 0.3 } })).toBe('data');
    expect(changedOf(spiral, read({ ...spiral, data: { type: 'moons' }, network: others }))).toBe('otherData');
  });

  it('takes names of units, the seed, training and the view for no change of it', () => {
    const named = { ...first!, names: { 0: 'left' } } as typeof first & object;
    expect(changedOf(spiral, { ...spiral, network: [named, ...others] })).toBeUndefined();
    expect(changedOf(spiral, { ...spiral, seed: 9, title: 'Mine', view: { mode: 'table' } })).toBeUndefined();
    expect(changedOf(spiral, { ...spiral, training: { ...spiral.training, batchSize: 5 } })).toBeUndefined();
  });
});
