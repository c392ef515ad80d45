import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import { type GoldenCase, planCase, type TensorData } from '#testing/goldenCase.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { gradientsProbe } from './gradients.probe.ts';

const folder = new URL('../../../testdata/golden/', import.meta.url);
const cases = readdirSync(folder).filter((file) => file.startsWith('training-'));
const pool = { floats: (n: number) => new Float32Array(n) };
const look = (trainer: Trainer) => gradientsProbe.compute(trainer, {}, pool);

/** The training of a case up to its last step, measured or not. */
function trained(golden: GoldenCase, measures: boolean): Trainer {
  const planned = planCase(golden);
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned));
  const trainer = new Trainer(planned.plan.document, { plan: planned.plan });
  for (const p of trainer.plan.parameters) trainer.model.values(p).set(golden.parameters[p.path]!.data);
  trainer.model.holdFrozen();
  trainer.measures = measures;
  for (let i = 0; i < golden.steps; i++) trainer.stepBatch();
  return trainer;
}

const rms = (tensors: readonly TensorData[]) => {
  const all = tensors.flatMap(({ data }) => data);
  return Math.sqrt(all.reduce((sum, v) => sum + v * v, 0) / all.length);
};

describe.each(cases)('what autograd gives of the last step of %s', (file) => {
  const golden = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as GoldenCase;
  const trainer = trained(golden, true);
  const limits = golden.tolerance as Record<string, Record<string, number>>;
  /** Root mean squares that differ by no more than the largest tolerance of their tensors. */
  const same = (
    got: number | null,
    from: 'lastGradients' | 'lastUpdates' | 'lastOutputs',
    names: readonly string[],
  ) => {
    const known = names.filter((name) => golden[from]![name]);
    if (known.length === 0) return expect(got).toBeNull();
    const limit = Math.max(...known.map((name) => limits[from]![name]!));
    expect(Math.abs(got! - rms(known.map((name) => golden[from]![name]!)))).toBeLessThanOrEqual(limit);
    return undefined;
  };
  const paths = [...walk(trainer.plan.document.network, layers)];

  it.each(look(trainer).map((row, i) => [row.id, row, paths[i]!] as const))('is shown at block %s', (id, row, at) => {
    expect(at.block.id).toBe(id);
    const own = trainer.plan.parameters.filter((p) => p.block === id).map((p) => p.path);
    same(row.parameters, 'lastGradients', own);
    same(row.change, 'lastUpdates', own);
    same(row.output, 'lastOutputs', [at.path]);
  });
});

const options = [
  { l1: 0.01 },
  { l2: 0.1 },
  { clipNorm: 0.01 },
  { network: [{ id: 'a', type: 'dense', units: 2, frozen: { weight: [0] } }] },
];
test.each(options)(
  'where %o changes the gradient in memory and the step was not measured, it is not shown',
  (option) => {
    const { network, ...training } = option as { network?: unknown };
    const trainer = new Trainer(
      documentOf({ ...(network ? { network } : {}), training: { batchSize: 16, ...training } }),
    );
    trainer.stepBatch();
    expect(look(trainer)[0]).toMatchObject({ parameters: null, change: null, output: expect.any(Number) });
    trainer.measures = true;
    trainer.stepBatches(3);
    expect(look(trainer)[0]).toMatchObject({ parameters: expect.any(Number), change: expect.any(Number) });
  },
);

test('plain training shows its gradient at once, and the step from when it is measured', () => {
  const trainer = new Trainer(documentOf());
  expect(look(trainer)[0]).toMatchObject({ output: null, parameters: null, change: null });
  trainer.stepBatch();
  expect(look(trainer)[0]).toMatchObject({ parameters: expect.any(Number), change: null });
  const { parameters } = look(trainer)[0]!;
  const measured = new Trainer(documentOf());
  measured.measures = true;
  measured.stepBatch();
  expect(look(measured)[0]!.parameters).toBe(parameters);
});

test('within a batch the gradient is that of the samples so far, and no step belongs to it', () => {
  const trainer = new Trainer(documentOf({ training: { batchSize: 16, l2: 0.1 } }));
  trainer.measures = true;
  trainer.stepBatch();
  trainer.stepSample();
  expect(look(trainer)[0]).toMatchObject({ parameters: expect.any(Number), change: null });
  trainer.setParameter('a', 'weight', 0, 0.5);
  expect(look(trainer)[0]).toMatchObject({ parameters: null, change: null });
});
