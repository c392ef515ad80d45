import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { bottleneckProbe } from '#probes/bottleneck/bottleneck.probe.ts';
import { confusionProbe } from '#probes/confusion/confusion.probe.ts';
import { unitsProbe } from '#probes/units/units.probe.ts';
import { answerProbe } from './answer.probe.ts';
import { picturesProbe } from './pictures.probe.ts';

const bars = { type: 'barsAndStripes', samples: 100, task: 'picture' };
const flat = [
  { id: 'f', type: 'flatten' },
  { id: 'w', type: 'dense', units: 6 },
  { id: 'z', type: 'dense', units: 64 },
];

function begin(network: readonly object[], data: object = bars, loss = 'mse', steps = 30): Trainer {
  const { document, problems } = readDocument(
    { strata: 1, seed: 2, data, network, training: { loss, batchSize: 20 } },
    { layers, datasets },
  );
  if (!document) throw new Error(sentenceOf(problems[0]!));
  const trainer = new Trainer(document, { backEnd: 'reference' });
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  return trainer;
}
const answer = (trainer: Trainer, sample: number) =>
  answerProbe.compute(trainer, { resolution: 0, samples: true, sample }, createPool());

it('gives back the picture of a row: the very output of the network', () => {
  const trainer = begin(flat);
  const { values, classes, said, sample } = answer(trainer, 7);
  const output = trainer.model.tensor(trainer.model.inspectRow(7).output);
  expect([values, classes, said.length, sample]).toEqual([output, 0, 0, 7]);
});

it('gives back shares of ink where the outputs are logits', () => {
  const trainer = begin(flat, { ...bars, noise: 0 }, 'binaryCrossEntropy');
  const { values } = answer(trainer, 3);
  const output = trainer.model.tensor(trainer.model.inspectRow(3).output);
  expect(values.every((share) => share > 0 && share < 1)).toBe(true);
  expect(values[5]).toBeCloseTo(1 / (1 + Math.exp(-output[5]!)), 6);
});

it('lists the held-out pictures that are missed most, whose mean is the score', () => {
  const trainer = begin(flat);
  const { data, samples } = trainer.plan;
  const all = picturesProbe.compute(trainer, { listed: 1000 }, createPool());
  expect([...all.rows].sort((a, b) => a - b)).toEqual([...data!.test]);
  expect(all.off).toEqual([...all.off].sort((a, b) => b - a));
  expect(all.off.reduce((a, b) => a + b) / all.count).toBeCloseTo(trainer.score(samples.test).loss, 6);
  const some = picturesProbe.compute(trainer, { listed: 3 }, createPool());
  expect([some.rows, some.count]).toEqual([all.rows.slice(0, 3), data!.test.length]);
  expect(some.pictures.slice(0, 64)).toEqual(answer(trainer, some.rows[0]!).values);
});

it('lists nothing where classes are asked for', () => {
  const told = begin(flat.with(2, { id: 'z', type: 'dense', units: 2 }), { ...bars, task: 'class' });
  expect(picturesProbe.compute(told, { listed: 3 }, createPool())).toMatchObject({ rows: [], count: 0 });
});

it('shows the last block as a picture, whatever its shape, with its numbers in their order', () => {
  for (const network of [flat, [{ id: 'z', type: 'conv2d', filters: 1, kernel: 3, padding: 1 }]]) {
    const trainer = begin(network);
    const { blocks, values } = unitsProbe.compute(trainer, { resolution: 8, sample: 4 }, createPool());
    const last = blocks.find(({ id }) => id === 'z')!;
    expect(last).toMatchObject({ picture: 'map', width: 8, height: 8, units: 1, shown: 1 });
    expect(values.slice(last.offset, last.offset + 64)).toEqual(answer(trainer, 4).values);
    // Any other vector is still a row of units.
    expect(blocks.filter(({ picture }) => picture === 'number').map(({ id }) => id)).toEqual(
      network === flat ? ['f', 'w'] : [],
    );
  }
});

it('keeps the class readable and the picture redrawn, though only the picture was asked for; confuses nothing', () => {
  const zerosAndOnes = { type: 'digits', classes: ['0', '1'], samples: 200, task: 'picture' };
  const trainer = begin(flat.with(2, { id: 'z', type: 'dense', units: 784 }), zerosAndOnes, 'mse', 120);
  const { answer: read, sections, redrawn, sample } = bottleneckProbe.compute(trainer, { sample: 5 }, createPool())!;
  expect(read).toMatchObject({ id: 'class', kind: 'class', classes: 2 });
  expect(sections.map(({ id }) => id)).toEqual(['input', 'w', 'z']);
  const waist = sections[1]!;
  expect(waist.answer!.value).toBeGreaterThan(0.9);
  // The network's own second half is a straight map too: the linear probe's is about as good, and none passes the principal components.
  const { explained } = trainer.score(trainer.plan.samples.test);
  expect(waist.input!.value).toBeGreaterThan(explained! - 0.1);
  expect(waist.input!.value).toBeLessThanOrEqual(waist.best);
  expect([redrawn.length, sample]).toEqual([3 * 784, 5]);
  expect(confusionProbe.compute(trainer, {}, createPool()).said).toHaveLength(0);
});
