// @ts-check
/** @file What the page is measured with: examples as the gallery has them, and networks as large as one page should bear. */

const dense = (/** @type {string} */ id, /** @type {number} */ units, activation = 'linear') => ({
  id,
  type: 'dense',
  units,
  activation,
});

/** Two residual halves of a transformer block. @param {number} n @param {number} width @param {number} heads @param {number} inner */
const transformerBlock = (n, width, heads, inner) => [
  {
    id: `t${n}`,
    type: 'residual',
    body: [
      { id: `n${n}`, type: 'layerNorm' },
      { id: `s${n}`, type: 'selfAttention', heads },
    ],
  },
  {
    id: `f${n}`,
    type: 'residual',
    body: [{ id: `m${n}`, type: 'layerNorm' }, dense(`u${n}`, inner, 'gelu'), dense(`v${n}`, width)],
  },
];

const adam = (/** @type {number} */ learningRate) => ({
  loss: 'crossEntropy',
  optimizer: { type: 'adam', learningRate },
  batchSize: 32,
});

/** @type {Readonly<Record<string, object | undefined>>} undefined: what the page begins with */
export const examples = {
  spiral: undefined,
  lenet: {
    strata: 1,
    title: 'LeNet on bars and stripes',
    data: { type: 'barsAndStripes' },
    network: [
      { id: 'a', type: 'conv2d', filters: 6, kernel: 3, padding: 1, activation: 'relu' },
      { id: 'b', type: 'maxPool2d', size: 2 },
      { id: 'c', type: 'conv2d', filters: 8, kernel: 3, padding: 1, activation: 'relu' },
      { id: 'd', type: 'maxPool2d', size: 2 },
      { id: 'e', type: 'flatten' },
      dense('f', 16, 'relu'),
      dense('g', 2),
    ],
    training: adam(0.005),
  },
  transformer: {
    strata: 1,
    title: 'A transformer that reverses',
    data: { type: 'reversal', length: 8, alphabet: 8, samples: 2000, testShare: 0.2 },
    network: [
      { id: 'a', type: 'embedding', vocabulary: 8, dim: 32 },
      { id: 'b', type: 'positionalEncoding' },
      ...transformerBlock(1, 32, 2, 64),
      ...transformerBlock(2, 32, 2, 64),
      { id: 'y', type: 'layerNorm' },
      dense('z', 8),
    ],
    training: adam(0.003),
  },
};

/** Three blocks of two convolutions, the first of which halves the sides where `down`. @param {number} stage @param {number} filters @param {boolean} down */
const residualStage = (stage, filters, down) =>
  [0, 1, 2].map((n) => {
    const id = `${stage}${n}`;
    const first = down && n === 0;
    const conv = { type: 'conv2d', filters, kernel: 3, padding: 1 };
    return {
      id: `r${id}`,
      type: 'residual',
      body: [
        { ...conv, id: `c${id}`, activation: 'relu', ...(first ? { stride: 2 } : {}) },
        { ...conv, id: `d${id}`, activation: 'relu' },
      ],
      ...(first ? { shortcut: [{ id: `s${id}`, type: 'conv2d', filters, kernel: 1, stride: 2 }] } : {}),
    };
  });

/** Different characters of the text. */
const CHARACTERS = 28;

/** As large as one page should bear. */
export const large = {
  'residual CNN, 12 blocks on 32×32': {
    strata: 1,
    title: 'Residual CNN',
    data: { type: 'barsAndStripes', samples: 400 },
    network: [
      { id: 'up', type: 'upsample2d', scale: 4 },
      { id: 'a', type: 'conv2d', filters: 16, kernel: 3, padding: 1, activation: 'relu' },
      ...residualStage(1, 16, false),
      ...residualStage(2, 32, true),
      ...residualStage(3, 64, true),
      ...residualStage(4, 128, true),
      { id: 'g', type: 'globalAvgPool' },
      dense('z', 2),
    ],
    training: adam(0.001),
  },
  'transformer, 4 blocks, width 128, sequence 128': {
    strata: 1,
    title: 'Transformer',
    data: { type: 'text', steps: 128, samples: 400 },
    network: [
      { id: 'a', type: 'embedding', vocabulary: CHARACTERS, dim: 128 },
      { id: 'b', type: 'positionalEncoding' },
      ...[1, 2, 3, 4].flatMap((n) => transformerBlock(n, 128, 4, 512)),
      { id: 'y', type: 'layerNorm' },
      dense('z', CHARACTERS),
    ],
    training: adam(0.001),
  },
};

/** A hundred dense blocks in a row. */
export const hundredBlocks = {
  strata: 1,
  title: 'A hundred blocks',
  data: { type: 'spiral' },
  network: [...Array.from({ length: 99 }, (_, i) => dense(`n${i}`, 8, 'tanh')), dense('z', 2)],
  training: adam(0.001),
};

const digits = {
  strata: 1,
  data: { type: 'digits', samples: 6000 },
  network: [
    { id: 'a', type: 'conv2d', filters: 8, kernel: 5, activation: 'relu' },
    { id: 'b', type: 'maxPool2d', size: 2 },
    { id: 'c', type: 'conv2d', filters: 16, kernel: 5, activation: 'relu' },
    { id: 'd', type: 'maxPool2d', size: 2 },
    { id: 'e', type: 'flatten' },
    dense('f', 64, 'relu'),
    dense('g', 10),
  ],
  training: adam(0.002),
};

/** A network that reads digits, with no lens open and with each of those that measure what its layers keep. */
export const lensed = Object.fromEntries(
  ['', 'ladder', 'bottleneck', 'concepts'].map((lens) => [
    `digits${lens === '' ? '' : `, ${lens} open`}`,
    { ...digits, title: `Digits ${lens}`, ...(lens === '' ? {} : { view: { lens } }) },
  ]),
);
