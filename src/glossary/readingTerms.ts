/** @file Words for looking inside a network. */
import type { Term } from './term.ts';

export const readingTerms: readonly Term[] = [
  {
    id: 'lens',
    name: 'Lens',
    plain: 'A view of the inside of the network. It shows numbers that were computed, never drawn by hand.',
    also: ['view', 'probe', 'panel'],
    see: ['badge', 'reader'],
  },
  {
    id: 'badge',
    name: 'Badge',
    plain:
      'A small sign that says how far a number can be trusted: exact, from a sample, at least so much, or a rule of thumb.',
    also: [
      'exact',
      'from a sample',
      'at least so much',
      'rule of thumb',
      'probe set',
      'lower bound',
      'heuristic',
      'estimate',
    ],
    see: ['uncertainty', 'probeSet'],
  },
  {
    id: 'probeSet',
    name: 'Samples to measure on',
    plain:
      'A fixed choice of samples on which the layers are measured. The same samples each time, so that numbers can be compared.',
    also: ['probe set', 'sample set', 'measured on'],
    see: ['reader', 'badge'],
  },
  {
    id: 'reader',
    name: 'Straight-line reader',
    plain: 'Tries to read the answer off a layer with one straight cut. What it can read lies open in that layer.',
    field: 'A linear probe, fitted by ridge regression on part of the samples and scored on the others.',
    formula: '\\hat y = W \\mathbf h + \\mathbf b',
    also: ['linear probe', 'reads', 'linear classifier', 'ridge', 'linear readout', 'ridge regression'],
    see: ['ladder', 'bottleneck', 'probeSet'],
  },
  {
    id: 'ladder',
    name: 'Probe ladder',
    plain: 'What a straight-line reader reads of the answer at each layer, one rung above the other.',
    also: ['linear probes', 'layer by layer'],
    see: ['reader', 'usableBits'],
  },
  {
    id: 'usableBits',
    name: 'Bits',
    plain: 'How many yes-or-no questions about the answer can be settled from a layer.',
    field: 'A lower bound of the mutual information: the entropy of the answer less the cross-entropy of a reader.',
    also: ['information', 'mutual information', 'entropy', 'usable bits'],
    see: ['reader', 'crossEntropy'],
  },
  {
    id: 'bottleneck',
    name: 'Bottleneck',
    plain:
      'A narrow layer through which everything must pass. What does not fit through it is lost to the layers behind.',
    field: 'The information bottleneck: keep what tells of the answer, drop the rest.',
    also: ['waist', 'compression', 'information bottleneck', 'code'],
    see: ['autoencoder', 'reader', 'directions'],
  },
  {
    id: 'directions',
    name: 'Directions used',
    plain: 'In how many directions the samples really differ at a layer. A layer of 64 numbers may use only 5.',
    field: 'The participation ratio of the covariance’s spectrum, a measure of effective dimension.',
    formula: '\\dfrac{(\\sum \\lambda)^2}{\\sum \\lambda^2}',
    also: ['effective dimension', 'participation ratio', 'dimension', 'rank'],
    see: ['bottleneck', 'principal'],
  },
  {
    id: 'principal',
    name: 'Best code of so many numbers',
    plain:
      'The best that a straight map can keep with so many numbers. No layer of that width can do better in a straight way.',
    field: 'Principal component analysis, PCA.',
    also: ['pca', 'principal components', 'best possible', 'svd'],
    see: ['directions', 'bottleneck'],
  },
  {
    id: 'equalCapacity',
    name: 'Equal chances for wide and narrow',
    plain: 'Gives the reader of every layer the same count of numbers. A wide layer then has no head start.',
    field: 'Readers of equal capacity: the strongest directions of each layer only.',
    also: ['equal capacity', 'capacity'],
    see: ['reader', 'directions'],
  },
  {
    id: 'factor',
    name: 'Factor',
    plain:
      'One way in which the pictures differ: where it is, how slanted, how thick. The answer is one factor among them.',
    field: 'A generative factor. What the answer does not hang on is called a nuisance.',
    also: ['generative factor', 'nuisance', 'cause'],
    see: ['concept', 'bottleneck'],
  },
  {
    id: 'concept',
    name: 'Concept',
    plain: 'Something that a person has a word for and a unit may answer to: a stroke, a corner, the digit 3.',
    also: ['feature', 'meaning', 'interpretability'],
    see: ['separation', 'factor', 'unit'],
  },
  {
    id: 'separation',
    name: 'How well a unit tells it apart',
    plain:
      'The chance that a sample with the thing gets the higher number than one without. 50 % is guessing, 100 % is always.',
    field: 'The area under the ROC curve, AUROC.',
    also: ['auroc', 'auc', 'roc', 'tells apart', 'selectivity'],
    see: ['concept'],
  },
  {
    id: 'gradientFlow',
    name: 'Gradient flow',
    plain: 'How large the slopes are at each layer. If they fade towards the input, the first layers learn little.',
    also: ['gradient norm', 'backward signal'],
    see: ['gradient', 'vanishing'],
  },
  {
    id: 'theatre',
    name: 'Theatre',
    plain:
      'Shows how a layer moves the points: it turns, stretches, shifts and bends the plane until a straight line is enough.',
    field: 'The geometry of representations. Turning and stretching come from the singular value decomposition.',
    also: ['space', 'representation', 'embedding space', 'hidden space', 'unroll'],
    see: ['border', 'reader', 'activationFunction'],
  },
  {
    id: 'multiplyAdds',
    name: 'Work',
    plain: 'How many products are added up to answer one sample. A step of training takes about three times as much.',
    field: 'Multiply-adds, also MACs. Two floating-point operations each.',
    also: ['multiply-adds', 'macs', 'flops', 'cost', 'operations'],
    see: ['parameter'],
  },
  {
    id: 'keptRun',
    name: 'Kept run',
    plain: 'A run that was put aside with its network, so that one can go back to it.',
    also: ['history', 'checkpoint', 'branch', 'version'],
    see: ['seed'],
  },
];
