import { askedOfImage, imageFields, imageTask, strayOf } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { float } from '#nn/field.ts';

/** Pixels along each side. */
export const SIDE = 8;

/** A row of switches, one bit each, neither all off (0) nor all on (2⁸ − 1): those pictures would be bars and stripes at once. */
const PATTERNS = 2 ** SIDE - 2;

/**
 * Pictures [1, 8, 8] of pixels 0 (paper) and 1 (ink): bars have every column on or off, stripes every row; then each pixel strays. Each class takes its
 * 254 patterns in random order, each once before any comes again: of up to 508 samples those held out are patterns that training has never met.
 * Source: D. MacKay, Information Theory, Inference, and Learning Algorithms (2003), section 43: bars and stripes.
 */
export const barsAndStripes = defineDataset({
  type: 'barsAndStripes',
  task: askedOfImage,
  kind: 'image',
  fields: {
    task: imageTask,
    samples: imageFields.samples,
    noise: float({ default: 0.2, min: 0, max: 1, step: 0.05 }),
    testShare: imageFields.testShare,
  },
  generate({ samples, noise }, random) {
    const inputs = new Float32Array(samples * SIDE * SIDE);
    const targets = new Float32Array(samples);
    const stray = strayOf(noise);
    const decks = [0, 1].map(() => random.shuffle(Array.from({ length: PATTERNS }, (_, i) => i + 1)));
    for (let i = 0; i < samples; i++) {
      const label = i % 2;
      const pattern = decks[label]![Math.floor(i / 2) % PATTERNS]!;
      for (let p = 0; p < SIDE * SIDE; p++) {
        const line = label === 0 ? p % SIDE : Math.floor(p / SIDE);
        inputs[i * SIDE * SIDE + p] = ((pattern >> line) & 1) + stray * random.normal();
      }
      targets[i] = label;
    }
    return { inputs, shape: [1, SIDE, SIDE], targets, classNames: ['bars', 'stripes'] };
  },
});
