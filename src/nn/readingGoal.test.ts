import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { withoutLostGoals } from './checkGoals.ts';
import { compactDocument } from './compactDocument.ts';
import { readDocument } from './document.ts';
import { computesAlike, effectsBetween } from './effects.ts';
import { lookedAt, meetsBound, type ReadingGoal } from './goal.ts';
import { goalWords } from './goalWords.ts';
import type { Problem } from './problem.ts';
import { sentenceOf } from './problemWords.ts';
import { keyOf, readingNames, readOf } from './reading.ts';
import { askedOf, readingAt, requestsOf } from './readingProbes.ts';

const registries = { layers, datasets };
const network = [
  { id: 'a', type: 'dense', units: 4, activation: 'relu' },
  { id: 'r', type: 'residual', body: [{ id: 'b', type: 'dense', units: 4 }] },
  { id: 'out', type: 'dense', units: 2 },
];
const read = (solved: unknown, more: object = {}) =>
  readDocument({ strata: 2, data: { type: 'spiral' }, network, training: { solved }, ...more }, registries);
const goal = (more: object) => ({ is: 'atLeast', value: 0.9, ...more });

describe('a goal that asks for a reading', () => {
  const all = [
    { reading: 'reads', block: 'a' },
    { reading: 'reads', block: 'b', factor: 'radius' },
    { reading: 'gradientRatio', block: 'a', over: 'out' },
    { reading: 'dead', block: 'b' },
    { reading: 'pieces', of: 'sine' },
    { reading: 'shifted', pixels: 3, of: 'digits' },
    { reading: 'exchanged', of: 'reversal' },
  ];
  it.each(all)('$reading is read as it is written, in a container too, and changes no number of a run', (one) => {
    const { of: type = 'spiral', ...reading } = one;
    const { document } = read(goal(reading), { data: { type } });
    expect(document!.training.solved).toEqual(goal(reading));
    expect(readDocument(compactDocument(document!, registries), registries).document).toEqual(document);
    const { solved: _, ...without } = document!.training;
    expect(computesAlike(effectsBetween({ ...document!, training: without }, document!, registries))).toBe(true);
    expect(document!.training.solved && goalWords(document!.training.solved)).toMatch(/(at least 9?0|of at least)/);
  });

  it('there is one of each kind above', () => {
    expect(readingNames).toEqual(['reads', 'gradientRatio', 'dead', 'pieces', 'shifted', 'exchanged']);
  });

  it.each([
    [{ reading: 'heat' }, /solved: reading must be one of reads, .*received "heat"/],
    [{ reading: ['reads'] }, /solved: reading must be one of reads, /],
    [{ reading: 'reads' }, /solved.block: there is no block ""/],
    [{ reading: 'reads', block: 'z' }, /solved.block: there is no block "z"/],
    [{ reading: 'reads', block: '__proto__' }, /there is no block "__proto__"/],
    [{ reading: 'reads', block: { id: 'a' } }, /solved: block must be text/],
    [{ reading: 'reads', block: 'a'.repeat(40) }, /solved: block/],
    [{ reading: 'gradientRatio', block: 'a' }, /solved.over: there is no block ""/],
    [{ reading: 'gradientRatio', block: 'a', over: 'z' }, /solved.over: there is no block "z"/],
    [{ reading: 'dead', block: 'a', unit: 1 }, /solved: .*unit/],
    [{ reading: 'shifted', pixels: 1.5 }, /solved: pixels must be/],
    [{ reading: 'shifted', pixels: 1e9 }, /solved: pixels must be/],
    [{ reading: 'pieces', is: 'above' }, /solved: is must be one of below, atLeast/],
    [{ reading: 'pieces', value: '3' }, /solved: value must be a number/],
    [{ reading: 'pieces', for: 3 }, /solved: .*for/],
    [{ reading: 'pieces', metric: 'trainLoss' }, /solved: .*metric/],
  ])('%j is refused where it stands', (wrong, says) => {
    const { document, problems } = read(goal(wrong));
    expect(document).toBeUndefined();
    expect(problems[0]).toMatchObject({ block: 'training', field: 'solved' });
    expect(sentenceOf(problems[0]!)).toMatch(says);
  });

  it.each(all.filter(({ of }) => of))(
    '$reading is refused with data that cannot have it, wherever it is asked for',
    ({ of: _, ...reading }) => {
      const says = (problems: readonly Problem[]) =>
        problems.map((one) => [one.block, one.field, sentenceOf(one).replace(/^.*?: /, '')]);
      const why = (field: string) => `${field}.reading: ${reading.reading} cannot be read with the data "spiral"`;
      expect(says(read(goal(reading)).problems)).toEqual([['training', 'solved', why('solved')]]);
      const pausing = { training: { pause: { type: 'reading', ...goal(reading) } } };
      expect(says(read(undefined, pausing).problems)).toEqual([['training', 'pause', why('pause')]]);
      const phases = [{ after: { goal: goal(reading), atMost: 9 }, change: {} }];
      expect(says(read(undefined, { phases }).problems)).toEqual([['phases[0]', 'goal', why('goal')]]);
      const variants = [{ name: 'B', change: { training: { solved: goal(reading) } } }];
      expect(says(read(undefined, { variants }).problems)).toEqual([['variants[0]', 'solved', why('solved')]]);
    },
  );

  it.each([
    [{ reading: 'reads', block: 'z' }, /goal.block: there is no block "z"/],
    [{ reading: 'gradientRatio', block: 'a' }, /goal.over: there is no block ""/],
    [{ reading: 'heat' }, /goal: reading must be one of/],
    [{ reading: 'dead', block: 'a', for: 3 }, /goal: .*for/],
    [{ reading: 'dead', block: 'a', value: null }, /goal: value must be a number/],
  ])('of a phase, %j is refused by the phase and its goal', (wrong, why) => {
    const { document, problems } = read(undefined, {
      phases: [{ after: { steps: 3 } }, { after: { goal: goal(wrong), atMost: 9 } }],
    });
    expect(document).toBeUndefined();
    expect(problems[0]).toMatchObject({ block: 'phases[1]', field: 'goal' });
    expect(sentenceOf(problems[0]!)).toMatch(why);
  });

  it('of a phase asks for a block of the network that trains until then; an edit that takes that away leaves its steps', () => {
    const swapped = { network: [...network.slice(0, 2), { ...network[2], id: 'head' }] };
    const until = (block: string) => ({ goal: goal({ reading: 'dead', block }), atMost: 9 });
    const phased = (...ends: object[]) =>
      read(undefined, { phases: ends.map((after) => ({ after, change: swapped })) });
    expect(phased(until('out')).problems).toEqual([]);
    expect(phased(until('head')).problems[0]).toMatchObject({ block: 'phases[0]', field: 'goal' });
    const { document } = phased(until('a'), until('head'));
    expect(readDocument(compactDocument(document!, registries), registries).document).toEqual(document);
    expect(withoutLostGoals(document!, registries)).toEqual(document);
    const without = { ...document!, network: document!.network.filter(({ id }) => id !== 'a') };
    const { phases } = withoutLostGoals({ ...without, phases: [document!.phases![0]!] }, registries);
    expect(phases).toEqual([{ ...document!.phases![0], after: { steps: 9 } }]);
  });

  it('of a block that a phase or a variant takes away is refused there', () => {
    const gone = { network: [network[0], network[2]] };
    const solved = goal({ reading: 'dead', block: 'b' });
    const phased = read(solved, { phases: [{ after: { steps: 3 }, change: gone }] });
    expect(phased.problems[0]).toMatchObject({ block: 'phases[0]', field: 'solved' });
    expect(sentenceOf(phased.problems[0]!)).toMatch(/there is no block "b"/);
    const varied = read(solved, { variants: [{ name: 'B', change: gone }] });
    expect(varied.problems[0]).toMatchObject({ block: 'variants[0]', field: 'solved' });
  });

  it('goes with its block in an edit, and stays with any other', () => {
    const { document } = read(goal({ reading: 'gradientRatio', block: 'a', over: 'out' }));
    const without = (id: string) =>
      withoutLostGoals({ ...document!, network: document!.network.filter((block) => block.id !== id) }, registries);
    expect(without('out').training).not.toHaveProperty('solved');
    expect(without('r').training).toBe(document!.training);
  });
});

describe('a reading', () => {
  const dead = { reading: 'dead', block: 'a' } as const;
  it('has a key by which lessons ask for it too', () => {
    expect(readOf({ reading: 'reads', block: 'a', factor: 'x' })).toEqual(['a', 'x']);
    expect(keyOf('reads', ['a', 'x'])).toBe('reads(a, x)');
    expect(askedOf({ reading: 'shifted', pixels: 3 }).key).toBe('shifted(3)');
    expect(askedOf({ reading: 'pieces' }).key).toBe('pieces');
  });

  it('is of the very step, known as nothing, or not known yet', () => {
    const of = (step: number, value: number | null) => ({ readings: { step, values: { 'dead(a)': value } } });
    expect(requestsOf(dead)).toEqual({ readings: { of: [{ key: 'dead(a)', name: 'dead', named: ['a'] }] } });
    expect([readingAt(dead, 5, of(5, 0.5)), readingAt(dead, 5, of(5, null))]).toEqual([0.5, null]);
    expect([readingAt(dead, 5, of(4, 0.5)), readingAt(dead, 5, {})]).toEqual([undefined, undefined]);
    expect(readingAt(dead, 5, { readings: null })).toBeNull();
    const ratio = { reading: 'gradientRatio', block: 'a', over: 'b' } as const;
    const blocks = (a: number | null, b: number) => ({
      gradients: [
        { id: 'a', parameters: a },
        { id: 'b', parameters: b },
      ],
    });
    expect(readingAt(ratio, 5, blocks(1, 4))).toBe(0.25);
    expect([readingAt(ratio, 5, blocks(null, 4)), readingAt(ratio, 5, blocks(1, 0))]).toEqual([null, null]);
    expect(readingAt(ratio, 5, {})).toBeUndefined();
  });

  it('that is not there meets no bound', () => {
    const score = { loss: 0, accuracy: 1, explained: null };
    const below = { ...dead, is: 'below', value: 2 } as ReadingGoal;
    const of = (more: object) => meetsBound(below, lookedAt(below, { train: score, test: score, ...more }));
    expect([of({}), of({ read: null }), of({ read: 1 }), of({ read: 2 })]).toEqual([false, false, true, false]);
  });

  it('is said with the names of its blocks', () => {
    const said = (more: object) => goalWords(goal(more) as unknown as ReadingGoal, (id) => `Dense ${id}`);
    expect(said({ reading: 'reads', block: 'a' })).toBe(
      'straight-line reading of the answer at Dense a of at least 0.9',
    );
    expect(said({ reading: 'dead', block: 'b' })).toBe('share of units that are off in Dense b of at least 90 %');
    expect(said({ reading: 'gradientRatio', block: 'a', over: 'b' })).toBe(
      'gradient of Dense a over that of Dense b of at least 0.9',
    );
  });
});
