import { describe, expect, it } from 'vitest';
import { tableCsv } from '#base/table.ts';
import { prepareData } from '#data/prepare.ts';
import type { Outcome } from '#engine/client.ts';
import { oddsOf } from '#engine/laboratory/odds.ts';
import { readDocument } from '#nn/document.ts';
import { defaults, fieldError } from '#nn/field.ts';
import { sweepOf } from '#nn/sweep.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/registries.ts';
import { groupsOf, undecided } from './groups.ts';
import { oddsFields } from './oddsFields.ts';
import { startsTable, sweepTable } from './oddsTable.ts';
import { groupWords, headWords, whyWords } from './oddsWords.ts';
import { isSmall } from './oddsWork.ts';
import { leadsOf } from './paintStart.ts';
import { budgetsOf } from './SweepChart.tsx';
import { sameAnswer } from './sameAnswer.ts';
import { stackDots } from './stackDots.ts';
import { sweepChoices, valuesFor } from './sweepChoices.ts';
import { axesOf, triedWords } from './sweepNames.ts';
import { drawnOf, sweepScale } from './sweepScale.ts';

const score = (loss: number, accuracy: number | null = null, count = 4) => ({ loss, accuracy, explained: null, count });
const start = (seed: number, loss: number, solved: boolean, more: object = {}): Outcome => ({
  ...{ seed, value: 0, step: 50, train: score(loss, solved ? 1 : 0.5), test: score(Number.NaN, null, 0), solved },
  ...{ parameterHash: `h${seed}`, looks: [], probes: {} },
  ...more,
});
const goal = { metric: 'trainAccuracy', is: 'atLeast', value: 1 } as const;
const ending = (said: readonly number[], apart: number) => ({
  probes: {
    ending: {
      ...{ step: 50, resolution: 1, dimensions: 2, classes: 2, values: Float32Array.of(0.75), filters: null },
      ...{ weights: new Float32Array(0), rows: [0, 1, 2, 3], said: Float32Array.from(said) },
      nearest: { rows: [0, 2], apart },
    },
  },
});

describe('groups', () => {
  const starts = [
    start(1, 0.3, false),
    start(2, 0.01, true),
    start(3, Number.NaN, false, { divergence: { step: 4 } }),
    start(4, 0.002, true),
  ];

  it('are by what became of a start, the best first, and what diverged apart', () => {
    const names = groupsOf(starts, 'classification').map(({ name, starts: of }) => [name, of.map(({ seed }) => seed)]);
    expect(names).toEqual([
      ['solved', [4, 2]],
      ['stuck', [1]],
      ['diverged', [3]],
    ]);
  });

  it('are thirds of the loss where numbers are asked for', () => {
    const six = [6, 2, 4, 1, 5, 3].map((seed) => start(seed, seed / 10, false));
    expect(groupsOf(six, 'regression').map(({ name, starts: of }) => [name, of.map(({ seed }) => seed)])).toEqual([
      ['best', [1, 2]],
      ['middle', [3, 4]],
      ['worst', [5, 6]],
    ]);
  });

  it('say what points at one half cost, where every start leaves as many', () => {
    const open = [
      start(1, 0.348, false, ending([0.5, 1, 0.52, 0], 0.01)),
      start(2, 0.349, false, ending([0, 0.49, 1, 0.5], 0.01)),
    ];
    expect(undecided(open)).toEqual({ points: 2, of: 4 });
    const group = { name: 'stuck', starts: open } as const;
    expect(groupWords(group, true)).toBe(
      'loss 0.348 to 0.349; 2 points stay at one half, which costs ln 2 × 2 ÷ 4 ≈ 0.347',
    );
    expect(groupWords(group, false)).toBe('loss 0.348 to 0.349; best first');
    expect(undecided([...open, start(3, 0.3, false, ending([0.5, 1, 0, 0], 0.3))])).toBeUndefined();
  });
});

describe('the head', () => {
  const said = (solved: number, runs: number, more: object = {}) =>
    headWords({
      odds: oddsOf(
        Array.from({ length: runs }, (_, i) => start(i, 0.1, i < solved)),
        goal,
      ),
      ...{ goal, steps: 5000, running: false, asked: 100, drawsData: false },
      ...more,
    })!;

  it('counts', () => {
    expect(said(81, 100).sentence).toBe('81 of 100 starts solve it. The others get stuck.');
    expect(said(81, 100).numbers).toBe(
      'Same network, same data, 5\u202f000 steps; only the random start differs, seeds 1 to 100. Odds between 72\u202f% and 87\u202f%. Solved: every training point right.',
    );
    expect(said(100, 100).sentence).toBe('All 100 starts solve it.');
    expect(said(0, 100).sentence).toBe('None of 100 starts solves it.');
    expect(said(1, 2, { asked: 2 }).sentence).toBe('1 of 2 starts solves it. The other gets stuck.');
    expect(said(41, 60, { running: true }).sentence).toBe('41 of 60 starts solve it so far.');
    expect(said(100, 100, { tried: 'units 3' }).sentence).toBe('With units 3: all 100 starts solve it.');
    expect(said(9, 10, { drawsData: true }).numbers).toContain('the seed draws start, samples and order');
  });

  it('says nothing of no starts', () => {
    expect(
      headWords({ odds: oddsOf([], goal), goal, steps: 1, running: true, asked: 1, drawsData: false }),
    ).toBeUndefined();
  });
});

it('why a start is stuck is said where points of unlike answer fall together, or its loss ran away', () => {
  const named = (row: number) => `point ${row}`;
  expect(whyWords(start(1, 0.3, false, ending([0, 0, 0, 0], 0.04)), named)).toMatch(
    /puts point 0 and point 2 in one place.*all but stops\.$/,
  );
  expect(whyWords(start(1, 0.3, true, ending([0, 0, 0, 0], 0.4)), named)).toMatch(/at 40\u202f% of the mean distance/);
  expect(whyWords(start(1, 0.3, false, { divergence: { step: 7 } }), named)).toMatch(/ran away at step 7/);
  expect(whyWords(start(1, 0.3, false), named)).toBeUndefined();
});

it('of two classes who is ahead at a cell is told from the share of the first', () => {
  const { winner, margin } = leadsOf({ ...ending([], 1).probes.ending, values: Float32Array.of(0.75, 0.25) } as never);
  expect([...winner]).toEqual([0, 1]);
  expect([...margin]).toEqual([0.5, 0.5]);
});

it('dots that would lie on one another are stacked, closer where the room is low', () => {
  const scale = (value: number) => value;
  const { dots } = stackDots([10, 11, 60], scale, 100);
  expect(dots[0]!.x).toBe(dots[1]!.x);
  expect(dots[1]!.up).toBeGreaterThan(dots[0]!.up);
  expect(dots[2]!.up).toBe(dots[0]!.up);
  const many = stackDots(new Array(50).fill(10), scale, 100).dots;
  expect(many.at(-1)!.up).toBeLessThanOrEqual(101);
});

it('always the same answer costs the entropy of the classes, or the spread of the numbers', () => {
  expect(sameAnswer(prepareData({ type: 'xor', kind: 'truthTable' }, 1), 'binaryCrossEntropy')).toBeCloseTo(
    Math.LN2,
    12,
  );
  const numbers = { targets: Float32Array.of(1, 3, 9), train: Int32Array.of(0, 1), classNames: [], positions: 1 };
  expect(sameAnswer({ ...numbers, task: 'regression' }, 'mse')).toBe(1);
  expect(sameAnswer({ ...numbers, task: 'regression' }, 'mae')).toBeUndefined();
});

describe('a sweep', () => {
  const document = readDocument(
    {
      strata: 2,
      data: { type: 'xor', kind: 'truthTable' },
      network: [
        { id: 'a', type: 'dense', units: 2, activation: 'tanh' },
        { id: 'b', type: 'dense', units: 2 },
      ],
    },
    registries,
  ).document!;

  it('is offered every number and choice, with values that can all be laid over the document', () => {
    for (const one of [document, defaultDocument]) {
      const choices = sweepChoices(one);
      expect(new Set(choices.map(({ path }) => path)).size).toBe(choices.length);
      for (const { path, values } of choices) {
        const sweep = sweepOf(one, [{ path, values }], registries);
        expect('problem' in sweep ? `${path}: ${sweep.problem}` : '').toBe('');
      }
    }
    const paths = sweepChoices(document).map(({ path }) => path);
    for (const path of ['network.a.units', 'network.a.copies', 'training.optimizer.learningRate', 'training.batchSize'])
      expect(paths).toContain(path);
    expect(paths).not.toContain('data.noise'); // a truth table has none
    expect(sweepChoices(defaultDocument).map(({ path }) => path)).toContain('data.noise');
  });

  it('tries the present value too', () => {
    const rate = sweepChoices(document).find(({ path }) => path.endsWith('learningRate'))!;
    expect(rate.values).toContain(rate.current);
    const units = { kind: 'int', default: 8, min: 1, max: 4096 } as const;
    expect(valuesFor(units, 2)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(valuesFor(units, 64)).toEqual([16, 32, 64, 128, 256]);
    expect(valuesFor(units, 2).filter((value) => fieldError(units, value))).toEqual([]);
  });

  it('has the axes that its fields say, and names for its values', () => {
    const none = defaults(oddsFields);
    expect(axesOf(none)).toEqual([]);
    expect(axesOf({ ...none, over: 'network.a.units', values: '1, 2', and: 'data.noise', andValues: '0' })).toEqual([
      { path: 'network.a.units', values: [1, 2] },
      { path: 'data.noise', values: [0] },
    ]);
    expect(axesOf({ ...none, over: 'data.noise', values: '0', and: 'data.noise', andValues: '1' })).toHaveLength(1);
    const fields = [{ path: 'p', group: '', label: 'Optimiser', current: 'sgd', values: [], names: { adam: 'Adam' } }];
    expect(triedWords(fields, ['adam'])).toBe('optimiser Adam');
  });

  it('is also looked at on the way, at steps at which runs are looked at', () => {
    expect(budgetsOf(5000)).toEqual([200, 500]);
    expect(budgetsOf(20)).toEqual([]);
  });

  it('of a phase tries how much of the network it takes along, and its samples', () => {
    const answer = { ...document.network[1]!, id: 'c' };
    const network = [document.network[0]!, answer];
    const phased = { ...document, phases: [{ after: { steps: 5 }, change: { network } }] };
    const [kept] = sweepChoices(phased).filter(({ path }) => path === 'phases.1.kept');
    expect(kept).toMatchObject({ group: 'Phase 2', values: ['none', 'a'], current: undefined });
    expect(triedWords([kept!], ['none'])).toBe('kept and frozen up to nothing');
    const frozen = [{ ...document.network[0]!, trainable: false }, answer];
    const all = { ...document, phases: [{ name: 'Then', after: { steps: 5 }, change: { network: frozen } }] };
    expect(sweepChoices(all).find(({ path }) => path === 'phases.1.kept')).toMatchObject({
      group: 'Then',
      current: 'a',
    });
    expect(sweepChoices(all).map(({ path }) => path)).toContain('phases.1.training.optimizer.learningRate');
    const other = { ...document, phases: [{ after: { steps: 5 }, change: { network: [answer] } }] };
    expect(sweepChoices(other).map(({ path }) => path)).not.toContain('phases.1.kept');
  });

  it('is drawn by its shares, or by the middle of what is looked at, between round percents', () => {
    const at = (value: number, ...accuracies: number[]) =>
      accuracies.map((accuracy, i) => start(i, 0.1, false, { value, train: score(0.1, accuracy) }));
    const outcomes = [...at(0, 0.62, 0.71, 0.68), ...at(1, 0.74, 0.78, 0.83)];
    const odds = [0, 1, 2].map((value) => oddsOf(outcomes, goal, value));
    expect(odds.map((one) => drawnOf(one, 'middle'))).toEqual([
      { at: 0.68, low: 0.62, high: 0.71 },
      { at: 0.78, low: 0.74, high: 0.83 },
      undefined,
    ]);
    const middle = sweepScale('middle', goal, odds);
    expect(middle.ticks.map(({ label }) => label)).toEqual(['90\u202f%', '75', '60']);
    expect(middle.height(0.75)).toBeCloseTo(0.5, 9);
    const share = sweepScale('share', goal, odds);
    expect(share.ticks.map(({ label }) => label)).toEqual(['100\u202f%', '50', '0']);
    expect(drawnOf(odds[0]!, 'share')).toMatchObject({ at: 0, low: 0 });
    const all = [oddsOf(at(0, 1, 1), goal)];
    expect(sweepScale('middle', goal, all).ticks[0]!.label).toBe('100\u202f%');
    const losses = sweepScale('middle', { ...goal, metric: 'testLoss' }, [
      oddsOf([start(1, 0.2, true)], { ...goal, metric: 'trainLoss' }),
    ]);
    expect(losses.height(0.2)).toBe(0);
  });

  it('is text with every digit', () => {
    const axes = [{ path: 'network.a.units', values: [1, 2] }];
    const { points } = sweepOf(document, axes, registries) as { points: [] };
    const outcomes = [start(1, 0.3, false), start(2, 0.1, true), start(1, 0.1, true, { value: 1 })];
    const [head, first, second] = tableCsv(sweepTable(axes, points, outcomes, goal)).split('\r\n');
    expect(head).toBe(
      'network.a.units,runs,solved,share,low,high,diverged,median trainAccuracy,median low,median high',
    );
    const { low, high } = oddsOf(outcomes, goal);
    expect(first).toBe(`1,2,1,0.5,${low},${high},0,0.75,0.5,1`);
    expect(second).toMatch(/^2,1,1,1,/);
    expect(tableCsv(startsTable(outcomes)).split('\r\n')[1]).toBe('1,50,false,0.3,0.5,,,h1');
  });
});

it('hundred starts are trained unasked where they cost next to nothing, and no others', () => {
  expect(isSmall(6, 4, 5000, 100)).toBe(true);
  expect(isSmall(1e6, 32, 1000, 100)).toBe(false);
});
