import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gallery } from '#state/gallery.ts';
import { trainedRun } from '#testing/trainedRun.ts';

const shelf = gallery.filter((entry) => entry.shelf === 'trained');

/** What each says of itself, at least. */
const least: Readonly<Record<string, number>> = {
  'trained-digits': 0.92,
  'trained-faces': 0.98,
  'trained-spirals': 0.98,
  'trained-transformer': 0.99,
};

it.each(shelf.map(({ id }) => id))('%s holds what training gives, to the bit, and knows what it says', (id) => {
  const text = readFileSync(new URL(`../src/examples/trained/${id}.json`, import.meta.url), 'utf8');
  const { run } = JSON.parse(text);
  const trainer = trainedRun(shelf.find((entry) => entry.id === id)!);
  expect(run.weights.parameterHash).toBe(trainer.parameterHash());
  expect(trainer.score(trainer.plan.samples.test).accuracy).toBeGreaterThanOrEqual(least[id]!);
});

it('trained-transformer looks nearly always at the place opposite, in its second attention', () => {
  const { model, plan } = trainedRun(shelf.find(({ id }) => id === 'trained-transformer')!);
  const { blocks } = model.inspectRow(plan.samples.test[0]!);
  const weights = model.tensor(blocks.find(({ id }) => id === 's2')!.exposed['attention']!);
  for (let i = 0; i < 16; i++) expect(weights[8 * i + 7 - (i % 8)]).toBeGreaterThan(0.5);
});
