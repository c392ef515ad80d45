import { describe, expect, it } from 'vitest';
import { ofVariant } from '#nn/variant.ts';
import { gallery } from '#state/gallery.ts';
import { registries } from '#state/registries.ts';
import { RunHistory } from '#state/runHistory.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { compareTable } from './compareTable.ts';
import { clockWords, curveTitle, headSentence, lockstepWords, ownStepWords } from './compareWords.ts';
import { differenceOf } from './difference.ts';
import { hiddenWords, laneChips } from './laneChips.ts';

const entry = (id: string) => gallery.find((one) => one.id === id)!.document;

describe('the sentence over a comparison', () => {
  const document = documentOf();
  const says = (...changes: Parameters<typeof headSentence>[1]) => headSentence(document, changes);

  it('says what is the same, and the only thing that differs', () => {
    const xor = entry('compare-depth');
    expect(
      headSentence(
        xor,
        xor.variants!.map(({ change }) => change),
      ),
    ).toBe('Same data, same seed, same rate. Only the hidden layers differ.');
    expect(says({ training: { optimizer: { learningRate: 1 } } })).toBe('Same data, same seed. Only the rate differs.');
    expect(says({ seed: 4 })).toBe('Same data, same rate. Only the seed differs.');
    expect(says({ data: { noise: 0.2 } })).toBe('Same seed, same rate. Only the data differ.');
    expect(says({ training: { batchSize: 8 } }, { network: { b: { units: 3 } } })).toBe(
      'Same data, same seed, same rate. Only the networks and the training differ.',
    );
    expect(says({ network: { a: { units: 3 } } })).toMatch(/Only the hidden layers differ\.$/);
  });

  it('says that nothing differs yet, or that one stands alone', () => {
    expect(says()).toMatch(/^Only one network/);
    expect(says({})).toMatch(/^All networks are the same/);
  });
});

describe('the chips of a lane', () => {
  it('are its hidden layers and its parameters, outlined where they differ from A', () => {
    const a = entry('compare-depth');
    const two = ofVariant(a, 'Two hidden layers', registries)!;
    const base = { document: a, parameters: 3 };
    expect(laneChips(base, base).shown).toEqual([
      { text: 'hidden none', differs: false },
      { text: '3 parameters', differs: false },
    ]);
    expect(laneChips(base, { document: two, parameters: 25 }).shown).toEqual([
      { text: 'hidden 4, 2 sigmoid', differs: true },
      { text: '25 parameters', differs: true },
    ]);
  });

  it('count what there is more of', () => {
    const a = { document: documentOf(), parameters: 1 };
    const { shown, more } = laneChips(a, {
      document: { ...documentOf({ training: { batchSize: 8, loss: 'mse', clipNorm: 1 } }), seed: 3 },
      parameters: 1,
    });
    expect(shown).toHaveLength(3);
    expect(more.length).toBeGreaterThan(0);
    expect([...shown.map(({ text }) => text), ...more]).toContain('seed 3');
  });

  it('say of many layers how many, and of other blocks how many blocks', () => {
    expect(hiddenWords(entry('deep-sigmoid').network)).toBe('20 × 8 sigmoid');
    expect(hiddenWords(entry('digits-cnn').network)).toMatch(/^\d+ blocks$/);
  });
});

it('a difference of answers is that of the second class, or of the number; of others than A’s kind there is none', () => {
  const answer = (values: number[], classes: number) =>
    ({ resolution: 1, dimensions: 2, classes, values: Float32Array.from(values) }) as never;
  expect(differenceOf(answer([0.25, 0.75], 2), answer([0.5, 0.5], 2))!.values[0]).toBe(0.25);
  expect(differenceOf(answer([3], 0), answer([1], 0))!.values[0]).toBe(2);
  expect(differenceOf(answer([0.5, 0.5, 0], 3), answer([0, 0.5, 0.5], 3))!.values[0]).toBe(0.5);
  expect(differenceOf(answer([0.5, 0.5], 2), answer([1], 0))).toBeUndefined();
});

it('the table has a row for each recorded point of each lane, and nothing for what was not scored', () => {
  const history = new RunHistory();
  history.take({
    history: { from: 0, values: Float64Array.from([0, 0, 0.7, Number.NaN, 0.5, Number.NaN]) },
    position: { step: 0, epoch: 0, used: 0, pending: 0 },
    trainCount: 4,
    train: { loss: 0.7, accuracy: 0.5, count: 4 },
    test: { loss: Number.NaN, accuracy: null, count: 0 },
  } as never);
  const [head, row, end] = compareTable([{ tag: 'B', name: 'a "b"', history }]).split('\r\n');
  expect(head).toBe('"network","name","step","epoch","train loss","test loss","train accuracy","test accuracy"');
  expect(row).toBe('"B","a ""b""",0,0,0.7,,0.5,');
  expect(end).toBe('');
});

it('where all are counted from their last phase, each says where its own run stands', () => {
  expect(ownStepWords(3, 10)).toBe('7 steps before its last phase.');
  expect(ownStepWords(10, 10)).toBe('Its last phase begins here, at step 10.');
  expect(ownStepWords(30, 10)).toBe('Step 30 of its whole run.');
  expect(ownStepWords(30, 0)).toBe('');
  expect(ownStepWords(3, undefined)).toBe('Step 3, before its last phase.');
  expect([undefined, -7, 12].map(clockWords)).toEqual(['before it', '7 before it', '12']);
  expect(curveTitle(true, 'step', 'lastPhase')).toBe('Test loss by step of the last phase, one axis for all');
  expect(lockstepWords(2, 'epoch', 'lastPhase')).toBe('both at the same epoch of the last phase');
});

it('how they go on is said for as many as there are', () => {
  expect([1, 2, 3, 4].map((count) => lockstepWords(count, 'step'))).toEqual([
    '',
    'both at the same step',
    'all three at the same step',
    'all four at the same step',
  ]);
});
