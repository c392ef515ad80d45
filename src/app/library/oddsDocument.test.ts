import { expect, it } from 'vitest';
import { oddsFields } from '#lenses/odds/oddsFields.ts';
import { axesOf } from '#lenses/odds/sweepNames.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readLensSettings } from '#nn/lensSettings.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { type OddsTask, oddsKey, readKeptOdds, recipeOnly } from '#state/keptOdds.ts';
import { registries } from '#state/registries.ts';
import { oddsDocument } from './oddsDocument.ts';

it('kept odds open as their document with the lens set as it was, so that they are found again by their key', () => {
  const axes = [
    { path: 'training.optimizer.learningRate', values: [0.1, 0.3] },
    { path: 'network.d1.activation', values: ['relu', 'tanh'] },
  ];
  const recipe = recipeOnly(defaultDocument);
  const solved = { metric: 'testAccuracy', is: 'atLeast', value: 0.95 } as const;
  const document = compactDocument({ ...recipe, title: 'Two' }, registries);
  const kept = readKeptOdds({ title: 'Two', document, steps: 300, axes: 2, tried: axes, outcomes: [] })!;
  const opened = oddsDocument(kept)!;
  expect(opened).toMatchObject({ title: 'Two', seed: 1, view: { mode: 'odds' } });
  const settings = readLensSettings(oddsFields, opened.view.lenses?.['odds']);
  const asked: OddsTask = { recipe: opened, steps: settings.steps, solved, axes: axesOf(settings) };
  expect(oddsKey(asked)).toBe(oddsKey({ recipe, steps: 300, solved, axes }));
  expect(oddsDocument({ ...kept, document: {} })).toBeUndefined();
});
