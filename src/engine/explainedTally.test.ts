import { expect, it } from 'vitest';
import { documentOf } from '#testing/sessionDesk.ts';
import { Trainer } from './trainer.ts';

const regression = (network: readonly object[]) =>
  documentOf({ data: { type: 'ripple', samples: 80 }, network, training: { loss: 'mse' } });

it('of numbers is 1 − squared error ÷ spread, over the very samples that are scored', () => {
  const trainer = new Trainer(regression([{ id: 'b', type: 'dense', units: 1 }]), {});
  for (let i = 0; i < 20; i++) trainer.stepBatch();
  const { plan } = trainer;
  for (const rows of [plan.samples.train, plan.samples.test]) {
    const asked = Array.from(rows, (row) => plan.samples.targets[row]!);
    const mean = asked.reduce((sum, t) => sum + t, 0) / asked.length;
    const spread = asked.reduce((sum, t) => sum + (t - mean) ** 2, 0);
    const { explained, loss, accuracy } = trainer.score(rows);
    expect(accuracy).toBeNull();
    // The loss is the mean of the squares.
    expect(explained).toBeCloseTo(1 - (loss * asked.length) / spread, 5);
    expect(explained).not.toBe(0);
  }
});

it('is 0 or less for one that says a constant, and nothing of classes', () => {
  const constant = new Trainer(
    regression([{ id: 'b', type: 'dense', units: 1, init: { type: 'zeros' }, bias: false }]),
    {},
  );
  expect(constant.score(constant.plan.samples.train).explained).toBeLessThanOrEqual(0);
  const classes = new Trainer(documentOf(), {});
  expect(classes.score(classes.plan.samples.train).explained).toBeNull();
});
