import { expect, it } from 'vitest';
import { divergenceWords } from './divergence.ts';

it('names the step, the block and what it was', () => {
  expect(divergenceWords({ step: 1412, loss: Number.NaN, what: 'activation' }, 'Dense 2')).toBe(
    'At step 1\u202f412 an output of Dense 2 was no longer a finite number. Training is paused.',
  );
  expect(divergenceWords({ step: 3, loss: Number.POSITIVE_INFINITY, what: 'loss' }, undefined)).toContain(
    'the loss was no longer',
  );
  expect(divergenceWords({ step: 3, loss: Number.NaN, what: 'gradient' }, 'Dense 1')).toContain(
    'a gradient of Dense 1',
  );
  expect(divergenceWords({ step: 3, loss: 2e9, what: 'parameter' }, 'Dense 1')).toContain('in Dense 1');
});
