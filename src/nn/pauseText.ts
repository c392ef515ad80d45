/** @file What is said of the ways in which a run pauses by itself. */
import type { FieldText, FieldTexts } from './fieldText.ts';
import type { PauseMetric, pauses } from './pause.ts';

export const metricNames: Readonly<Record<PauseMetric, string>> = {
  batchLoss: 'batch loss',
  trainLoss: 'train loss',
  testLoss: 'test loss',
  trainAccuracy: 'train accuracy',
  testAccuracy: 'test accuracy',
};

const points: FieldText = {
  label: 'Points',
  help: 'How many points of the curve in a row: one is an epoch, in long runs two or more.',
};

export const pauseTexts: { readonly [T in keyof typeof pauses]: FieldTexts<(typeof pauses)[T]> } = {
  step: { step: { label: 'Step', help: 'Training pauses when this step is reached.' } },
  epoch: { epoch: { label: 'Epoch', help: 'Training pauses when so many epochs are over.' } },
  metric: {
    metric: {
      label: 'Metric',
      help: 'What is looked at: the batch after every step, the others with each epoch.',
      names: metricNames,
    },
    is: { label: 'Is', help: 'On which side of the value training pauses.' },
    value: { label: 'Value', help: 'An accuracy is a share: 0.95 is 95 %.' },
  },
  plateau: {
    metric: { label: 'Metric', help: 'The loss that should fall.', names: metricNames },
    points,
    least: { label: 'Least', help: 'A fall by less than this is none.' },
  },
  worse: { points },
};
