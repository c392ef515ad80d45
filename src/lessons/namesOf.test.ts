import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import type { DatasetDefinition } from '#nn/dataset.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { trainingFields } from '#nn/training.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { namesOf } from './namesOf.ts';

/** As it is written in a lesson's file, not as people read it. */
const raw = /\b\w+\.\w|[a-z][A-Z]/;

it('names every field of every data set in words', () => {
  for (const [type, definition] of Object.entries(datasets))
    for (const field of Object.keys((definition as unknown as DatasetDefinition).fields)) {
      const [name] = namesOf([`data.${field}`], { ...defaultDocument, data: { type } as never });
      expect([type, field, raw.test(name!)]).toEqual([type, field, false]);
    }
  expect(namesOf(['data.features'], defaultDocument)).toEqual(['inputs of the data']);
});

it('names every setting of training in words', () => {
  const settings = [...Object.keys(trainingFields), 'optimizer', 'schedule', 'pause'].map((name) => `training.${name}`);
  for (const name of namesOf(settings, defaultDocument)) expect(name).not.toMatch(raw);
});

it('names every field of every layer in words, with its block', () => {
  for (const [type, { fields }] of Object.entries(layers as LayerRegistry))
    for (const field of Object.keys(fields)) {
      const network = [{ id: 'k', type }] as never;
      const [name] = namesOf([`k.${field}`], { ...defaultDocument, network });
      expect([type, field, raw.test(name!)]).toEqual([type, field, false]);
      expect(name).toContain(' of ');
    }
});
