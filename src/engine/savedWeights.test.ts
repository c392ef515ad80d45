import { describe, expect, it } from 'vitest';
import { compactDocument } from '#nn/compactDocument.ts';
import { type Reading, readDocument, type StrataDocument } from '#nn/document.ts';
import type { Weights } from '#nn/weights.ts';
import { remarkWords, trainedWithout } from '#nn/weightsWords.ts';
import { packWeights, unpackWeights } from '#nn/weightValues.ts';
import { Desk, documentOf, hashAfter, withRate } from '#testing/sessionDesk.ts';
import { registries } from './registries.ts';
import { checkpointOf } from './savedWeights.ts';
import { Trainer } from './trainer.ts';

const savedFrom = (desk: Desk, document: StrataDocument) => desk.withWeights(document);
function fromFile(value: unknown): StrataDocument {
  const reading = readDocument(JSON.parse(JSON.stringify(value)), registries);
  if (!reading.document) throw new Error(JSON.stringify(reading.problems));
  return reading.document;
}
const remarkOf = (reading: Reading) => reading.document && reading.remark && remarkWords(reading.remark);
const refusals = (desk: Desk) => desk.of('state').flatMap(({ refused }) => refused ?? []);

const normed = documentOf({
  network: [
    { id: 'a', type: 'dense', units: 6, activation: 'tanh' },
    { id: 'n', type: 'batchNorm' },
    { id: 'd', type: 'dropout', rate: 0.2 },
    { id: 'b', type: 'dense', units: 2 },
  ],
});

describe('a run that is opened with its weights', () => {
  it('stands where it stood, with its curve, without a step being made; and goes on to the bits of the unbroken run', () => {
    for (const document of [documentOf(), normed, withRate(documentOf(), 0.1, 'sgd')]) {
      const first = new Desk().load(document).steps(37);
      const curve = first.history;
      const saved = savedFrom(first, document);
      const desk = new Desk().load(saved);
      expect(refusals(desk)).toEqual([]);
      expect(desk.step).toBe(37);
      expect(desk.hash).toBe(hashAfter(document, 37));
      expect(desk.history).toEqual(curve);
      expect(desk.steps(23).hash).toBe(hashAfter(document, 60));
      expect(desk.history).toEqual(first.steps(23).history);
    }
  });

  it('stands where it stood where its network has no parameters, and counts its updates on', () => {
    const document = documentOf({ network: [{ id: 'a', type: 'activation', function: 'tanh' }] });
    const desk = new Desk().load(savedFrom(new Desk().load(document).steps(9), document));
    expect(refusals(desk)).toEqual([]);
    expect(desk.step).toBe(9);
  });

  it('is known again where it was told when to pause before its settings were changed', () => {
    const pausing = {
      ...documentOf(),
      training: { ...documentOf().training, pause: { type: 'step', step: 90 } },
    } as const;
    const after = { ...pausing, training: { ...pausing.training, batchSize: 8 } };
    const first = new Desk().load(documentOf()).steps(5).tune(pausing).steps(5).tune(after).steps(5);
    expect(first.changes).toEqual([{ at: 10, change: { training: { batchSize: 8 } } }]);
    const desk = new Desk().load(savedFrom(first, after));
    expect(refusals(desk)).toEqual([]);
    expect(desk.hash).toBe(first.hash);
  });

  it('says the same when it is saved again, and without them is the same run', () => {
    const saved = savedFrom(new Desk().load(normed).steps(20), normed);
    const desk = new Desk().load(saved);
    expect(savedFrom(desk, normed)).toEqual(saved);
    const { weights: _, ...run } = saved.run!;
    const plain = new Desk().load({ ...saved, run });
    expect(plain.hash).toBe(desk.hash);
    expect(plain.steps(9).hash).toBe(desk.steps(9).hash);
  });

  it('can be gone back in: what lies before is made again', () => {
    const saved = savedFrom(new Desk().load(normed).steps(50), normed);
    const desk = new Desk().load(saved).seek(13);
    expect(desk.step).toBe(13);
    expect(desk.hash).toBe(hashAfter(normed, 13));
    desk.seek(50);
    expect(desk.hash).toBe(hashAfter(normed, 50));
  });

  it('tells how far it has come where to go back takes long, and another step takes its place', () => {
    const saved = savedFrom(new Desk().load(documentOf()).steps(4000), documentOf());
    const desk = new Desk().load(saved);
    desk.send({ type: 'seek', run: 1, step: 3990 });
    const told = () => desk.of('state').filter(({ progress }) => progress?.what === 'back');
    for (let i = 0; i < 5000 && told().length === 0; i++) desk.turn();
    expect(told()[0]).toMatchObject({ state: 'loading', progress: { of: 3990 } });
    desk.seek(4000);
    expect(desk.state.state).toBe('paused');
    expect(desk.step).toBe(4000);
  });

  it('has what was changed on the way behind it: settings, the network, a weight', () => {
    const start = documentOf();
    const desk = new Desk().load(start).steps(7);
    desk.tune(withRate(start, 0.05)).steps(6);
    desk.set('a', 'weight', 2, 0.5).steps(4);
    const wider = withRate(
      documentOf({
        network: [
          start.network[0],
          { id: 'c', type: 'dense', units: 5, activation: 'relu' },
          ...start.network.slice(1),
        ],
      }),
      0.05,
    );
    desk.goOn(wider).steps(11);
    const { hash } = desk;
    const saved = savedFrom(desk, wider);
    const again = new Desk().load(saved);
    expect(refusals(again)).toEqual([]);
    expect(again.hash).toBe(hash);
    // No further back than the network that is shown.
    expect(again.seek(3).step).toBe(17);
    expect(again.seek(28).hash).toBe(hash);
    expect(again.steps(5).hash).toBe(desk.steps(5).hash);
  });
});

describe('weights that cannot be trusted', () => {
  const good = savedFrom(new Desk().load(normed).steps(20), normed);
  const weights = good.run!.weights!;
  /** With other weights, whose checksum is right where `repack` says what to change of the numbers. */
  const withThose = (
    change: Partial<Weights>,
    repack?: (...[numbers, buffers, state]: Float32Array[]) => void,
  ): StrataDocument => {
    const values = unpackWeights(weights);
    if ('found' in values) throw new Error(values.found.code);
    repack?.(values.parameters, values.buffers, ...values.slots);
    const { values: _, sha256: __, ...about } = { ...weights, ...change };
    const next = repack ? packWeights(about, values) : { ...weights, ...change };
    return { ...good, run: { ...good.run!, weights: next } };
  };
  const { position } = weights;

  it.each<[string, () => StrataDocument, RegExp]>([
    ['changed on the way', () => withThose({ values: `B${weights.values.slice(1)}` }), /checksum/],
    [
      'of another network',
      () => withThose({ parameters: weights.parameters.map((p, i) => (i === 0 ? { ...p, shape: [2, 6] } : p)) }),
      /0\.weight \[2,6\] stands where the network has 0\.weight \[6,2\]/,
    ],
    [
      'at another step',
      () => withThose({ position: { ...position, step: 19 } }),
      /stand at step 19, the run at step 20/,
    ],
    [
      'at another sample',
      () => withThose({ position: { ...position, used: 32 } }),
      /stand at sample 32 of epoch 5, the run at 0/,
    ],
    ['in another epoch', () => withThose({ position: { ...position, epoch: 3 } }), /epoch 3, the run at 0 of epoch 5/],
    [
      'with NaN',
      () => withThose({}, (p) => p.fill(Number.NaN, 3, 4)),
      /among the numbers of parameters is one that is none/,
    ],
    [
      'with a running variance below 0',
      () => withThose({}, (_, buffers) => buffers!.fill(-1, -1)),
      /among the squares of buffers is one below 0/,
    ],
    [
      'with a mean of squares below 0',
      () => withThose({}, (...[, , , squares]) => squares!.fill(-1e-9, 4, 5)),
      /among the squares of optimizer is one below 0/,
    ],
    ['with another number', () => withThose({}, (p) => p.fill(0.25, 3, 4)), /hash to other parameters/],
    ['of another engine', () => ({ ...withThose({}), run: { ...good.run!, engine: 1 } }), /engine number 1/],
    ['of another seed', () => ({ ...withThose({}), seed: 8 }), /another document/],
    ['of another rate', () => ({ ...withRate(good, 0.3), run: good.run! }), /another document/],
    [
      'of another run',
      () => ({
        ...good,
        run: { ...good.run!, changes: [{ at: 3, block: 'a', parameter: 'weight', index: 0, value: 1 }] },
      }),
      /another document/,
    ],
    ['of another optimiser', () => withThose({ optimizer: { slots: 2, updates: 12 } }), /count 12 updates/],
  ])('since they are %s are left out with a sentence, and the run is made again', (_, make, sentence) => {
    const document = make();
    const checkpoint = checkpointOf(document);
    expect('found' in checkpoint && trainedWithout(checkpoint.found)).toMatch(sentence);
    const desk = new Desk().load(document);
    expect(refusals(desk).map(trainedWithout)).toEqual([expect.stringMatching(sentence)]);
    expect(desk.step).toBe(20);
    const { weights: __, ...run } = document.run!;
    expect(desk.hash).toBe(new Desk().load({ ...document, run }).hash);
  });

  it('do not keep a document from being opened, however torn', () => {
    const compact = compactDocument(good, registries) as { run: { weights: Record<string, unknown> } };
    for (const torn of [null, 7, {}, { ...weights, values: weights.values.slice(0, 40) }]) {
      const reading = readDocument({ ...compact, run: { ...compact.run, weights: torn } }, registries);
      expect(reading.document?.run).toEqual({ ...good.run, weights: undefined });
      expect(remarkOf(reading)).toMatch(/^The weights are left out: .*trained again/);
    }
  });
});

describe('weights that a run starts from', () => {
  const trained = new Trainer(normed);
  for (let i = 0; i < 10; i++) trained.stepBatch();
  const { weights } = savedFrom(new Desk().load(normed).steps(10), normed).run!;
  const values = unpackWeights(weights!);
  if ('found' in values) throw new Error(values.found.code);
  const { of: _, optimizer: __, values: ___, sha256: ____, ...about } = weights!;
  const initial = packWeights(
    { ...about, position: { step: 0, epoch: 0, used: 0 }, curve: 0 },
    { ...values, slots: [], curve: new Float64Array(0) },
  );
  const document = fromFile({ ...compactDocument(normed, registries), initial });

  it('are where it stands at step 0, and where Reset goes back to', () => {
    const desk = new Desk().load(document);
    expect(desk.hash).toBe(trained.parameterHash());
    const { hash } = desk.steps(5);
    desk.run++;
    desk.load(document);
    expect(desk.hash).toBe(trained.parameterHash());
    expect(desk.steps(5).hash).toBe(hash);
    expect(hash).not.toBe(hashAfter(normed, 15)); // its optimiser begins anew
  });

  it('carry running statistics too', () => {
    const trainer = new Trainer(document);
    expect(trainer.model.buffer(trainer.plan.buffers[0]!)).toEqual(trained.model.buffer(trained.plan.buffers[0]!));
  });

  it('decide: a run from them is saved and opened with its own weights', () => {
    const desk = new Desk().load(document).steps(6);
    const again = new Desk().load(savedFrom(desk, document));
    expect(refusals(again)).toEqual([]);
    expect(again.hash).toBe(desk.hash);
    expect(again.seek(2).hash).toBe(hashAfter(document, 2));
  });

  it('that were changed are left out, and the document says that it is another run', () => {
    const torn = { ...initial, values: `B${initial.values.slice(1)}` };
    const reading = readDocument({ ...compactDocument(normed, registries), initial: torn }, registries);
    expect(reading.document).toEqual(normed);
    expect(remarkOf(reading)).toMatch(/checksum is another\. It starts from its seed/);
  });

  it('fit what a changed network has of them; the rest is drawn', () => {
    const wider = { ...document, network: document.network.map((b) => (b.id === 'b' ? { ...b, bias: false } : b)) };
    const trainer = new Trainer(wider);
    expect(trainer.model.values(trainer.plan.parameters[0]!)).toEqual(
      trained.model.values(trained.plan.parameters[0]!),
    );
  });
});
