import { describe, expect, it, test } from 'vitest';
import { type DatasetType, datasets } from '#data/index.ts';
import { canRun, checkNetwork } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { registries } from '#state/editor.ts';
import { adaptationText, adaptDocument } from './adaptDocument.ts';
import { recipeFor } from './recipe.ts';
import { askedBy } from './starter.ts';

function documentOf(data: Record<string, unknown>, network: unknown[], loss: string): StrataDocument {
  const reading = readDocument({ strata: 1, data, network, training: { loss } }, registries);
  if (!reading.document) throw new Error(sentenceOf(reading.problems[0]!));
  return reading.document;
}
const dense = (units: number, more: Record<string, unknown> = {}) => ({ type: 'dense', units, ...more });
const brief = ({ training, network }: StrataDocument) => [training.loss, network.at(-1)!['units']];

const spiral = documentOf({ type: 'spiral' }, [dense(8), dense(2)], 'crossEntropy');

test('from classes to a number the loss becomes mse and the last block gets one unit', () => {
  const next = adaptDocument(spiral, recipeFor('sine', spiral.data));
  expect(brief(next)).toEqual(['mse', 1]);
  expect(next.data.type).toBe('sine');
  expect(next.network[0]).toBe(spiral.network[0]);
});

test('a loss that compares numbers stays where numbers are asked for', () => {
  const huber = documentOf({ type: 'circle' }, [dense(8), dense(1)], 'huber');
  expect(brief(adaptDocument(huber, recipeFor('plane', huber.data)))).toEqual(['huber', 1]);
});

test('from a number to classes the loss becomes cross-entropy and the last block gets a unit a class', () => {
  const ripple = documentOf({ type: 'ripple' }, [dense(8), dense(1)], 'mae');
  expect(brief(adaptDocument(ripple, recipeFor('gaussians', ripple.data)))).toEqual(['crossEntropy', 3]);
});

test('from a surface to a line nothing but the data changes', () => {
  const ripple = documentOf({ type: 'ripple' }, [dense(8), dense(1)], 'mae');
  const next = adaptDocument(ripple, recipeFor('sine', ripple.data));
  expect(next.network).toBe(ripple.network);
  expect(next.training).toBe(ripple.training);
});

test('the last block follows the number of classes', () => {
  const next = adaptDocument(spiral, { ...spiral.data, arms: 5 });
  expect(brief(next)).toEqual(['crossEntropy', 5]);
  expect(brief(adaptDocument(next, spiral.data))).toEqual(['crossEntropy', 2]);
});

test('one unit with binary cross-entropy becomes cross-entropy where there are not two classes', () => {
  const xor = documentOf({ type: 'xor' }, [dense(2), dense(1)], 'binaryCrossEntropy');
  expect(brief(adaptDocument(xor, recipeFor('gaussians', xor.data)))).toEqual(['crossEntropy', 3]);
  expect(brief(adaptDocument(xor, recipeFor('moons', xor.data)))).toEqual(['binaryCrossEntropy', 1]);
});

test('one unit with mse becomes a unit a class', () => {
  const xor = documentOf({ type: 'xor' }, [dense(2), dense(1)], 'mse');
  expect(brief(adaptDocument(xor, recipeFor('gaussians', xor.data)))).toEqual(['mse', 3]);
});

test('a last block that was wrong before is left alone, only the loss changes', () => {
  const odd = documentOf({ type: 'spiral' }, [dense(16, { activation: 'tanh' })], 'crossEntropy');
  expect(brief(adaptDocument(odd, { ...odd.data, arms: 3 }))).toEqual(['crossEntropy', 16]);
  const next = adaptDocument(odd, recipeFor('sine', odd.data));
  expect(brief(next)).toEqual(['mse', 16]);
  expect(next.network).toBe(odd.network);
});

test('the block before a closing activation or dropout counts as the last', () => {
  const tail = documentOf({ type: 'spiral' }, [dense(8), dense(2), { type: 'dropout' }], 'crossEntropy');
  const next = adaptDocument(tail, { ...tail.data, arms: 4 });
  expect(next.network[1]!['units']).toBe(4);
  expect(next.network[2]).toBe(tail.network[2]);
});

test('an activation that confines the output becomes linear when the kind of answer changes, and only then', () => {
  const xor = documentOf({ type: 'xor' }, [dense(2), dense(1, { activation: 'sigmoid' })], 'mse');
  expect(adaptDocument(xor, recipeFor('sine', xor.data)).network[1]!['activation']).toBe('linear');
  expect(adaptDocument(xor, recipeFor('gaussians', xor.data)).network[1]!['activation']).toBe('sigmoid');
});

test('frozen elements are forgotten when units go, and kept when units come', () => {
  const frozen = documentOf({ type: 'spiral' }, [dense(8), dense(2, { frozen: { bias: [1] } })], 'crossEntropy');
  expect(adaptDocument(frozen, recipeFor('sine', frozen.data)).network[1]!.frozen).toBeUndefined();
  expect(adaptDocument(frozen, { ...frozen.data, arms: 3 }).network[1]!.frozen).toEqual({ bias: [1] });
});

test('an empty network stays empty', () => {
  const empty = documentOf({ type: 'spiral' }, [], 'crossEntropy');
  expect(adaptDocument(empty, recipeFor('sine', empty.data)).network).toEqual([]);
});

const types = (network: readonly { type: string }[]) => network.map((block) => block.type);
const to = (document: StrataDocument, type: DatasetType, more: Record<string, unknown> = {}) =>
  adaptDocument(document, { ...recipeFor(type, document.data), ...more });
const runs = ({ network, data, training }: StrataDocument) => {
  const { input, target } = askedBy(data);
  return canRun(checkNetwork(network, input, target, training.loss, registries.layers).problems);
};

describe('from one kind of sample to another', () => {
  it.each(Object.keys(datasets) as DatasetType[])('the network fits: %s', (type) => {
    for (const from of Object.keys(datasets) as DatasetType[]) {
      const there = to(to(spiral, from), type);
      expect(runs(there), `from ${from}`).toBe(true);
      expect(runs(to(there, 'spiral')), `from ${from} and back`).toBe(true);
    }
  });

  test('a flatten comes before dense layers for an image, and goes with it', () => {
    const image = to(spiral, 'barsAndStripes');
    expect(types(image.network)).toEqual(['flatten', 'dense', 'dense']);
    expect(image.network[1]).toEqual(spiral.network[0]);
    expect(adaptationText(spiral, image)).toBe('To suit the data, Flatten comes first.');
    const back = to(image, 'spiral');
    expect(back.network).toEqual(spiral.network);
    expect(adaptationText(image, back)).toBe('To suit the data, Flatten is gone.');
  });

  test('convolutions stay with images and give way to a starter elsewhere', () => {
    const conv = [{ type: 'conv2d', filters: 4, kernel: 3 }, { type: 'flatten' }, dense(2)];
    const image = documentOf({ type: 'barsAndStripes' }, conv, 'crossEntropy');
    expect(to(image, 'barsAndStripes', { noise: 0.5 }).network).toBe(image.network);
    expect(types(to(image, 'sineClass').network)).toEqual(['lstm', 'dense']);
    expect(types(to(image, 'moons').network)).toEqual(['dense', 'dense']);
  });

  test('dense layers give way to a starter for sequences, also where each step could be answered for itself', () => {
    expect(types(to(spiral, 'adding').network)).toEqual(['lstm', 'dense']);
    const each = to(spiral, 'parity', { each: true });
    expect(types(each.network)).toEqual(['lstm', 'dense']);
    expect(each.network[0]!['returnSequences']).toBe(true);
  });

  test('layers over steps say every step or the last one as the answers ask', () => {
    const each = to(spiral, 'parity', { each: true });
    const own = { ...each, network: each.network.with(0, { ...each.network[0]!, units: 5 }) };
    const once = to(own, 'parity', { each: false });
    expect(once.network[0]).toEqual({ ...own.network[0], returnSequences: false });
    expect(to(once, 'parity', { each: true }).network).toEqual(own.network);
  });

  test('an embedding follows the number of tokens', () => {
    const reversal = to(spiral, 'reversal');
    const more = to(reversal, 'reversal', { alphabet: 20 });
    expect([more.network[0]!['vocabulary'], more.network.at(-1)!['units']]).toEqual([20, 20]);
  });

  test('rows of tokens that must be seen whole get attention, others a GRU; an untouched starter gives way to the next', () => {
    const sorting = to(spiral, 'sorting');
    expect(types(sorting.network)).toEqual(['embedding', 'positionalEncoding', 'residual', 'residual', 'dense']);
    const text = to(sorting, 'text');
    expect(types(text.network)).toEqual(['embedding', 'gru', 'dense']);
    expect(adaptationText(sorting, text)).toBe('To suit the data, the network is now Embedding, GRU, Dense.');
    const own = { ...text, network: text.network.with(1, { ...text.network[1]!, units: 7 }) };
    expect(types(to(own, 'sorting').network)).toEqual(['embedding', 'gru', 'dense']);
  });

  test('the network that was left with such data comes back, its answer as wide as is asked', () => {
    const text = to(spiral, 'text');
    const back = adaptDocument(text, recipeFor('gaussians', text.data), spiral.network);
    expect(back.network[0]).toEqual(spiral.network[0]);
    expect(brief(back)).toEqual(['crossEntropy', 3]);
  });

  test('the loss follows from classes to numbers and back', () => {
    const adding = to(spiral, 'adding');
    expect(brief(adding)).toEqual(['mse', 1]);
    expect(brief(to(adding, 'text'))[0]).toBe('crossEntropy');
  });

  test('an empty network stays empty', () => {
    const empty = documentOf({ type: 'spiral' }, [], 'crossEntropy');
    expect(to(empty, 'text').network).toEqual([]);
  });
});

describe('another question about the same images', () => {
  const task = (document: StrataDocument, name: string) => adaptDocument(document, { ...document.data, task: name });
  const cnn = [
    { type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
    { type: 'flatten' },
    dense(16, { activation: 'relu' }),
    dense(10),
  ];
  const digits = documentOf({ type: 'digits', samples: 20 }, cnn, 'crossEntropy');

  test('the picture itself: everything before the last block stays, which gets a unit a pixel, and the loss becomes mse', () => {
    const asked = task(digits, 'picture');
    expect(brief(asked)).toEqual(['mse', 784]);
    expect(asked.network.slice(0, -1)).toEqual(digits.network.slice(0, -1));
    expect(runs(asked)).toBe(true);
    expect(adaptationText(digits, asked)).toBe(
      'To suit the data, the loss is now mean squared error and the last layer has 784 units.',
    );
    expect(task(asked, 'class').network).toEqual(digits.network);
    expect(brief(task(asked, 'class'))).toEqual(['crossEntropy', 10]);
  });

  test('classes again: a network that ends in an image gets a last block behind it', () => {
    const ends = [
      { type: 'conv2d', filters: 4, kernel: 3, padding: 1 },
      { type: 'conv2d', filters: 1, kernel: 3, padding: 1 },
    ];
    const document = documentOf({ type: 'digits', samples: 20, task: 'picture' }, ends, 'mse');
    expect(runs(document)).toBe(true);
    const told = task(document, 'class');
    expect(types(told.network)).toEqual(['conv2d', 'conv2d', 'flatten', 'dense']);
    expect(told.network.slice(0, 2)).toEqual(document.network);
    expect(brief(told)).toEqual(['crossEntropy', 10]);
  });

  test.each(['barsAndStripes', 'digits', 'shapes', 'relations', 'faces'] as const)('fits both ways: %s', (type) => {
    for (const from of ['spiral', 'digits', 'adding'] as const) {
      const there = task(to(to(spiral, from), type), 'picture');
      expect(runs(there), `from ${from}`).toBe(true);
      expect(runs(task(there, type === 'faces' ? 'glasses' : 'class')), `from ${from} and back`).toBe(true);
    }
  });

  test('another set that asks for its pictures: the last block follows their size', () => {
    const asked = task(digits, 'picture');
    const faces = adaptDocument(asked, { ...recipeFor('faces', asked.data), task: 'picture' });
    expect(brief(faces)).toEqual(['mse', 1024]);
    expect(types(faces.network)).toEqual(types(asked.network));
  });

  test('binary cross-entropy stays with pictures, and gives way to mse where it comes from classes', () => {
    const asked = documentOf(
      { type: 'digits', task: 'picture' },
      [{ type: 'flatten' }, dense(784)],
      'binaryCrossEntropy',
    );
    expect(adaptDocument(asked, { ...recipeFor('shapes', asked.data), task: 'picture' }).training.loss).toBe(
      'binaryCrossEntropy',
    );
    const told = documentOf({ type: 'digits' }, [{ type: 'flatten' }, dense(10)], 'binaryCrossEntropy');
    expect(task(told, 'picture').training.loss).toBe('mse');
  });

  test('of images too large for a dense layer the network gives way to convolutions', () => {
    const data = { type: 'pictures', images: '', height: 100, width: 90, count: 0 };
    const large = documentOf(data, cnn.with(3, dense(2)), 'crossEntropy');
    const asked = task(large, 'picture');
    expect(types(asked.network)).toEqual(['conv2d', 'conv2d']);
    expect(runs(asked)).toBe(true);
  });
});

test('what changed beside the data is said in a sentence', () => {
  const next = adaptDocument(spiral, recipeFor('sine', spiral.data));
  expect(adaptationText(spiral, next)).toBe(
    'To suit the data, the loss is now mean squared error and the last layer has 1 unit.',
  );
  expect(adaptationText(spiral, { ...spiral })).toBeUndefined();
});
