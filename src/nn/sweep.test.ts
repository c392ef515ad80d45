import { describe, expect, test } from 'vitest';
import { datasets } from '#data/index.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { mergePatch } from './patch.ts';
import { inForce } from './phase.ts';
import { type Axis, sweepOf } from './sweep.ts';

const registries = { layers, datasets };
const document = documentOf();
function pointsOf(...axes: Axis[]) {
  const sweep = sweepOf(document, axes, registries);
  if ('problem' in sweep) throw new Error(sweep.problem);
  return sweep.points;
}
const problemOf = (...axes: Axis[]) => (sweepOf(document, axes, registries) as { problem: string }).problem;

describe('a sweep', () => {
  test('is a patch for each value, which says no more than it must', () => {
    expect(pointsOf({ path: 'training.optimizer.learningRate', values: [0.01, 0.1] })).toEqual([
      { at: [0.01], patch: {} }, // as it is
      { at: [0.1], patch: { training: { optimizer: { learningRate: 0.1 } } } },
    ]);
    expect(pointsOf({ path: 'network.a.units', values: [3] })[0]!.patch).toEqual({ network: { a: { units: 3 } } });
    expect(pointsOf({ path: 'data.noise', values: [0.3] })[0]!.patch).toEqual({ data: { noise: 0.3 } });
  });

  test('of two paths is every combination, the last varying first', () => {
    const points = pointsOf({ path: 'network.a.units', values: [2, 3] }, { path: 'data.noise', values: [0, 0.2] });
    expect(points.map(({ at }) => at)).toEqual([
      [2, 0],
      [2, 0.2],
      [3, 0],
      [3, 0.2],
    ]); // prettier-ignore
  });

  test('of copies is depth: none, the block, more of it with what the other path sets', () => {
    const depths = pointsOf({ path: 'network.a.copies', values: [0, 1, 3] });
    const unitsOf = (patch: (typeof depths)[number]['patch']) =>
      mergePatch(document, patch, registries).network.map((b) => b['units'] ?? b.type);
    expect(depths.map(({ patch }) => unitsOf(patch))).toEqual([
      ['dropout', 2],
      [6, 'dropout', 2],
      [6, 6, 6, 'dropout', 2],
    ]);
    const both = pointsOf({ path: 'network.a.copies', values: [2] }, { path: 'network.a.units', values: [4] });
    expect(unitsOf(both[0]!.patch)).toEqual([4, 4, 'dropout', 2]);
  });

  describe('of a phase', () => {
    const b = { id: 'b2', type: 'dense', units: 2, activation: 'linear' };
    const after = { steps: 5 };
    const phased = documentOf({
      strata: 2,
      phases: [{ after, change: { data: { samples: 40 }, network: { a: { units: 8 } } } }],
    });
    const pointsIn = (recipe: typeof phased, axis: Axis) => {
      const sweep = sweepOf(recipe, [axis], registries);
      if ('problem' in sweep) throw new Error(sweep.problem);
      return sweep.points.map(({ patch }) => inForce(mergePatch(recipe, patch, registries), 1, registries));
    };

    test('is what the phase changes, and leaves what came before', () => {
      const sizes = pointsIn(phased, { path: 'phases.1.data.samples', values: [20, 60] });
      expect(sizes.map(({ data }) => data['samples'])).toEqual([20, 60]);
      expect(sizes.map(({ network }) => network[0]!['units'])).toEqual([8, 8]);
      expect(sweepOf(phased, [{ path: 'phases.1.data.samples', values: [20] }], registries)).toMatchObject({
        points: [{ patch: { phases: [{ after, change: { data: { samples: 20 }, network: { a: { units: 8 } } } }] } }],
      });
    });

    test('keeps blocks up to one of them, frozen, and lets all above them start anew', () => {
      const answer = { ...document.network.at(-1)!, ...b };
      const other = {
        ...phased,
        phases: [{ after, change: { network: document.network.with(-1, answer) } }],
      } as typeof phased;
      const [none, a, all] = pointsIn(other, { path: 'phases.1.kept', values: ['none', 'a', 'b'] }).map(
        ({ network }) => network,
      );
      const ids = document.network.map(({ id }) => id);
      expect(none!.map(({ id }) => ids.includes(id))).toEqual([false, true, false]); // a dropout has nothing to forget
      expect(a!.map(({ id, trainable }) => [id, trainable])).toEqual([
        ['a', false],
        [ids[1], undefined],
        ['b2', undefined],
      ]);
      expect(all!.map(({ id, trainable }) => [id, trainable])).toEqual([
        ['a', false],
        [ids[1], undefined],
        ['b', false],
      ]);
      const trained = new Trainer(inForce(other, 0, registries));
      for (let i = 0; i < 5; i++) trained.stepBatch();
      const before = [...trained.model.values(trained.plan.parameters[0]!)];
      trained.tune({ ...other, phases: undefined, network: a! } as never);
      for (let i = 0; i < 5; i++) trained.stepBatch();
      expect([...trained.model.values(trained.plan.parameters[0]!)]).toEqual(before);
    });

    test('that is not there, or of other blocks, cannot be tried', () => {
      const problem = (recipe: typeof phased, axis: Axis) =>
        (sweepOf(recipe, [axis], registries) as { problem: string }).problem;
      expect(problem(phased, { path: 'phases.2.kept', values: ['a'] })).toMatch(
        /phases\.2\.kept="a": there is no phase "2"/,
      );
      expect(problem(phased, { path: 'phases.1.kept', values: ['x'] })).toMatch(
        /kept must be "none" or the id of a block/,
      );
      expect(problem(phased, { path: 'phases.1.data.samples', values: [-1] })).toMatch(/samples must be an integer/);
      const fewer = { ...phased, phases: [{ after, change: { network: document.network.slice(1) } }] };
      expect(problem(fewer as never, { path: 'phases.1.kept', values: ['a'] })).toMatch(/other blocks/);
    });
  });

  test('says by path and value what cannot be tried', () => {
    expect(problemOf({ path: 'network.a.units', values: [4, 0] })).toMatch(
      /network\.a\.units=0: dense: units must be an integer/,
    );
    expect(problemOf({ path: 'network.nobody.units', values: [4] })).toMatch(/there is no block "nobody"/);
    expect(problemOf({ path: 'network.a.copies', values: [1.5] })).toMatch(/copies must be an integer from 0 to 64/);
    expect(problemOf({ path: 'seed', values: [1] })).toMatch(/a path begins with data, training, network/);
    expect(problemOf({ path: 'training', values: [1] })).toMatch(/names a field/);
    expect(problemOf({ path: 'data.noise', values: [] })).toMatch(/nothing to try/);
    expect(problemOf({ path: 'network.a.__proto__', values: [1] })).toMatch(/sweep: network\.a\.__proto__/);
    expect(problemOf({ path: 'data.noise', values: Array.from({ length: 500 }, () => 0) })).toMatch(/at most 400/);
    const three = ['data.noise', 'data.samples', 'training.batchSize'].map((path) => ({ path, values: [0.1] }));
    expect(problemOf(...three)).toMatch(/at most 2 paths/);
  });
});
