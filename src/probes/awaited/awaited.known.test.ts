import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Copy } from '#engine/laboratory/copy.ts';
import { Trainer } from '#engine/trainer.ts';
import { probes } from '#probes/index.ts';
import { readingsProbe } from '#probes/readings/readings.probe.ts';
import { readingOf } from '#proof/readings.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { awaitedProbe } from './awaited.probe.ts';

/** The plane of XOR, folded by hand: |x| + |y| and such say nothing, x·y's sign is read from two bends of x + y. */
const document = documentOf({
  data: { type: 'xor', kind: 'truthTable' },
  network: [
    { id: 'a', type: 'dense', units: 2, activation: 'relu' },
    { id: 'r', type: 'residual', body: [{ id: 'b', type: 'dense', units: 2, activation: 'relu' }] },
    { id: 'out', type: 'dense', units: 2 },
  ],
  training: { batchSize: 4 },
});
const asked = (...blocks: string[]) =>
  blocks.map((id) => ({ key: `reads(${id})`, name: 'reads', named: [id] }) as const);

/** A copy whose first layer is x + y and −x − y, each where it is positive: all four points lie on two lines, equal ones at 0. */
function folded() {
  const trainer = new Trainer(document);
  const set = (parameter: string, values: readonly number[]) =>
    values.forEach((value, index) => void trainer.setParameter('a', parameter, index, value));
  set('weight', [1, 1, -1, -1]);
  set('bias', [0, 0]);
  const copy = new Copy(document, prepareData(document.data, document.seed), () => undefined);
  copy.stand(trainer.step, trainer.model.numbers.slice());
  return { trainer, copy };
}

it('a fold of the plane lets a straight line read XOR, which it cannot from the plane itself', () => {
  const { copy } = folded();
  const found = awaitedProbe.compute(copy, { of: asked('a', 'input') }, createPool())!;
  expect(found).toEqual({ step: 0, values: { 'reads(a)': 1, 'reads(input)': expect.toSatisfy((v) => v < 1) } });
});

it('a block in a container is read as it stands there, to the bit as the command reads it', () => {
  const { trainer, copy } = folded();
  const { values } = awaitedProbe.compute(copy, { of: asked('b', 'r', 'none') }, createPool())!;
  expect(values['reads(b)']).toBe(readingOf(trainer, 'reads', ['b']));
  expect(values['reads(r)']).toBe(readingOf(trainer, 'reads', ['r']));
  expect([values['reads(b)'], values['reads(r)']].every((value) => value! >= 0.25)).toBe(true);
  expect(values['reads(none)']).toBeNull();
});

it('every factor of the data is read as the survey reads it, and what is no factor is not', () => {
  const pictures = documentOf({
    data: { type: 'digits', samples: 600, light: 0.5 },
    network: [
      { id: 'f', type: 'flatten' },
      { id: 'out', type: 'dense', units: 10 },
    ],
  });
  const copy = new Copy(pictures, prepareData(pictures.data, pictures.seed), () => undefined);
  const survey = probes.ladder.compute(copy, {}, createPool())!;
  const { factors } = survey.sections.find(({ id }) => id === 'input')!;
  expect(factors.length).toBeGreaterThan(2);
  const of = [...survey.factors.map(({ id }) => id), 'heat'].map(
    (id) => ({ key: id, name: 'reads', named: ['input', id] }) as const,
  );
  const { values } = awaitedProbe.compute(copy, { of }, createPool())!;
  expect(values).toEqual({
    ...Object.fromEntries(survey.factors.map(({ id }, i) => [id, factors[i]?.value ?? null])),
    heat: null,
  });
  expect(new Set(Object.values(values)).size).toBeGreaterThan(2);
});

it('what is still being measured is said to be, slice by slice, for blocks of two containers at once and beside another view', () => {
  const { copy } = folded();
  const slice = { left: () => false, now: () => 0, settled: true, more() {} };
  let rounds = 0;
  let found: ReturnType<typeof awaitedProbe.compute>;
  do {
    awaitedProbe.advance!(copy, slice);
    readingsProbe.compute(copy, { of: asked('a') }, createPool(), slice);
    found = awaitedProbe.compute(copy, { of: asked('a', 'b') }, createPool(), slice);
  } while (found!.step < 0 && ++rounds < 500);
  expect(rounds).toBeGreaterThan(0);
  expect(found).toMatchObject({ step: 0, values: { 'reads(a)': 1 } });
});
