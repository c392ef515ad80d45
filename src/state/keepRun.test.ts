import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { replayer } from '#engine/replay.ts';
import { readDocument } from '#nn/document.ts';
import { runAt } from '#nn/run.ts';
import { frameOf } from '#testing/handEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import { keptRunOf } from './keepRun.ts';
import { madeHere } from './madeHere.ts';
import { registries } from './registries.ts';

const document = madeHere(defaultDocument);
const data = prepareData(document.data, document.seed);
/** Where a run of the document stands at a step. */
function standingAt(step: number) {
  const { trainer, step: train } = replayer(document);
  while (trainer.step < step) train();
  return { ...trainer.save(), parameterHash: trainer.parameterHash() };
}
const left = (step: number, more: object) => ({
  ...{ document: { ...document, run: runAt(step) }, data, standing: undefined, frame: undefined, seconds: 4 },
  ...more,
});
const frame = frameOf({
  position: { step: 30, epoch: 3, used: 4, pending: 0 } as never,
  trainCount: 100,
  train: { loss: 0.25, accuracy: Number.NaN, explained: null, count: 10 },
  test: { loss: Number.POSITIVE_INFINITY, accuracy: 0.5, explained: null, count: 10 },
});

it('a run is kept where it stands, with its weights and its curve, though the page knew of an earlier step', () => {
  const standing = standingAt(12);
  const { document: kept, facts } = keptRunOf(left(10, { standing, frame }), true);
  const { run } = readDocument(JSON.parse(JSON.stringify(kept)), registries).document!;
  expect(run!.step).toBe(12);
  expect(run!.weights).toBeDefined();
  const { epoch, used } = standing.position;
  expect(facts).toMatchObject({ step: 12, epoch, samples: 100 * epoch + used, seconds: 4 });
  expect(facts.curve.length).toBeGreaterThan(0);
});

it('without a place where it stands it is kept by its document, with what was seen of it', () => {
  for (const standing of [undefined, standingAt(2)]) {
    const { document: kept, facts, byHand } = keptRunOf(left(30, { standing, frame }));
    expect(readDocument(JSON.parse(JSON.stringify(kept)), registries).document!.run).toEqual(runAt(30));
    expect(facts).toMatchObject({ step: 30, epoch: 3, samples: 304, curve: [] });
    expect(facts.train).toEqual({ loss: 0.25, accuracy: null });
    expect(facts.test).toEqual({ loss: null, accuracy: 0.5 });
    expect(byHand).toBe(false);
  }
});

it('a run of which nothing was seen has no numbers but its step and its size', () => {
  const { title, facts } = keptRunOf(left(30, {}));
  const none = { loss: null, accuracy: null };
  expect(title).toBe(document.title);
  expect(facts).toMatchObject({ step: 30, epoch: 0, samples: 0, train: none, test: none });
  const units = [2, ...document.network.map((block) => block['units'] as number)];
  const ofLayers = units.slice(1).map((count, i) => (units[i]! + 1) * count);
  expect(facts.parameters).toBe(ofLayers.reduce((sum, count) => sum + count));
  expect(facts.bytes).toBe(4 * facts.parameters);
  expect(facts.multiplyAdds).toBeGreaterThan(0);
  const { run: _, ...fresh } = document;
  expect(keptRunOf({ ...left(0, {}), document: fresh }).facts.step).toBe(0);
});
