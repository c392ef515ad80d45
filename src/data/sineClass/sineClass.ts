import { sinf } from '#base/math.ts';
import { turn } from '#data/draw.ts';
import { sequenceFields, strayOf } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { float, int } from '#nn/field.ts';

/** Waves over the whole sequence in the slowest class; each class has twice as many as the one before. */
const SLOWEST = 1.5;
/** A wave's frequency lies within this share of its class's, so that the classes leave a gap: 1.2 · f < 0.8 · 2f. */
const SPREAD = 0.2;

const NAMES = { 2: ['slow', 'fast'], 3: ['slow', 'medium', 'fast'] } as const;

/**
 * Waves [T, 1]: sin(2π(w · t / T + φ)) at t = 0 … T − 1, with φ uniform and w = 1.5 · 2ᵏ · (1 ± 0.2), uniform, for class k; then each value strays.
 */
export const sineClass = defineDataset({
  type: 'sineClass',
  task: 'classification',
  kind: 'sequence',
  fields: {
    samples: sequenceFields.samples,
    noise: float({ default: 0.2, min: 0, max: 1, step: 0.05 }),
    testShare: sequenceFields.testShare,
    steps: int({ default: 32, min: 16, max: 64 }),
    classes: int({ default: 2, min: 2, max: 3 }),
  },
  generate({ samples, noise, steps, classes }, random) {
    const inputs = new Float32Array(samples * steps);
    const targets = new Float32Array(samples);
    const stray = strayOf(noise);
    for (let i = 0; i < samples; i++) {
      const label = i % classes;
      const waves = SLOWEST * 2 ** label * random.between(1 - SPREAD, 1 + SPREAD);
      const phase = random.uniform();
      for (let t = 0; t < steps; t++) {
        inputs[i * steps + t] = sinf(turn((waves * t) / steps + phase)) + stray * random.normal();
      }
      targets[i] = label;
    }
    return {
      inputs,
      shape: [steps, 1],
      columnNames: ['value'],
      targets,
      classNames: NAMES[classes as 2 | 3],
    };
  },
});
