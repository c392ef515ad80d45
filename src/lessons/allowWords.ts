/** @file The words for what a part of a lesson lets a learner change. */
export const permissionNames: Readonly<Record<string, string>> = {
  run: 'the run',
  seed: 'the start',
  data: 'the data',
  network: 'the network',
  training: 'how it trains',
  phases: 'the phases',
  weight: 'single weights',
  'training.optimizer': 'the optimiser and its rate',
  'training.batchSize': 'the batch size',
  'training.loss': 'the loss',
  'training.l1': 'L1',
  'training.l2': 'L2',
  'training.schedule': 'the schedule of the rate',
  'training.clipNorm': 'how gradients are clipped',
  'training.pause': 'when it pauses',
  'data.noise': 'the noise of the data',
  'data.samples': 'how many samples there are',
  'data.type': 'the data set',
};
const fields: Readonly<Record<string, string>> = {
  units: 'how many units',
  filters: 'how many filters',
  activation: 'the activation',
  init: 'how the weights start',
  biasInit: 'how the biases start',
  trainable: 'whether it learns',
  rate: 'the rate',
  lrScale: 'the learning rate',
};
/** @param label what the field is called where it is set */
export const fieldOf = (field: string, label: string, block: string): string =>
  `${fields[field] ?? lower(label)} of ${block}`;
export const ofTheData = (label: string): string => `${lower(label)} of the data`;
/** In the middle of a sentence; what is written in capitals or as a letter of a formula stays. */
const lower = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label);
