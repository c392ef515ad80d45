import { expect, test } from 'vitest';
import type { StrataDocument } from '#nn/document.ts';
import { readDocument } from '#nn/document.ts';
import { registries } from '#state/editor.ts';
import { adaptationText, adaptDocument, targetOf } from './adaptDocument.ts';
import { recipeFor } from './recipe.ts';

function documentOf(data: Record<string, unknown>, network: unknown[], loss: string): StrataDocument {
  const reading = readDocument({ strata: 1, data, network, training: { loss } }, registries);
  if (!reading.document) throw new Error(reading.problems[0]!.message);
  return reading.document;
}
const dense = (units: number, more: Record<string, unknown> = {}) => ({ type: 'dense', units, ...more });
const brief = ({ training, network }: StrataDocument) => [training.loss, network.at(-1)!['units']];

const spiral = documentOf({ type: 'spiral' }, [dense(8), dense(2)], 'crossEntropy');

test('a target is found whatever the number of samples', () => {
  expect(targetOf({ type: 'spiral', arms: 4 })).toEqual({ task: 'classification', classes: 4 });
  expect(targetOf({ type: 'sine' })).toEqual({ task: 'curve', classes: 0 });
  expect(targetOf({ type: 'points', task: 'regression' })).toEqual({ task: 'regression', classes: 0 });
});

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

test('what changed beside the data is said in a sentence', () => {
  const next = adaptDocument(spiral, recipeFor('sine', spiral.data));
  expect(adaptationText(spiral, next)).toBe(
    'To suit the data, the loss is now mean squared error and the last layer has 1 unit.',
  );
  expect(adaptationText(spiral, { ...spiral })).toBeUndefined();
});
