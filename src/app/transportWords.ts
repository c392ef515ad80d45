/** @file The words of the controls of a run: play, step, seed, numbers, the bar of its steps. */

export const SPEED_SAYS = 'Steps per second while it runs';
export const STEP_UNIT = 'A step is one';
export const mixesSamples = (mixer: string): string =>
  `${mixer} mixes the samples of a batch: they cannot be taken one by one`;
export const SAMPLE_SAYS = 'Take one sample into the gradient of the batch at hand';
export const BATCH_SAYS = 'One update of the parameters';
export const EPOCH_SAYS = 'To the end of the pass at hand';
export const RESEED_SAYS = 'Reseed: other points, another split, other initial weights';
export const STEP_SAYS = 'Updates of the parameters so far; “+ 3”: samples of the next one already taken';
export const EPOCHS_SAY = 'Whole passes over the training samples so far';
export const MEASURED_SPEED_SAYS = 'Steps per second, measured over the last half second';
export const scrubbedAt = (step: string, epoch: string, set: string, loss: string): string =>
  `step ${step}, epoch ${epoch}, ${set} loss ${loss}`;
export const BY_EPOCH = 'by epoch';
export const scrubLabel = (set: string): string => `Position in the run, over its ${set} loss`;
export const SEED_SAYS =
  'The seed of data, split, initial weights and shuffling: the same seed, the same run. Click to type another';
export const TYPE_ANOTHER = ', type another';
export const SEED_KEYS = 'Enter takes it, Esc leaves it';
export const TRAINING_RUN = 'Training run';
export const RESET_SAYS = 'Reset: back to step 0 of the same start';
export const stepSays = (unit: string): string => `Step: one ${unit}`;
