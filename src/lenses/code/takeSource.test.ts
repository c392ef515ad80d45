import { describe, expect, it } from 'vitest';
import { Unanswered } from '#engine/client.ts';
import { type Answers, answerInParts } from '#engine/question.ts';
import { Trainer } from '#engine/trainer.ts';
import { cannotHold } from '#exporters/exporter.ts';
import { type Format, formats } from '#exporters/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { createEditor, registries } from '#state/editor.ts';
import { sourceOfTrainer } from '#testing/exportSources.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { sourceShown, takeSource } from './takeSource.ts';

const dense = (id: string, units: number) => ({ id, type: 'dense', units });
const documents: Record<string, object> = {
  points: { title: 'Two Spirals!', data: { type: 'spiral', samples: 40 }, network: [dense('a', 3), dense('b', 2)] },
  images: {
    data: { type: 'barsAndStripes', samples: 20 },
    network: [
      { id: 'c', type: 'conv2d', filters: 2 },
      { id: 'n', type: 'batchNorm' },
      { id: 'f', type: 'flatten' },
      dense('b', 2),
    ],
  },
  tokens: {
    data: { type: 'reversal', length: 4, alphabet: 3, samples: 20 },
    network: [{ id: 'e', type: 'embedding', vocabulary: 3, dim: 4 }, dense('b', 3)],
  },
};

const read = (json: object): StrataDocument =>
  readDocument({ strata: 1, seed: 3, ...json, training: { loss: 'crossEntropy' } }, registries).document!;

/** An engine that answers as the worker does, from a run of its own. */
class Answering extends HandEngine {
  trainer: Trainer | undefined;
  override ask<Q extends keyof Answers>(what?: Q): Promise<Answers[Q]> {
    if (!this.trainer) return Promise.reject(new Unanswered('There is no run to ask.'));
    const answer = answerInParts(what!, this.trainer);
    let told = answer.next();
    while (!told.done) told = answer.next();
    return Promise.resolve(told.value as Answers[Q]);
  }
}

function deskOf(document: StrataDocument) {
  let engine: Answering;
  const editor = createEditor(document, (listeners) => (engine = new Answering(listeners)));
  return { editor, engine: engine! };
}

const rows = (source: NonNullable<ReturnType<typeof sourceShown>>) =>
  Array.from({ length: source.data.count }, (_, row) => [...source.data.inputsOf(row)]);
/** Without what is no data. */
const told = (source: NonNullable<ReturnType<typeof sourceShown>>) => {
  const { document, inference, data, ...rest } = source;
  const { inputsOf: _, ...samples } = data;
  return {
    ...rest,
    samples,
    network: document.network,
    title: document.title,
    rows: rows(source),
    parameters: inference.parameterCount,
  };
};

describe.each(Object.entries(documents))('a network over %s', (_, json) => {
  it('is given to exporters by the page as by the command: numbers, data and test vector alike', async () => {
    const document = read(json);
    const { editor, engine } = deskOf(document);
    const trainer = new Trainer(document);
    engine.trainer = trainer;
    for (let i = 0; i < 3; i++) trainer.stepBatch();
    const expected = sourceOfTrainer(trainer);
    const source = await takeSource(editor);
    if ('error' in source) throw new Error(source.error);
    expect(source.numbers!.step).toBe(3);
    expect(source.numbers!.tensors.length).toBeGreaterThan(1);
    expect(told(source)).toEqual(told(expected));
    const { numbers: __, ...without } = expected;
    expect(told(sourceShown(editor.store.getState())!)).toEqual(told(without));
  });
});

it('says why there are no numbers, and has no source of a network that does not fit together', async () => {
  const { editor } = deskOf(read(documents['points']!));
  expect(await takeSource(editor)).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
  const wrong = deskOf(read({ data: { type: 'spiral', samples: 40 }, network: [{ id: 'c', type: 'conv2d' }] }));
  expect(sourceShown(wrong.editor.store.getState())).toBeUndefined();
});

const programs = Object.values(formats as Readonly<Record<string, Format>>).filter(({ kind }) => kind === 'program');

it.each(programs.map((format) => [format.name, format] as const))(
  'many samples are not gathered to read the program of %s; the file beside it has them all',
  async (_, format) => {
    const exporter = await format.load();
    const many = {
      data: { type: 'barsAndStripes', samples: 90 },
      network: [{ id: 'f', type: 'flatten' }, dense('b', 2)],
    };
    const source = sourceShown(deskOf(read(many)).editor.store.getState())!;
    let drawn = 0;
    const inputsOf = (row: number) => {
      drawn++;
      return source.data.inputsOf(row);
    };
    const made = exporter.make({ ...source, data: { ...source.data, inputsOf } });
    if (cannotHold(made)) throw new Error(made.says);
    expect(made.files.length).toBeGreaterThan(1);
    expect(drawn).toBe(0);
    expect(made.files[1]!.content.length).toBeGreaterThan(90 * 64);
    expect(drawn).toBe(90);
  },
);
