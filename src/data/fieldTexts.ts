/** @file What is said of the fields that many data sets share: `fields.ts`. */
import type { FieldText } from '#nn/fieldText.ts';
import { featureLabels } from './fields.ts';

/** How many samples of a kind: points, images. */
const samplesOf = (unit: string): FieldText => ({
  label: 'Samples',
  unit,
  help: `How many ${unit} are drawn, for training and test together; with few of them a large network learns them by heart.`,
});
export const samplesText = samplesOf('points');

export const noiseText: FieldText = {
  label: 'Noise',
  term: 'noise',
  help: 'How far points stray from their ideal place: 95 in 100 stay within this distance along each axis.',
};

const valueNoiseText: FieldText = {
  label: 'Noise',
  term: 'noise',
  help: 'How far values stray from the formula: 95 in 100 stay within this distance of it.',
};

export const testShareText: FieldText = {
  label: 'Test share',
  term: 'split',
  help: 'The part of the points that is held out of training, to see how well the network does on points it has never met.',
};

const featuresText: FieldText = {
  label: 'Inputs',
  names: featureLabels,
  help: 'What the network is given for a point; products and sines spare it finding them by itself.',
};

export const planeTexts = {
  samples: samplesText,
  noise: noiseText,
  testShare: testShareText,
  features: featuresText,
} as const;
export const surfaceTexts = { ...planeTexts, noise: valueNoiseText } as const;
export const lineTexts = { samples: samplesText, noise: valueNoiseText, testShare: testShareText } as const;

const sampleShareText: FieldText = {
  label: 'Test share',
  term: 'split',
  help: 'The part of the samples that is held out of training, to see how well the network does on samples it has never met.',
};

export const imageTexts = { samples: samplesOf('images'), testShare: sampleShareText } as const;
export const worldTexts = imageTexts;
export const sequenceTexts = { samples: samplesOf('sequences'), testShare: sampleShareText } as const;
export const tokenTexts = { samples: samplesOf('rows'), testShare: sampleShareText } as const;

export const imageNoiseText: FieldText = {
  label: 'Noise',
  term: 'noise',
  help: 'How far pixels stray from what is drawn, from paper (0) to ink (1): 95 in 100 stay within this distance.',
};

export const imageLightText: FieldText = {
  label: 'Light',
  help: 'How much brightness and contrast change from picture to picture: at 0 the light is always the same.',
};

export const imageTaskText: FieldText = {
  label: 'Asked for',
  help: 'What the network is to say of a picture: its class, or the picture itself, given back pixel by pixel without a word about classes.',
};
