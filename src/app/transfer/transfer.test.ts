import { describe, expect, it } from 'vitest';
import { oddsFields } from '#lenses/odds/oddsFields.ts';
import { axesOf } from '#lenses/odds/sweepNames.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { readLensSettings } from '#nn/lensSettings.ts';
import { mergePatch } from '#nn/patch.ts';
import { inForce } from '#nn/phase.ts';
import { type SweepPoint, sweepOf } from '#nn/sweep.ts';
import { gallery } from '#state/gallery.ts';
import { registries } from '#state/registries.ts';
import { tasksOf, transferDocument } from './transfer.ts';

const example = (id: string): StrataDocument => gallery.find((entry) => entry.id === id)!.document;
const digits = example('digits-cnn');
const again = (document: StrataDocument) => readDocument(JSON.parse(JSON.stringify(document)), registries);
/** What is in force once the second task has begun. */
const second = (document: StrataDocument) => inForce(document, 1, registries);
const kinds = (document: StrataDocument) =>
  second(document).network.map(({ id, trainable, learningRateScale }) => ({ id, trainable, learningRateScale }));

describe('transfer', () => {
  it('is to the other half of the classes, or to the question with the fewest answers', () => {
    expect(tasksOf(digits)).toMatchObject({
      source: { classes: ['0', '1', '2', '3', '4'] },
      target: { classes: ['5', '6', '7', '8', '9'], samples: 1250, testShare: 0.96 },
    });
    expect(tasksOf(example('faces'))).toMatchObject({ source: { task: 'expression' }, target: { task: 'glasses' } });
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

  it('is what the gallery has of digits', () => {
    const { phases, variants, ...first } = example('transfer-digits');
    const made = transferDocument({ ...first, data: { ...first.data, classes: digits.data['classes'] } })!;
    expect(made).toMatchObject({ network: first.network, data: first.data, phases, variants });
  });

  it('has the ladder of freezing as its sweep: a rung for every number of lower layers that can be kept, from one start', () => {
    const made = again(transferDocument(digits)!).document!;
    const axes = axesOf(readLensSettings(oddsFields, made.view.lenses!['odds']));
    expect(axes).toEqual([{ path: 'phases.1.kept', values: ['none', 'a', 'b', 'c'] }]);
    const { variants: _, ...recipe } = made;
    const { points } = sweepOf(recipe, axes, registries) as { points: readonly SweepPoint[] };
    const rungs = points.map(({ patch }) => {
      const lane = again(mergePatch(recipe, patch, registries));
      expect(lane.problems).toEqual([]);
      return second(lane.document!).network;
    });
    expect(rungs.map((network) => network.filter(({ trainable }) => trainable === false).map(({ id }) => id))).toEqual([
      [],
      ['a'],
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]); // prettier-ignore
    // What starts anew is the same in every rung, and in the document's own lane.
    const anew = rungs[0]!.map(({ id }) => id);
    expect(anew).toEqual(second(made).network.map(({ id }) => id));
    for (const [kept, network] of rungs.entries())
      expect(network.map(({ id }) => id)).toEqual(
        anew.map((id, i) => (i < [0, 1, 3, 6][kept]! ? made.network[i]!.id : id)),
      );
  });
});
