import { describe, expect, it } from 'vitest';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { mergePatch } from '#nn/patch.ts';
import { inForce } from '#nn/phase.ts';
import { gallery } from '#state/gallery.ts';
import { registries } from '#state/registries.ts';
import { freezingLadder, tasksOf, transferDocument } from './transfer.ts';

const example = (id: string): StrataDocument => gallery.find((entry) => entry.id === id)!.document;
const digits = example('digits-cnn');
const again = (document: StrataDocument) => readDocument(JSON.parse(JSON.stringify(document)), registries);
/** What is in force once the second task has begun. */
const second = (document: StrataDocument) => inForce(document, 1, registries);
const kinds = (document: StrataDocument) =>
  second(document).network.map(({ id, trainable, learningRateScale }) => ({ id, trainable, learningRateScale }));

describe('transfer', () => {
  it('is to the other half of the classes, or to the next question', () => {
    expect(tasksOf(digits)).toMatchObject({
      source: { classes: ['0', '1', '2', '3', '4'] },
      target: { classes: ['5', '6', '7', '8', '9'], samples: 500, testShare: 0.9 },
    });
    expect(tasksOf(example('faces'))).toMatchObject({ source: { task: 'expression' }, target: { task: 'identity' } });
    for (const id of ['spiral', 'digits-autoencoder', 'adding-lstm']) expect(tasksOf(example(id)), id).toBeUndefined();
  });

  it('is a document of four lanes that can be read, each with a head of its own', () => {
    for (const from of [digits, example('faces'), example('digits-mlp')]) {
      const made = transferDocument(from)!;
      const reading = again(made);
      expect(reading.problems).toEqual([]);
      const { variants = [] } = reading.document!;
      expect(variants.map(({ name }) => name)).toEqual(['All frozen but the last', 'All tuned', 'Lower layers slower']);
      const lanes = [made, ...variants.map(({ change }) => mergePatch(made, change, registries))];
      const heads = lanes.map((lane) => second(lane).network.at(-1)!);
      const before = made.network.at(-1)!;
      for (const head of heads) expect(head.id).not.toBe(before.id);
      const ids = new Set(made.network.map(({ id }) => id));
      const kept = lanes.map((lane) => kinds(lane).filter(({ id }) => ids.has(id)));
      // From scratch no layer with parameters is the same one.
      expect(kept[0]!.length).toBeLessThan(kept[1]!.length);
      expect(kept[1]!.filter(({ trainable }) => trainable === false).length).toBeGreaterThan(0);
      expect(kept[2]!.some(({ trainable }) => trainable === false)).toBe(false);
      expect(kept[3]!.some(({ learningRateScale }) => learningRateScale === 0.3)).toBe(true);
    }
    expect(transferDocument(example('spiral'))).toBeUndefined();
  });

  it('has a rung for every number of lower layers that can be kept', () => {
    const made = transferDocument(digits)!;
    const rungs = freezingLadder(digits);
    const frozen = rungs.map(({ patch }) => {
      const lane = again(mergePatch({ ...made, variants: undefined } as never, patch, registries));
      expect(lane.problems).toEqual([]);
      return kinds(lane.document!).filter(({ trainable }) => trainable === false).length;
    });
    expect(frozen).toEqual(rungs.map((rung) => rung.frozen));
    expect(frozen).toEqual([0, 1, 2, 3]);
  });
});
