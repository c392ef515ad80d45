import { expect, it } from 'vitest';
import { explainedByComponents, trainLinearAutoencoder } from '#testing/linearAutoencoder.ts';

// The last of the sixteen components hold little and are learned slowly: Adam crawls along such valleys.
it('a linear autoencoder of digits through sixteen units comes to R² of sixteen principal components, to 1e-3', () => {
  const steps = 12_000;
  const trainer = trainLinearAutoencoder({ type: 'digits', samples: 200 }, 16, 0.005, steps);
  const reached = trainer.score(trainer.plan.samples.train).explained!;
  const bound = explainedByComponents(trainer.plan, 16);
  expect(reached).toBeLessThanOrEqual(bound + 1e-5);
  expect(reached).toBeGreaterThan(bound - 1e-3);
});
