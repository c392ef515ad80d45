import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from './document.ts';
import { editInForce } from './editInForce.ts';
import { inForce, lastPhaseAt } from './phase.ts';
import { notPretrained } from './phaseWords.ts';
import { sentenceOf } from './problemWords.ts';

const registries = { layers, datasets };
const base = {
  strata: 2,
  data: { type: 'spiral', samples: 40 },
  network: [
    { id: 'a', type: 'dense', units: 4 },
    { id: 'b', type: 'dense', units: 2 },
  ],
};
const reading = (more: object) => readDocument({ ...base, ...more }, registries);
const read = (more: object): StrataDocument => reading(more).document!;
const after = { steps: 5 };

describe('what is no phase, variant or run is refused by block and field', () => {
  const many = (count: number) => Array.from({ length: count }, () => ({ after, change: {} }));
  const lanes = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `lane ${i}`, change: {} }));

  it.each<[string, object, string, string, RegExp]>([
    ['nine phases', { phases: many(9) }, 'phases', 'phases', /at most 8/],
    ['phases that are no list', { phases: { after } }, 'phases', 'phases', /must be a list/],
    ['a phase that is none', { phases: [7] }, 'phases[0]', 'after', /must be an object/],
    [
      'phases inside a phase’s patch',
      { phases: [{ after, change: { phases: many(1) } }] },
      'phases[0]',
      'change',
      /may hold data, training, network, received "phases"/,
    ],
    [
      'a seed inside a phase’s patch',
      { phases: [{ after, change: { seed: 3 } }] },
      'phases[0]',
      'change',
      /received "seed"/,
    ],
    ['a phase without an end', { phases: [{ change: {} }] }, 'phases[0]', 'after', /after must say steps/],
    [
      'two ends',
      { phases: [{ after: { steps: 1, epochs: 1 }, change: {} }] },
      'phases[0]',
      'after',
      /after must say steps/,
    ],
    ['no steps', { phases: [{ after: { steps: 0 }, change: {} }] }, 'phases[0]', 'after', /integers ≥ 1/],
    [
      'a goal of something else',
      { phases: [{ after: { goal: { metric: 'luck', is: 'below', value: 1 }, atMost: 3 } }] },
      'phases[0]',
      'goal',
      /metric must be one of/,
    ],
    [
      'a goal that asks for a reading and a metric',
      { phases: [{ after: { goal: { reading: 'pieces', metric: 'step', is: 'atLeast', value: 1 }, atMost: 3 } }] },
      'phases[0]',
      'goal',
      /unknown field "metric"/,
    ],
    [
      'a goal without a last step',
      { phases: [{ after: { goal: { metric: 'step', is: 'atLeast', value: 1 } } }] },
      'phases[0]',
      'after',
      /after must say/,
    ],
    ['an unknown field', { phases: [{ after, change: {}, until: 3 }] }, 'phases[0]', 'until', /unknown field "until"/],
    ['a name that is too long', { phases: [{ after, name: 'x'.repeat(61) }] }, 'phases[0]', 'name', /at most 60/],
    [
      'a block that an earlier phase took away',
      {
        phases: [
          { after, change: { network: [base.network[1]] } },
          { after, change: { network: { a: { units: 3 } } } },
        ],
      },
      'phases[1]',
      'network',
      /there is no block "a"/,
    ],
    [
      'a field that is none',
      { phases: [{ after, change: { network: { a: { units: 'many' } } } }] },
      'phases[0]',
      'units',
      /units must be/,
    ],
    [
      'pretraining of nothing',
      { phases: [{ after, pretrain: { blocks: [] } }] },
      'phases[0]',
      'pretrain',
      /blocks must be/,
    ],
    ['four variants', { variants: lanes(4) }, 'variants', 'variants', /at most 3/],
    [
      'a variant that is called A',
      { variants: [{ name: 'A', change: {} }] },
      'variants[0]',
      'name',
      /no other variant has/,
    ],
    [
      'two variants of one name',
      { variants: [lanes(1)[0], lanes(1)[0]] },
      'variants[1]',
      'name',
      /no other variant has/,
    ],
    [
      'a variant of a variant',
      { variants: [{ name: 'B', change: { variants: [] } }] },
      'variants[0]',
      'change',
      /received "variants"/,
    ],
    [
      'a variant with nine phases',
      { variants: [{ name: 'B', change: { phases: many(9) } }] },
      'variants[0]',
      'phases',
      /at most 8/,
    ],
    [
      'a variant’s run that is none',
      { variants: [{ name: 'B', run: { step: -1 } }] },
      'variants[0]',
      'run',
      /step must be/,
    ],
    [
      'a phase reached that there is not',
      { run: { step: 9, reached: [3] } },
      'run',
      'reached',
      /one for each phase that began/,
    ],
    [
      'a phase reached after the end',
      { phases: many(1), run: { step: 9, reached: [10] } },
      'run',
      'reached',
      /list of steps/,
    ],
    [
      'a phase reached before the first step',
      { phases: many(1), run: { step: 9, reached: [0] } },
      'run',
      'reached',
      /list of steps/,
    ],
    [
      'phases reached at one step',
      { phases: many(2), run: { step: 9, reached: [3, 3] } },
      'run',
      'reached',
      /list of steps/,
    ],
    [
      'a change of phases in a run',
      { run: { step: 9, changes: [{ at: 3, change: { phases: [] } }] } },
      'run',
      'changes',
      /received "phases"/,
    ],
    [
      'changes out of order',
      {
        run: {
          step: 9,
          changes: [
            { at: 3, change: {} },
            { at: 2, change: {} },
          ],
        },
      },
      'run',
      'changes',
      /in the order of steps/,
    ],
  ])('%s', (_, more, block, field, message) => {
    const { document, problems } = reading(more);
    expect(document).toBeUndefined();
    expect(problems[0]).toMatchObject({ block, field });
    expect(sentenceOf(problems[0]!)).toMatch(message);
  });

  it('but weights of a run that are none, a variant’s too, cost a sentence and not the document', () => {
    const run = { step: 3, weights: { values: 5 } };
    for (const more of [{ run }, { variants: [{ name: 'B', change: {}, run }] }]) {
      const { document, remark } = { remark: undefined, ...reading(more) };
      expect(JSON.stringify(document)).not.toContain('values');
      expect(document).toBeDefined();
      expect(remark).toMatchObject({ without: 'run' });
    }
  });
});

describe('an edit of what is in force', () => {
  const phased = read({
    phases: [
      { after, change: { data: { noise: 0.1 }, training: { batchSize: 8, optimizer: { learningRate: 0.05 } } } },
      { after, change: { network: { a: { units: 6 } } } },
    ],
  });
  const now = (begun: number) => inForce(phased, begun, registries);

  it('goes to the document before its first phase, and leaves the phases', () => {
    const edited = editInForce(phased, 0, { ...now(0), seed: 9 }, registries);
    expect(edited).toEqual({ ...phased, seed: 9 });
    expect(edited.phases).toBe(phased.phases);
  });

  it('goes to the phase at hand after: the part that was edited at its least, the others as they were said', () => {
    const training = { ...now(1).training, batchSize: phased.training.batchSize };
    const edited = editInForce(phased, 1, { ...now(1), training }, registries);
    expect(edited.training).toBe(phased.training);
    expect(edited.phases![0]!.change).toEqual({
      data: { noise: 0.1 },
      training: { optimizer: { learningRate: 0.05 } },
    });
    expect(inForce(edited, 1, registries).training).toEqual(training);
    expect(edited.phases![1]).toBe(phased.phases![1]);
    const network = now(2).network.slice(1);
    const headless = editInForce(phased, 2, { ...now(2), network }, registries);
    expect(headless.phases![1]!.change).toEqual({ network });
    expect(headless.network).toBe(phased.network);
  });

  it('that says what was said before is none, and one that takes a change back leaves the phase without it', () => {
    expect(editInForce(phased, 2, now(2), registries)).toEqual(phased);
    const back = editInForce(phased, 2, { ...now(2), network: phased.network }, registries);
    expect(back.phases![1]!.change).toEqual({});
  });
});

it('blocks that cannot be pretrained are said', () => {
  const asked = { epochs: 1, batchSize: 2, learningRate: 0.1, momentum: 0 };
  const sigmoid = { network: { a: { activation: 'sigmoid' } } };
  const document = read({
    phases: [
      { after, change: sigmoid, pretrain: { ...asked, blocks: ['a'] } },
      { after, name: 'stacked', pretrain: { ...asked, blocks: ['a', 'gone'] } },
    ],
  });
  expect(notPretrained(document, registries)).toMatch(/left as they are: phase 2 \(stacked\): gone\.$/);
  const never = read({ phases: [{ after, pretrain: { ...asked, blocks: ['a'] } }] });
  expect(notPretrained(never, registries)).toMatch(/phase 1: a\.$/);
  expect(notPretrained(read({ phases: [{ after }] }), registries)).toBeUndefined();
});

it('the last phase begins where it did, else where its own rule says, else nobody knows', () => {
  const steps = (count: number) => ({ after: { steps: count }, change: {} });
  const epochs = { after: { epochs: 2 }, change: {} };
  expect(lastPhaseAt([], [])).toBe(0);
  expect(lastPhaseAt([steps(5), steps(7)], [])).toBe(12);
  expect(lastPhaseAt([steps(5), steps(7)], [5])).toBe(12);
  expect(lastPhaseAt([epochs, steps(7)], [])).toBeUndefined();
  expect(lastPhaseAt([epochs, steps(7)], [9])).toBe(16);
  expect(lastPhaseAt([steps(7), epochs], [7])).toBeUndefined();
  expect(lastPhaseAt([steps(7), epochs], [7, 20])).toBe(20);
});
