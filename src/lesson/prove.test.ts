import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { goal as goalShape, type LessonGoal } from './goal.ts';
import { readLiveNumber } from './liveNumber.ts';
import { type Prover, proveGoal, quoteFault, shownOf } from './prove.ts';
import { unwatched, watched } from './watch.ts';

const registries = { layers, datasets };
const document = readDocument(
  {
    strata: 2,
    seed: 1,
    data: { type: 'xor' },
    network: [{ id: 'out', type: 'dense', units: 1 }],
    training: { loss: 'binaryCrossEntropy' },
  },
  registries,
).document!;

/** Runs whose loss is a formula of seed and step. */
const prover = (loss: (seed: number, step: number, document: StrataDocument) => number): Prover => ({
  registries,
  solved: () => ({ metric: 'trainLoss', is: 'below', value: 0.1 }),
  start(of) {
    let step = 0;
    return {
      get step() {
        return step;
      },
      over: false,
      isPoint: true,
      advance: () => void step++,
      observe: (_, points) => ({
        step,
        epoch: step,
        numbers: { trainLoss: loss(of.seed, step, of), parameters: 3 },
        says: points.map(() => 1),
      }),
    };
  },
});
const falling = prover((seed, step) => 1 / (1 + (seed === 2 ? 0 : step)));
const goal = (fields: object): LessonGoal => {
  const notes: string[] = [];
  const read = goalShape.read({ id: 'g', says: 'Do it.', solution: { steps: 20 }, ...fields }, 'goal', (path, says) =>
    notes.push(`${path} ${says}`),
  );
  if (!read) throw new Error(notes.join('\n'));
  return read;
};
const below = (value: number, more: object = {}) => ({ metric: 'trainLoss', is: 'below', value, ...more });

describe('the proof of a goal', () => {
  it('needs it on all of three seeds, or on as many as are said', () => {
    const all = proveGoal(goal({ when: [below(0.1)] }), document, falling);
    expect(all).toMatchObject({ seeds: [1, 2, 3], from: [1, 1, 1], reached: [10, null, 10] });
    expect(all.faults).toEqual([
      'is reached on 2 of 3 seeds at the end of its solution, 3 are needed; trainLoss ends at 0.0476, 1.00, 0.0476',
    ]);
    expect(proveGoal(goal({ when: [below(0.1)], proved: { need: 2, of: 3 } }), document, falling).faults).toEqual([]);
  });
  it('says at which step it was last looked at where the solution goes on beyond it', () => {
    const eighths: Prover = {
      ...falling,
      start(of) {
        const run = falling.start(of);
        return Object.create(run, { isPoint: { get: () => run.step % 8 === 0 } }) as typeof run;
      },
    };
    const late = goal({ saw: [{ metric: 'step', is: 'atLeast', value: 20 }] });
    expect(proveGoal(late, document, eighths).faults.join()).toMatch(/0 of 3 seeds.*last at step 16 of 20/);
    expect(proveGoal(late, document, falling).faults).toEqual([]);
  });
  it('fails where the goal is met before anything is learned', () => {
    expect(proveGoal(goal({ when: [below(2)] }), document, falling).faults).toHaveLength(3);
  });
  it('counts starts where the goal is about luck', () => {
    const starts = goal({ when: [below(0.1)], starts: { need: 9, of: 10 } });
    expect(proveGoal(starts, document, falling).faults).toEqual([]);
    const never = proveGoal({ ...starts, starts: { need: 10, of: 10 } }, document, falling);
    expect(never.faults).toEqual(['is reached on 9 of 10 seeds at the end of its solution, 10 are needed']);
  });
  it('holds a run against its own lowest, its start and its twin', () => {
    const bowl = prover((_, step, { variants }) => (variants ? (step - 5) ** 2 / 25 + 0.2 : 0.5));
    const two = { ...document, variants: [{ name: 'B', change: {} }] };
    const at = (when: object) => proveGoal(goal({ when: [when] }), two, bowl).reached[0];
    expect(at({ metric: 'trainLoss', is: 'atLeast', value: 2, against: 'lowest', by: 'times' })).toBe(8);
    expect(at(below(-0.9, { against: 'start', by: 'plus' }))).toBe(4);
    expect(at(below(-0.2, { against: 'twin', by: 'plus' }))).toBe(4);
  });
  it('asks for what must be tried and for points to be of their class', () => {
    const tried = { tried: ['seed'], solution: { steps: 20, tried: ['seed'] } };
    expect(proveGoal(goal(tried), document, falling).faults).toEqual([]);
    expect(proveGoal(goal({ tried: ['seed'] }), document, falling).faults).toHaveLength(1);
    expect(
      proveGoal(
        goal({ when: [below(0.9)], points: [{ at: [0, 0], is: 1 }] }),
        document,
        prover((_, s) => 1 / (1 + s)),
      ).faults,
    ).toEqual([]);
    expect(
      proveGoal(goal({ when: [below(0.9)], points: [{ at: [0, 0], is: 0 }] }), document, falling).faults,
    ).not.toEqual([]);
  });
});

describe('a goal that is watched', () => {
  it('forgets what came after the step that a run went back to', () => {
    const own = goal({ when: [{ metric: 'trainLoss', is: 'atLeast', value: 2, against: 'lowest', by: 'times' }] });
    const see = (step: number, trainLoss: number) => ({ step, epoch: step, numbers: { trainLoss } });
    const nothing = { resets: 0, tried: [] };
    const after = [see(0, 1), see(5, 0.8), see(10, 0.1), see(5, 0.8), see(6, 0.9)].reduce(
      (watch, seen) => watched(own, watch, seen, nothing),
      unwatched,
    );
    expect(after.lows).toEqual({
      trainLoss: [
        [0, 1],
        [5, 0.8],
      ],
    });
    expect(after.reached).toBeUndefined();
  });
});

describe('a goal that needs a reading', () => {
  it('is left as it was where that was not measured', () => {
    const own = goal({ when: [{ metric: 'reads', of: ['out'], is: 'atLeast', value: 0.9 }, below(0.5)] });
    const see = (step: number, numbers: Record<string, number>) => ({ step, epoch: step, numbers });
    const nothing = { resets: 0, tried: [] };
    const reached = watched(own, unwatched, see(0, { trainLoss: 0.4, 'reads(out)': 0.95 }), nothing);
    expect(reached).toMatchObject({ reached: 0, holds: true });
    expect(watched(own, reached, see(1, { trainLoss: 0.4 }), nothing)).toMatchObject({
      reached: 0,
      holds: true,
      last: 1,
    });
    expect(watched(own, reached, see(1, { trainLoss: 0.4, 'reads(out)': 0.5 }), nothing).holds).toBe(false);
  });
});

describe('a number that is quoted', () => {
  const number = (text: string) => {
    const read = readLiveNumber(text);
    if ('fault' in read) throw new Error(read.fault);
    return read;
  };
  const shown = (text: string) => shownOf(number(text), document, falling);
  it('is computed again as it is shown', () => {
    expect(shown('trainLoss@4 = 0.200')).toBe('0.200');
    expect(shown('trainLoss@4 seed 2 = 1')).toBe('1.00');
    expect(shown('odds@20 of 10 = 9 of 10')).toBe('9 of 10');
    expect(quoteFault(number('trainLoss@4 = 0.200'), '0.200')).toBeUndefined();
    expect(quoteFault(number('trainLoss@4 = 0.3'), '0.200')).toBe('quotes 0.3, and it is 0.200');
  });
  it.each([
    'trainLos@3',
    'trainLoss = 0.3',
    'odds@3',
    'trainLoss@9999999 = 1',
    'reads',
    'x(',
    '',
    'odds@3 of 5000 = 1',
  ])('is none where it cannot be understood: %s', (text) => {
    expect(readLiveNumber(text)).toEqual({ fault: expect.any(String) });
  });
});
