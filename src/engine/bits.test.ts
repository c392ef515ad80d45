import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { activationFunctions } from '#kernels/functions.ts';
import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import { effectsOf } from '#nn/effects.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { initializerType, initializerTypes } from '#nn/initializer.ts';
import { losses, optimizers, schedules } from '#nn/training.ts';
import { hashOfRun, readReferenceRuns, referenceDocument } from '#testing/referenceRuns.ts';

const { runs, engines } = readReferenceRuns();

describe(`engine number ${ENGINE}`, () => {
  it('is the newest of which hashes are recorded', () => {
    expect(Math.max(...Object.keys(engines).map(Number))).toBe(ENGINE);
  });

  it('has a hash of every reference run', () => {
    expect(Object.keys(engines[ENGINE]!).sort()).toEqual(runs.map(({ name }) => name).sort());
  });

  // Where this fails and is meant to: raise ENGINE by one and record the new hashes with `npm run -s bits -- --record`.
  it.each(runs.map((run) => [run.name, run] as const))('stands for the same bits as ever: %s', (name, run) => {
    expect(hashOfRun(run)).toBe(engines[ENGINE]![name]);
  });
});

describe('the reference runs hold every', () => {
  const documents = runs.map(referenceDocument);
  const blocks = documents.flatMap(({ network }) => [...walk(network, layers)].map(({ block }) => block));
  const all = (used: Iterable<unknown>, wanted: readonly string[]) =>
    expect([...new Set(used)].filter((x) => wanted.includes(String(x))).sort()).toEqual([...wanted].sort());

  it('layer', () =>
    all(
      blocks.map((b) => b.type),
      Object.keys(layers),
    ));
  it('data set, but for imported images', () =>
    all(
      documents.map((d) => d.data.type),
      Object.keys(datasets).filter((type) => type !== 'pictures'),
    ));
  it('loss', () =>
    all(
      documents.map((d) => d.training.loss),
      losses,
    ));
  it('optimiser', () =>
    all(
      documents.map((d) => d.training.optimizer.type),
      Object.keys(optimizers),
    ));
  it('schedule', () =>
    all(
      documents.map((d) => d.training.schedule.type),
      Object.keys(schedules),
    ));
  it('activation function', () =>
    all(
      blocks.map((b) => b['activation'] ?? b['function']),
      activationFunctions,
    ));
  it('initialiser', () =>
    all(
      blocks.flatMap((b) => ('init' in b ? [initializerType(b['init'] as never)] : [])),
      initializerTypes,
    ));
  it('regulariser, and clipping', () => {
    for (const name of ['l1', 'l2', 'clipNorm'] as const)
      expect(documents.some((d) => d.training[name] > 0)).toBe(true);
  });
  it('kind of recorded change', () => {
    const changes = documents.flatMap((d) => d.run?.changes ?? []);
    const asked = changes.flatMap((c) => ('change' in c ? [...effectsOf(c.change)] : ['element']));
    expect(asked).toEqual(expect.arrayContaining(['settings', 'network', 'element']));
  });
});
