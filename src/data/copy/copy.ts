import { lettersFor, MAX_CLASSES } from '#data/draw.ts';
import { sequenceFields } from '#data/fields.ts';
import { oneHot } from '#data/oneHot.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/** Nothing is said here. */
const BLANK = '·';
/** From the next step on the letters are to be repeated. */
const GO = '?';

/**
 * The copy task: one-hot sequences [T, K + 2] of K letters, the blank and the go marker, T = 2 · length + delay + 1. First `length` letters, each uniform,
 * then `delay` blanks, the marker, and blanks while the letters are to be repeated in their order; the answer at every other step is the blank.
 * To say blanks and then guess costs a cross-entropy of length · ln K / T on average.
 * Source: S. Hochreiter and J. Schmidhuber, Long short-term memory (1997); this form as in M. Arjovsky, A. Shah and Y. Bengio, Unitary evolution
 * recurrent neural networks (2016).
 */
export const copy = defineDataset({
  type: 'copy',
  task: 'classification',
  kind: 'sequence',
  needs: 'past',
  fields: {
    ...sequenceFields,
    symbols: int({ default: 4, min: 2, max: MAX_CLASSES }),
    length: int({ default: 3, min: 1, max: 8 }),
    delay: int({ default: 4, min: 0, max: 30 }),
  },
  generate({ samples, symbols, length, delay }, random) {
    const steps = 2 * length + delay + 1;
    const blank = symbols;
    const go = symbols + 1;
    const read = new Uint8Array(samples * steps).fill(blank);
    const targets = new Float32Array(samples * steps).fill(blank);
    for (let start = 0; start < samples * steps; start += steps) {
      for (let t = 0; t < length; t++) {
        const letter = random.below(symbols);
        read[start + t] = letter;
        targets[start + length + delay + 1 + t] = letter;
      }
      read[start + length + delay] = go;
    }
    const letters = lettersFor(symbols);
    return {
      inputs: oneHot(read, symbols + 2),
      shape: [steps, symbols + 2],
      columnNames: [...letters, BLANK, GO],
      positions: steps,
      targets,
      classNames: [...letters, BLANK],
    };
  },
});
