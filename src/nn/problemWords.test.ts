import { describe, expect, it, test } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from './document.ts';
import type { Code, Findings, FixCode, Found } from './problem.ts';
import { formatBytes, labelOf, phraseOf, sentenceOf, shortOf } from './problemWords.ts';

const image = { shape: [1, 28, 28] };
const tokens = { shape: [5], tokens: 9 };
const three: Found = { code: 'wholeNumber', min: 1, received: 0 };

/** An example of every code: a code without one does not compile. */
const examples: { readonly [C in Code]: readonly [values: Findings[C], phrase: string] } = {
  wholeNumber: [{ min: 1, received: 0 }, 'must be an integer ≥ 1, received 0'],
  number: [{ received: 'x' }, 'must be a number, received "x"'],
  between: [{ min: 0, max: 1, received: 2 }, 'must be between 0 and 1, received 2'],
  wholeBetween: [{ min: 0, max: 7, received: 2.5 }, 'must be a whole number from 0 to 7, received 2.5'],
  atMost: [{ max: 4, received: 5 }, 'must be at most 4, received 5'],
  atLeast: [{ min: 1, received: 0 }, 'needs at least 1, received 0'],
  flag: [{ received: 1 }, 'must be true or false, received 1'],
  oneOf: [{ choices: ['a', 'b'], received: 'c' }, 'must be one of a, b, received "c"'],
  list: [{ of: 'rows', received: {} }, 'must be a list of rows, received {}'],
  onlyOf: [{ choices: ['x', 'y'], received: 'z' }, 'may hold x, y, received "z"'],
  twice: [{}, 'must not name anything twice'],
  text: [{ received: undefined }, 'must be text, received nothing'],
  textOf: [{ min: 1, max: 200, received: '' }, 'must be text of 1 to 200 characters, received ""'],
  characters: [{ max: 16, received: 17 }, 'must be at most 16 characters, received 17'],
  tooMany: [{ max: 65, what: 'columns', received: 66 }, 'holds at most 65 columns, received 66'],
  object: [{ received: null }, 'must be an object, received null'],
  unknown: [{ name: 'colour' }, 'unknown field "colour"'],
  names: [{ max: 256, received: [] }, 'must be a list of 1 to 256 different names, received []'],
  strayNames: [{}, 'categories belong to columns of categories'],
  part: [{ name: 'std', found: three }, 'std must be an integer ≥ 1, received 0'],
  column: [{ at: 2, found: three }, 'column 3: must be an integer ≥ 1, received 0'],
  row: [{ at: 3, column: 'label', found: three }, 'row 4: label must be an integer ≥ 1, received 0'],
  rowNumbers: [{ at: 0, columns: ['x', 'y'], received: [1] }, 'row 1 must be 2 numbers (x, y), received [1]'],
  rowLength: [{ at: 1, needed: 3, received: 2 }, 'row 2 must hold 3 numbers, received 2'],
  reach: [{ most: 100, received: 1e9 }, 'must be between −100 and 100, received 1000000000'],
  classes: [{ most: 256, received: 1 }, 'must name 2 to 256 classes, received 1'],
  oneLabel: [{ received: 2 }, 'must hold one label, received 2'],
  noInput: [{}, 'must hold at least one input'],
  twoClasses: [{}, 'must name at least two classes'],
  keptRows: [{}, 'must be an empty list where rows are kept'],
  needs: [
    { needed: 'vectorOrSequence', got: image },
    'needs a vector [C] or a sequence [T, E], got an image [1, 28, 28]',
  ],
  addsReals: [{ got: tokens }, 'adds real numbers, got tokens [5]'],
  joinsReals: [{ got: tokens }, 'joins real numbers, got tokens [5]'],
  vocabulary: [
    { needed: 12, received: 11 },
    'vocabulary must be at least 12, the number of different tokens, received 11',
  ],
  divisible: [{ what: 'heads', by: 8, got: 12 }, '8 heads need a width divisible by 8, got 12'],
  loneNumber: [
    { got: { shape: [4, 1, 1] } },
    'needs more than one number in a channel, got [4, 1, 1]: each would become 0',
  ],
  oneAlready: [{ got: { shape: [4] } }, 'needs an image [C, H, W] or a sequence [T, E], got a vector [4]'],
  window: [
    { size: 3, stride: 3, padding: 0, got: [3, 2, 8] },
    'a window of 3 × 3 needs sides of at least 3, got [3, 2, 8]: ⌊(2 − 3 + 2·0) / 3⌋ + 1 = 0',
  ],
  cutAway: [
    { kernel: 2, stride: 2, padding: 3, most: 1, got: [8, 2, 5] },
    'padding 3 leaves nothing of [8, 2, 5]: (2 − 1)·2 − 2·3 + 2 = -2; it may be at most 1',
  ],
  noBranches: [{}, 'has no branches; it needs at least one'],
  branches: [
    { first: [4], branch: 2, other: [3, 4] },
    'joins the last axis, so the other axes must agree: branch 1 gives [4], branch 2 [3, 4]',
  ],
  unequal: [
    { body: [4], shortcut: [2] },
    'adds number by number and needs equal shapes: the body gives [4], the shortcut [2]',
  ],
  manyParameters: [{ got: 3e7, most: 2e7 }, 'brings the network to 30000000 parameters, more than 20000000'],
  manyNumbers: [{ got: 5e6, most: 4e6 }, 'gives 5000000 numbers a sample, more than 4000000'],
  frozen: [{ parameter: 'gate' }, 'frozen names a parameter gate, which it does not have'],
  noBlocks: [{}, 'the network has no blocks; it needs at least one that gives the answer'],
  answer: [
    { needed: [2], classes: 2, loss: 'crossEntropy', gives: [5] },
    'the last block must give [2] for 2 classes with crossEntropy, gives [5]',
  ],
  answerPicture: [
    { needed: [1, 4, 4], pixels: 16, gives: [5] },
    'the last block must give [1, 4, 4] or [16] for the picture itself, gives [5]',
  ],
  answerReals: [{ gives: tokens }, 'the last block must give real numbers, gives tokens [5]'],
  answerVector: [{ gives: { shape: [4, 5] } }, 'the last block must give a vector [C], gives [4, 5]'],
  answerSteps: [
    { steps: 6, gives: { shape: [5] } },
    'the last block must give a vector for each of the 6 steps, [6, C], gives [5]',
  ],
  squashedTwice: [
    { loss: 'crossEntropy', function: 'sigmoid' },
    'crossEntropy takes logits and applies its own softmax; sigmoid before it squashes twice',
  ],
  lossOfClasses: [
    { loss: 'crossEntropy', picture: true, strays: false },
    'crossEntropy needs classes, and this data asks for the picture itself; use mse, mae, huber or binaryCrossEntropy',
  ],
  lossOfInk: [
    { loss: 'binaryCrossEntropy' },
    'binaryCrossEntropy needs pixels from 0 to 1, and noise takes some of these beyond; use mse, mae or huber',
  ],
  foresight: [{}, 'it sees the steps to come, which this data asks to be guessed; what it learns is to copy'],
  constant: [
    { why: { code: 'loneSoftmax' }, size: 4, mixes: false },
    'its output is the same for every input: softmax over a single number is always 1',
  ],
  constantLast: [
    { why: { code: 'noVariance', of: 'batch' }, trained: 48, size: 47, last: 1 },
    'the last batch of an epoch (48 samples in batches of 47) is a single sample, of which there is no variance; it gives out its bias alone',
  ],
  loneSoftmax: [{}, 'softmax over a single number is always 1'],
  noVariance: [{ of: 'channel' }, 'in a channel of one number there is no variance; it gives out its bias alone'],
  paddingAlone: [{}, 'every window lies in the padding alone'],
  paddingCut: [{}, 'no window reaches what the padding leaves'],
  unitsAlike: [
    { units: 4 },
    'its 4 units start alike, and so do the weights of the block behind; they stay equal for ever and count as one',
  ],
  off: [
    { units: 1, count: 9 },
    'its ReLU gives 0 for each of the 9 training samples; no gradient reaches the weights, so they cannot come back',
  ],
  saturated: [
    { units: 2, count: 9 },
    'all 2 units give the end of the scale for each of the 9 training samples, where the function is level; no gradient reaches the weights',
  ],
  still: [
    { units: 2, count: 9 },
    'all its weights are 0 and stay so: all 2 units give the same for each of the 9 training samples',
  ],
  within: [{ of: 'patch', found: { code: 'object', received: 3 } }, 'patch: must be an object, received 3'],
  version: [{ most: 2, received: 'x' }, 'strata must be the document’s version, an integer from 1 to 2, received "x"'],
  newerVersion: [
    { most: 2, received: 3 },
    'this document was made by a newer version of Strata (document version 3, this page reads up to 2)',
  ],
  block: [{ received: 7 }, 'must be a block, received 7'],
  blockId: [
    { received: 'a b' },
    'id must be 1 to 32 letters, digits, _ or -, and no word of ours such as input, received "a b"',
  ],
  idTwice: [{ id: 'a' }, 'id "a" is used twice'],
  nested: [{ most: 24 }, 'containers are nested more than 24 deep'],
  manyBlocks: [{ most: 300 }, 'network has more than 300 blocks'],
  frozenLists: [{ received: 1 }, 'frozen must map parameter names to ascending lists of element indices, received 1'],
  unitNames: [
    { most: 40, received: ['x'] },
    'names must map unit numbers from 0 to words of at most 40 characters, received ["x"]',
  ],
  typed: [{ received: 1 }, 'must be an object with a type, received 1'],
  blocksOrFields: [{ received: 1 }, 'network must be a list of blocks, or fields by block id, received 1'],
  noBlock: [{ id: 'z' }, 'there is no block "z"'],
  blockFields: [{ id: 'a', received: 1 }, 'fields of a must be an object, received 1'],
  noField: [{ id: 'a', field: 'type' }, 'type of a is no field: give the whole network'],
  phaseEnd: [{ received: 1 }, 'after must say steps, epochs, or a goal and atMost, as integers ≥ 1, received 1'],
  notOfData: [{ reading: 'pieces', data: 'spiral' }, 'pieces cannot be read with the data "spiral"'],
  lookedAtOnce: [{}, 'for is not for a goal that is looked at once'],
  ownName: [{ most: 40, received: 'A' }, 'name must be 1 to 40 characters that no other variant has, received "A"'],
  change: [
    { at: 0, of: 'patch', found: { code: 'object', received: 3 } },
    'change 1: patch: must be an object, received 3',
  ],
  changeOdd: [
    { at: 1, received: 3 },
    'change 2 is not a patch or an element of a parameter in the order of steps, received 3',
  ],
  changesLarge: [{ most: 4000 }, 'the networks of its changes hold more than 4000 blocks'],
  reached: [{ received: 3 }, 'reached must be a list of steps, one for each phase that began, received 3'],
  form: [{ keys: ['slots', 'updates'], received: 3 }, 'must be { slots, updates }, received 3'],
  hexadecimal: [{ digits: 16, received: 'x' }, 'must be 16 hexadecimal digits, received "x"'],
  base64: [
    { letters: 88, bytes: 64, received: 'AAAA' },
    'must be 88 characters of base64 for 64 bytes, received "AAAA"',
  ],
  weightBytes: [{ most: 64, received: 65 }, 'values take 65 bytes, more than 64'],
  atStart: [{}, 'position must be step 0, without a curve or an optimiser’s state, where a run starts from them'],
  cutOff: [{}, 'values are cut off'],
  checksum: [{}, 'values were changed: their checksum is another'],
  noNumber: [{ of: 'buffers' }, 'among the numbers of buffers is one that is none'],
  belowZero: [{ of: 'optimizer' }, 'among the squares of optimizer is one below 0'],
  tensorCount: [{ of: 'parameters', needed: 0, received: 1 }, 'hold 1 parameters, the network has 0'],
  tensor: [
    { needed: { name: '0.weight', shape: [1, 2] }, received: { name: '0.weight', shape: [2, 1] } },
    '0.weight [2,1] stands where the network has 0.weight [1,2]',
  ],
  noWeights: [{}, 'there are none'],
  otherEngine: [{ needed: 2, received: 1 }, 'were made with engine number 1, here it is 2'],
  otherStep: [{ needed: 9, received: 7 }, 'stand at step 7, the run at step 9'],
  otherRun: [{}, 'belong to another document or to another run of it'],
  cannotRun: [
    { problems: [{ block: 'document', field: 'network', of: 'network', found: { code: 'noBlocks' } }] },
    'the network cannot run: network: the network has no blocks; it needs at least one that gives the answer',
  ],
  otherOptimizer: [{ optimizer: 'sgd' }, "hold an optimiser's state that sgd does not have"],
  otherSample: [
    { needed: { epoch: 2, used: 0 }, received: { epoch: 1, used: 8 } },
    'stand at sample 8 of epoch 1, the run at 0 of epoch 2',
  ],
  otherUpdates: [{ needed: 9, received: 7 }, 'count 7 updates, the run has made 9'],
  otherCurve: [{ at: 3 }, 'point 3 of the curve is none of this run'],
  otherHash: [{}, 'hash to other parameters than they say'],
  memory: [
    { needed: 2.4e9, activations: 1.9e9, most: 1e9, batch: 4000, smaller: { batch: 250, activations: 4e8 } },
    'this network needs 2.4 GB, 1.9 GB of it for activations, more than 1.0 GB; batch 4000 → 250 would need 400 MB',
  ],
};

test.each(Object.entries(examples))('%s is said with its values', (code, [values, phrase]) => {
  const found = { code, ...values } as Found;
  expect(phraseOf(found)).toBe(phrase);
  expect(sentenceOf({ of: 'dense', found })).toBe(`dense: ${phrase}`);
});

describe('words', () => {
  it('tell what else may be had or got', () => {
    const phrases: readonly (readonly [Found, string])[] = [
      [{ code: 'list', received: 1 }, 'must be a list, received 1'],
      [{ code: 'rowNumbers', at: 1, received: 1 }, 'row 2 must be a list of numbers, received 1'],
      [
        { code: 'divisible', what: 'groups', by: 4, got: 6 },
        '4 groups need a number of channels divisible by 4, got 6',
      ],
      [{ code: 'frozen', parameter: 'weight', index: 4, size: 4 }, 'frozen names element 4 of weight, which has 4'],
      [
        { code: 'answer', needed: [1], classes: 0, loss: 'mse', gives: [2] },
        'the last block must give [1] for one number, gives [2]',
      ],
      [{ code: 'needs', needed: 'tokens', got: { shape: [4] } }, 'needs tokens [T], got real numbers [4]'],
      [
        { code: 'needs', needed: 'sequence', got: tokens },
        'needs a sequence [T, E] of real numbers, got tokens [5]; an embedding turns tokens into vectors',
      ],
      [
        { code: 'needs', needed: 'vectors', got: tokens },
        'needs real numbers, got tokens [5]; an embedding turns tokens into vectors',
      ],
      [
        { code: 'memory', needed: 2e9, activations: 5e8, most: 1e9, batch: 1 },
        'this network needs 2.0 GB, 500 MB of it for activations, more than 1.0 GB; 1.5 GB of it do not hang on the batch: use fewer or narrower blocks, or fewer samples',
      ],
    ];
    for (const [found, phrase] of phrases) expect(phraseOf(found)).toBe(phrase);
  });

  it('name block, field and value of what cannot be read', () => {
    const network = [{ id: 'a', type: 'dense', units: 0 }];
    const { problems } = readDocument({ strata: 2, data: { type: 'circle' }, network }, { layers, datasets });
    const message = 'dense: units must be an integer ≥ 1, received 0';
    expect(problems).toMatchObject([{ block: 'a', field: 'units' }]);
    expect(problems.map(sentenceOf)).toEqual([message]);
  });

  it('stand on the block where its picture shows it', () => {
    const problem = { block: 'a', field: 'type', of: 'dense' };
    expect(shortOf({ ...problem, found: { code: 'unitsAlike', units: 3 } })).toBe('all units alike');
    expect(shortOf({ ...problem, found: { code: 'noBlocks' } })).toBeUndefined();
  });

  it('are on every button, with the number that it names', () => {
    const numbered: readonly (readonly [FixCode, number, string])[] = [
      ['useUnits', 1, 'Use 1 unit'],
      ['useFilters', 3, 'Use 3 filters'],
      ['useBatches', 8, 'Use batches of 8'],
      ['addFlattenDense', 9, 'Add Flatten and Dense 9'],
      ['padBy', 2, 'Pad by 2'],
    ];
    for (const [say, count, label] of numbered) expect(labelOf({ say, count })).toBe(label);
    expect(labelOf({ say: 'causal' })).toBe('Make it causal');
  });

  it('give bytes in units that can be read', () => {
    expect([950, 12_340, 5_600_000, 1_920_000_000].map(formatBytes)).toEqual(['0.9 kB', '12 kB', '5.6 MB', '1.9 GB']);
  });
});
