import { expect, it } from 'vitest';
import { explainedByComponents, trainLinearAutoencoder } from '#testing/linearAutoencoder.ts';

// Source: P. Baldi, K. Hornik, Neural networks and principal component analysis: learning from examples without local minima (1989).
it.each([
  [{ type: 'barsAndStripes', samples: 200 }, 1],
  [{ type: 'barsAndStripes', samples: 200 }, 8],
  [{ type: 'digits', samples: 60 }, 2],
])(
  'a linear autoencoder of %j through %i units comes to the R² of as many principal components, to 1e-3',
  (data, k) => {
    const trainer = trainLinearAutoencoder(data, k, 0.02, 3000);
    const reached = trainer.score(trainer.plan.samples.train).explained!;
    const bound = explainedByComponents(trainer.plan, k);
    expect(reached).toBeLessThanOrEqual(bound + 1e-5);
    expect(reached).toBeGreaterThan(bound - 1e-3);
  },
);
