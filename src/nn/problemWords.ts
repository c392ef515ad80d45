/** @file The words of everything that can be found wrong, and of what would mend it. They are the page's and the commands': a worker tells codes. */
import type { Code, Findings, Fix, FixCode, Found, Listed, Needed, Problem } from './problem.ts';
import { type Flow, formatShape } from './shape.ts';
import { show } from './show.ts';
import { sideArithmetic } from './sideArithmetic.ts';

const flowWords = ({ shape, tokens }: Flow) =>
  tokens === undefined ? formatShape(shape) : `tokens ${formatShape(shape)}`;

/** What it is that flows, with its shape. */
function kindWords({ shape, tokens }: Flow): string {
  if (tokens !== undefined) return `tokens ${formatShape(shape)}`;
  return `${shape.length === 3 ? 'an image' : shape.length === 2 ? 'a sequence' : 'a vector'} ${formatShape(shape)}`;
}

const vectorsOfTokens = '; an embedding turns tokens into vectors';
const needs: { readonly [N in Needed]: (got: Flow) => string } = {
  reals: (got) => `needs real numbers, got ${kindWords(got)}`,
  vectors: (got) => `needs real numbers, got ${kindWords(got)}${vectorsOfTokens}`,
  tokens: ({ shape }) => `needs tokens [T], got real numbers ${formatShape(shape)}`,
  image: (got) => `needs an image [C, H, W], got ${kindWords(got)}`,
  sequence: (got) =>
    got.tokens === undefined
      ? `needs a sequence [T, E], got ${kindWords(got)}`
      : `needs a sequence [T, E] of real numbers, got ${kindWords(got)}${vectorsOfTokens}`,
  vectorOrImage: (got) => `needs a vector [C] or an image [C, H, W], got ${kindWords(got)}; Layer norm takes sequences`,
  vectorOrSequence: (got) => `needs a vector [C] or a sequence [T, E], got ${kindWords(got)}`,
};

/** 1.9 GB, 24 MB: bytes in the unit that leaves two digits. */
export function formatBytes(bytes: number): string {
  // Never "1000 MB".
  const [value, unit] =
    bytes >= 999.5e6 ? [bytes / 1e9, 'GB'] : bytes >= 999.5e3 ? [bytes / 1e6, 'MB'] : [bytes / 1e3, 'kB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const samples = (count: number) => (count === 1 ? 'a single sample' : `${count} samples`);
const all = (units: number, what: string) => (units === 1 ? `its ${what} gives` : `all ${units} ${what}s give`);
const every = (count: number) => `each of the ${count} training samples`;
const lone = {
  batch: 'of which',
  group: 'in a group of one number',
  features: 'of a single number',
  channel: 'in a channel of one number',
} as const;

const listed: { readonly [L in Listed]: string } = {
  columns: 'columns',
  rows: 'rows',
  blocks: 'blocks',
  branches: 'lists of blocks',
  blockIds: 'block ids',
  tensors: '{ name, shape }',
};

/** As they follow the name of a field, or a block's type and a colon. */
const phrases: { readonly [C in Code]: (values: Findings[C]) => string } = {
  wholeNumber: ({ min, received }) => `must be an integer ≥ ${min}, received ${show(received)}`,
  number: ({ received }) => `must be a number, received ${show(received)}`,
  between: ({ min, max, received }) => `must be between ${min} and ${max}, received ${show(received)}`,
  wholeBetween: ({ min, max, received }) =>
    `must be a whole number from ${min} to ${max === Number.MAX_SAFE_INTEGER ? '2^53 − 1' : max}, received ${show(received)}`,
  atMost: ({ max, received }) => `must be at most ${max}, received ${show(received)}`,
  atLeast: ({ min, received }) => `needs at least ${min}, received ${received}`,
  flag: ({ received }) => `must be true or false, received ${show(received)}`,
  oneOf: ({ choices, received }) => `must be one of ${choices.join(', ')}, received ${show(received)}`,
  list: ({ of, most, received }) =>
    `must be a list${of ? ` of ${listed[of]}` : ''}${most ? ` of at most ${most}` : ''}, received ${show(received)}`,
  onlyOf: ({ choices, received }) => `may hold ${choices.join(', ')}, received ${show(received)}`,
  twice: () => 'must not name anything twice',
  text: ({ received }) => `must be text, received ${show(received)}`,
  textOf: ({ min, max, received }) =>
    `must be text of ${min > 0 ? `${min} to` : 'at most'} ${max} characters, received ${show(received)}`,
  characters: ({ max, received }) => `must be at most ${max} characters, received ${received}`,
  tooMany: ({ max, what, received }) => `holds at most ${max} ${what}, received ${received}`,
  object: ({ received }) => `must be an object, received ${show(received)}`,
  unknown: ({ name }) => `unknown field ${show(name)}`,
  names: ({ max, received }) => `must be a list of 1 to ${max} different names, received ${show(received)}`,
  strayNames: () => 'categories belong to columns of categories',
  part: ({ name, found }) => `${name} ${phraseOf(found)}`,
  column: ({ at, found }) => `column ${at + 1}: ${phraseOf(found)}`,
  row: ({ at, column, found }) => `row ${at + 1}: ${column} ${phraseOf(found)}`,
  rowNumbers: ({ at, columns, received }) =>
    `row ${at + 1} must be ${columns ? `${columns.length} numbers (${columns.join(', ')})` : 'a list of numbers'}, received ${show(received)}`,
  rowLength: ({ at, needed, received }) => `row ${at + 1} must hold ${needed} numbers, received ${received}`,
  within: ({ of, found }) => `${of}: ${phraseOf(found)}`,
  version: ({ most, received }) =>
    `strata must be the document’s version, an integer from 1 to ${most}, received ${show(received)}`,
  newerVersion: ({ most, received }) =>
    `this document was made by a newer version of Strata (document version ${received}, this page reads up to ${most})`,
  block: ({ received }) => `must be a block, received ${show(received)}`,
  blockId: ({ received }) =>
    `id must be 1 to 32 letters, digits, _ or -, and no word of ours such as input, received ${show(received)}`,
  idTwice: ({ id }) => `id ${show(id)} is used twice`,
  nested: ({ most }) => `containers are nested more than ${most} deep`,
  manyBlocks: ({ most }) => `network has more than ${most} blocks`,
  frozenLists: ({ received }) =>
    `frozen must map parameter names to ascending lists of element indices, received ${show(received)}`,
  unitNames: ({ most, received }) =>
    `names must map unit numbers from 0 to words of at most ${most} characters, received ${show(received)}`,
  typed: ({ received }) => `must be an object with a type, received ${show(received)}`,
  blocksOrFields: ({ received }) =>
    `network must be a list of blocks, or fields by block id, received ${show(received)}`,
  noBlock: ({ id }) => `there is no block ${show(id)}`,
  blockFields: ({ id, received }) => `fields of ${id} must be an object, received ${show(received)}`,
  noField: ({ id, field }) => `${field} of ${id} is no field: give the whole network`,
  phaseEnd: ({ received }) =>
    `after must say steps, epochs, or a goal and atMost, as integers ≥ 1, received ${show(received)}`,
  notOfData: ({ reading, data }) => `${reading} cannot be read with the data ${show(data)}`,
  lookedAtOnce: () => 'for is not for a goal that is looked at once',
  ownName: ({ most, received }) =>
    `name must be 1 to ${most} characters that no other variant has, received ${show(received)}`,
  change: ({ at, of, found }) => `change ${at + 1}: ${of}: ${phraseOf(found)}`,
  changeOdd: ({ at, received }) =>
    `change ${at + 1} is not a patch or an element of a parameter in the order of steps, received ${show(received)}`,
  changesLarge: ({ most }) => `the networks of its changes hold more than ${most} blocks`,
  reached: ({ received }) =>
    `reached must be a list of steps, one for each phase that began, received ${show(received)}`,
  form: ({ keys, received }) => `must be { ${keys.join(', ')} }, received ${show(received)}`,
  hexadecimal: ({ digits, received }) => `must be ${digits} hexadecimal digits, received ${show(received)}`,
  base64: ({ letters, bytes, received }) =>
    `must be ${letters} characters of base64 for ${bytes} bytes, received ${show(received)}`,
  weightBytes: ({ most, received }) => `values take ${received} bytes, more than ${most}`,
  atStart: () => 'position must be step 0, without a curve or an optimiser’s state, where a run starts from them',
  cutOff: () => 'values are cut off',
  checksum: () => 'values were changed: their checksum is another',
  noNumber: ({ of }) => `among the numbers of ${of} is one that is none`,
  belowZero: ({ of }) => `among the squares of ${of} is one below 0`,
  tensorCount: ({ of, needed, received }) => `hold ${received} ${of}, the network has ${needed}`,
  tensor: ({ needed, received }) =>
    `${received.name} [${received.shape}] stands where the network has ${needed.name} [${needed.shape}]`,
  noWeights: () => 'there are none',
  otherEngine: ({ needed, received }) => `were made with engine number ${received}, here it is ${needed}`,
  otherStep: ({ needed, received }) => `stand at step ${received}, the run at step ${needed}`,
  otherRun: () => 'belong to another document or to another run of it',
  cannotRun: ({ problems }) => `the network cannot run: ${problems.map(sentenceOf).join('; ')}`,
  otherOptimizer: ({ optimizer }) => `hold an optimiser's state that ${optimizer} does not have`,
  otherSample: ({ needed, received }) =>
    `stand at sample ${received.used} of epoch ${received.epoch}, the run at ${needed.used} of epoch ${needed.epoch}`,
  otherUpdates: ({ needed, received }) => `count ${received} updates, the run has made ${needed}`,
  otherCurve: ({ at }) => `point ${at} of the curve is none of this run`,
  otherHash: () => 'hash to other parameters than they say',
  reach: ({ most, received }) => `must be between −${most} and ${most}, received ${show(received)}`,
  classes: ({ most, received }) => `must name 2 to ${most} classes, received ${received}`,
  oneLabel: ({ received }) => `must hold one label, received ${received}`,
  noInput: () => 'must hold at least one input',
  twoClasses: () => 'must name at least two classes',
  keptRows: () => 'must be an empty list where rows are kept',
  needs: ({ needed, got }) => needs[needed](got),
  addsReals: ({ got }) => `adds real numbers, got tokens ${formatShape(got.shape)}`,
  joinsReals: ({ got }) => `joins real numbers, got tokens ${formatShape(got.shape)}`,
  vocabulary: ({ needed, received }) =>
    `vocabulary must be at least ${needed}, the number of different tokens, received ${received}`,
  divisible: ({ what, by, got }) =>
    what === 'heads'
      ? `${by} heads need a width divisible by ${by}, got ${got}`
      : `${by} groups need a number of channels divisible by ${by}, got ${got}`,
  loneNumber: ({ got }) =>
    `needs more than one number in a channel, got ${formatShape(got.shape)}: each would become 0`,
  oneAlready: ({ got }) => `needs an image [C, H, W] or a sequence [T, E], got ${kindWords(got)}`,
  window: ({ got, ...window }) => {
    const least = window.size - 2 * window.padding;
    const side = Math.min(got[1]!, got[2]!);
    return `a window of ${window.size} × ${window.size} needs sides of at least ${least}, got ${formatShape(got)}: ${sideArithmetic(window, side)}`;
  },
  cutAway: ({ kernel, stride, padding, most, got }) => {
    const side = Math.min(got[1]!, got[2]!);
    const left = (side - 1) * stride - 2 * padding + kernel;
    return `padding ${padding} leaves nothing of ${formatShape(got)}: (${side} − 1)·${stride} − 2·${padding} + ${kernel} = ${left}; it may be at most ${most}`;
  },
  noBranches: () => 'has no branches; it needs at least one',
  branches: ({ first, branch, other }) =>
    `joins ${first.length === 3 ? 'channels, so heights and widths must agree' : 'the last axis, so the other axes must agree'}: branch 1 gives ${formatShape(first)}, branch ${branch} ${formatShape(other)}`,
  unequal: ({ body, shortcut }) =>
    `adds number by number and needs equal shapes: the body gives ${formatShape(body)}, the shortcut ${formatShape(shortcut)}`,
  manyParameters: ({ got, most }) => `brings the network to ${got} parameters, more than ${most}`,
  manyNumbers: ({ got, most }) => `gives ${got} numbers a sample, more than ${most}`,
  frozen: ({ parameter, index, size }) =>
    `frozen names ${size === undefined ? `a parameter ${parameter}, which it does not have` : `element ${index} of ${parameter}, which has ${size}`}`,
  noBlocks: () => 'the network has no blocks; it needs at least one that gives the answer',
  answer: ({ needed, classes, loss, gives }) =>
    `the last block must give ${formatShape(needed)} for ${classes > 0 ? `${classes} classes with ${loss}` : 'one number'}, gives ${formatShape(gives)}`,
  answerPicture: ({ needed, pixels, gives }) =>
    `the last block must give ${formatShape(needed)} or ${formatShape([pixels])} for the picture itself, gives ${formatShape(gives)}`,
  answerReals: ({ gives }) => `the last block must give real numbers, gives ${flowWords(gives)}`,
  answerVector: ({ gives }) => `the last block must give a vector [C], gives ${flowWords(gives)}`,
  answerSteps: ({ steps, gives }) =>
    `the last block must give a vector for each of the ${steps} steps, [${steps}, C], gives ${flowWords(gives)}`,
  squashedTwice: ({ loss, function: name }) =>
    `${loss} takes logits and applies its own ${loss === 'crossEntropy' ? 'softmax' : 'sigmoid'}; ${name} before it squashes twice`,
  lossOfClasses: ({ loss, picture, strays }) =>
    `${loss} needs classes, and this data asks for ${picture ? 'the picture itself' : 'a number'}; use ${picture && !strays ? 'mse, mae, huber or binaryCrossEntropy' : 'mse, mae or huber'}`,
  lossOfInk: ({ loss }) =>
    `${loss} needs pixels from 0 to 1, and noise takes some of these beyond; use mse, mae or huber`,
  foresight: () => 'it sees the steps to come, which this data asks to be guessed; what it learns is to copy',
  constant: ({ why, size, mixes }) =>
    `${mixes ? `every batch is ${samples(size)}, ` : 'its output is the same for every input: '}${phraseOf(why)}`,
  constantLast: ({ why, trained, size, last }) =>
    `the last batch of an epoch (${trained} samples in batches of ${size}) is ${samples(last)}, ${phraseOf(why)}`,
  loneSoftmax: () => 'softmax over a single number is always 1',
  noVariance: ({ of }) => `${lone[of]} there is no variance; it gives out its bias alone`,
  paddingAlone: () => 'every window lies in the padding alone',
  paddingCut: () => 'no window reaches what the padding leaves',
  unitsAlike: ({ units }) =>
    `its ${units} units start alike, and so do the weights of the block behind; they stay equal for ever and count as one`,
  off: ({ units, count }) =>
    `${all(units, 'ReLU')} 0 for ${every(count)}; no gradient reaches the weights, so they cannot come back`,
  saturated: ({ units, count }) =>
    `${all(units, 'unit')} the end of the scale for ${every(count)}, where the function is level; no gradient reaches the weights`,
  still: ({ units, count }) => `all its weights are 0 and stay so: ${all(units, 'unit')} the same for ${every(count)}`,
  memory: ({ needed, activations, most, batch, smaller }) => {
    const advice = smaller
      ? `batch ${batch} → ${smaller.batch} would need ${formatBytes(smaller.activations)}`
      : `${formatBytes(needed - activations)} of it do not hang on the batch: use fewer or narrower blocks, or fewer samples`;
    return `this network needs ${formatBytes(needed)}, ${formatBytes(activations)} of it for activations, more than ${formatBytes(most)}; ${advice}`;
  },
};

/** What was found, as a phrase. */
export const phraseOf = (found: Found): string => (phrases[found.code] as (values: Found) => string)(found);

/** A problem as a sentence: "dense: needs a vector [C] or a sequence [T, E], got an image [1, 28, 28]". */
export const sentenceOf = ({ of, found }: Pick<Problem, 'of' | 'found'>): string => `${of}: ${phraseOf(found)}`;

/** A few words that stand on the block itself, where it can be seen from its picture that something is not as meant. */
const shorts: { readonly [C in Code]?: string } = {
  constant: 'only a constant',
  constantLast: 'a constant in the last batch',
  unitsAlike: 'all units alike',
  off: 'all off',
  saturated: 'all saturated',
  still: 'only a constant',
};
export const shortOf = ({ found }: Problem): string | undefined => shorts[found.code];

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

const labels: { readonly [C in FixCode]: string | ((count: number) => string) } = {
  useUnits: (n) => `Use ${counted(n, 'unit')}`,
  useFilters: (n) => `Use ${counted(n, 'filter')}`,
  useHeads: (n) => `Use ${counted(n, 'head')}`,
  useGroups: (n) => `Use ${counted(n, 'group')}`,
  useBatches: (n) => `Use batches of ${n}`,
  addDense: (n) => `Add Dense ${n}`,
  addConv: (n) => `Add Convolution ${n}`,
  addFlatten: 'Add Flatten',
  addFlattenDense: (n) => `Add Flatten and Dense ${n}`,
  addBranches: 'Add two branches',
  insertEmbedding: 'Insert Embedding',
  insertFlatten: 'Insert Flatten',
  insertPooling: 'Insert Global average',
  useLayerNorm: 'Use Layer norm',
  useLinear: 'Use linear',
  useSigmoid: 'Use sigmoid',
  useSquaredError: 'Use mean squared error',
  projectImage: 'Project the shortcut (1 × 1)',
  projectVector: 'Project the shortcut',
  padBy: (n) => `Pad by ${n}`,
  padding: (n) => `Padding ${n}`,
  noPadding: 'Use no padding',
  kernel: (n) => `Kernel ${n}`,
  window: (n) => `Window ${n}`,
  vocabulary: (n) => `Vocabulary ${n}`,
  lastStep: 'Return the last step only',
  everyStep: 'Return every step',
  causal: 'Make it causal',
  unfreeze: 'Forget the frozen values',
  remove: 'Remove it',
  randomWeights: 'Start from random weights',
  leakyAnew: 'Use leaky ReLU and start again',
  slowerAnew: 'Learning rate ÷ 10 and start again',
  randomAnew: 'Start again from random weights',
};

/** What the button of a fix says. */
export function labelOf({ say, count = 0 }: Pick<Fix, 'say' | 'count'>): string {
  const label = labels[say];
  return typeof label === 'string' ? label : label(count);
}
