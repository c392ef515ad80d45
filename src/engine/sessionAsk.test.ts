import { expect, test } from 'vitest';
import { runAt } from '#nn/run.ts';
import { Desk, documentOf, hashAfter, withRate } from '#testing/sessionDesk.ts';
import { Trainer } from './trainer.ts';

const answers = (desk: Desk) => desk.of('answer').map(({ id, answer }) => ({ id, answer }));

test('a run is asked for its parameters, its scores and a checkpoint, each of the step it stands at', () => {
  const desk = new Desk().load(documentOf()).steps(5);
  desk.send(
    { type: 'ask', run: 1, id: 1, what: 'parameters' },
    { type: 'ask', run: 1, id: 2, what: 'score' },
    { type: 'ask', run: 1, id: 3, what: 'checkpoint' },
  );
  desk.settle();
  const trainer = new Trainer(documentOf());
  for (let i = 0; i < 5; i++) trainer.stepBatch();
  const { train, test: held } = trainer.plan.samples;
  expect(answers(desk)).toEqual([
    { id: 1, answer: { step: 5, values: trainer.model.save().parameters, parameterHash: trainer.parameterHash() } },
    { id: 2, answer: { step: 5, train: trainer.score(train), test: trainer.score(held) } },
    { id: 3, answer: { ...trainer.save(), parameterHash: trainer.parameterHash() } },
  ]);
});

test('what an exported network holds is of one step: the document in force, its numbers, and what it answers in evaluation', () => {
  const dropping = { id: 'drop', type: 'dropout', rate: 0.5 };
  const [first, ...others] = documentOf().network;
  const document = documentOf({ network: [first, dropping, ...others] });
  const desk = new Desk().load(document).steps(3);
  desk.send({ type: 'ask', run: 1, id: 1, what: 'exported' }).settle();
  const trainer = new Trainer(document);
  for (let i = 0; i < 3; i++) trainer.stepBatch();
  const { samples } = trainer.plan;
  const rows = samples.test.slice(0, 8);
  const inputs = [...rows].flatMap((row) => [...samples.inputs.subarray(2 * row, 2 * row + 2)]);
  const outputs = [...rows].flatMap((row) => {
    const { output } = trainer.model.inspectRow(row);
    return [...trainer.model.tensor(output)];
  });
  expect(answers(desk)).toEqual([
    {
      id: 1,
      answer: {
        step: 3,
        document: trainer.plan.document,
        values: trainer.model.save().parameters,
        parameterHash: trainer.parameterHash(),
        inputs: Float32Array.from(inputs),
        outputs: Float32Array.from(outputs),
      },
    },
  ]);
});

test('what each block makes of a sample is of the sample that is asked for', () => {
  const desk = new Desk().load(documentOf()).steps(2);
  desk.send({ type: 'ask', run: 1, id: 1, what: 'outputs', row: 3 }).settle();
  const trainer = new Trainer(documentOf());
  for (let i = 0; i < 2; i++) trainer.stepBatch();
  const { input, blocks } = trainer.model.inspectRow(3);
  const numbers = (tensor: typeof input) => trainer.model.tensor(tensor).slice();
  expect(answers(desk)).toEqual([
    {
      id: 1,
      answer: {
        step: 2,
        row: 3,
        blocks: [
          { id: 'input', shape: input.shape, tokens: false, numbers: numbers(input) },
          ...blocks.map(({ id, output }) => ({ id, shape: output.shape, tokens: false, numbers: numbers(output) })),
        ],
      },
    },
  ]);
});

test('what is asked while a run is brought back is answered once it is there', () => {
  const document = { ...documentOf(), run: runAt(40) };
  const desk = new Desk();
  desk.send({ type: 'load', run: 1, document, play: false }, { type: 'ask', run: 1, id: 1, what: 'parameters' });
  expect(answers(desk)).toEqual([]);
  desk.settle();
  expect(answers(desk)).toMatchObject([{ id: 1, answer: { step: 40, parameterHash: hashAfter(documentOf(), 40) } }]);
});

test('what was asked of an older run is not answered of a newer one', () => {
  const desk = new Desk();
  desk.send({ type: 'load', run: 1, document: documentOf(), play: false });
  desk.send({ type: 'ask', run: 1, id: 1, what: 'checkpoint' });
  desk.send({ type: 'load', run: 2, document: documentOf(), play: false });
  desk.send({ type: 'ask', run: 1, id: 2, what: 'checkpoint' });
  desk.settle();
  expect(answers(desk)).toEqual([]);
});

test('within a batch taken sample by sample a checkpoint is that of the last whole step', () => {
  const desk = new Desk().load(documentOf()).steps(2).steps(3, 'sample');
  desk.send({ type: 'ask', run: 1, id: 1, what: 'checkpoint' }).settle();
  expect(answers(desk)).toMatchObject([
    { answer: { position: { step: 2, used: 32, pending: 0 }, parameterHash: hashAfter(documentOf(), 2) } },
  ]);
});

test('scores that take long are begun again where something else comes between', () => {
  const large = documentOf({ data: { type: 'spiral', samples: 5000 } });
  const desk = new Desk().load(large).steps(1);
  desk.send({ type: 'ask', run: 1, id: 1, what: 'score' }).turn();
  desk.send({ type: 'step', run: 1, unit: 'batch' }).settle();
  expect(answers(desk)).toMatchObject([{ id: 1, answer: { step: 2 } }]);
});

test('a frozen weight stays as it is after a change of settings, of the network, and of the optimiser', () => {
  const frozen = documentOf({
    network: [
      { id: 'a', type: 'dense', units: 6, activation: 'tanh', frozen: { weight: [3] } },
      { id: 'b', type: 'dense', units: 2 },
    ],
  });
  const value = (desk: Desk) => {
    desk.send({ type: 'ask', run: desk.run, id: 9, what: 'parameters' }).settle();
    const { answer } = desk.of('answer').at(-1)!;
    return 'values' in answer ? answer.values[3] : undefined;
  };
  const desk = new Desk().load(frozen);
  const start = value(desk);
  desk.steps(5).tune(withRate(frozen, 0.3)).steps(5);
  expect(value(desk)).toBe(start);
  desk.tune(withRate(frozen, 0.3, 'sgd')).steps(5);
  expect(value(desk)).toBe(start);
  const wider = documentOf({
    network: [frozen.network[0], { id: 'c', type: 'dense', units: 3, activation: 'tanh' }, frozen.network[1]],
  });
  desk.goOn(wider).steps(5);
  expect(value(desk)).toBe(start);
  desk.set('a', 'weight', 3, 0.25).steps(3);
  expect(value(desk)).toBe(0.25);
});
