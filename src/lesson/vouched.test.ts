import { describe, expect, it } from 'vitest';
import type { StrataDocument } from '#nn/document.ts';
import type { Part } from './lesson.ts';
import { unvouched } from './vouched.ts';

const document = { network: [{ id: 'a', units: 8 }], training: { learningRate: 0.003 } } as unknown as StrataDocument;
const choice = (reply: string) => ({
  ...{ id: 'q', kind: 'choice', ask: 'Why?' },
  choices: [{ says: 'At 0.25' }, { says: 'No', reply }],
});
const part = (more: object): Part =>
  ({
    ...{ id: 'p', title: 'P', text: '', allow: [], pointAt: [], ask: [], goals: [], hints: [] },
    ...more,
  }) as unknown as Part;
const found = (more: object) => unvouched(part(more), document, 'parts[0]').map((one) => one.split(',')[0]);

describe('numbers that nobody vouches for', () => {
  it.each([
    ['text', { text: 'It gets 98.8 % right.' }, 'parts[0].text says 98.8 %'],
    ['a hint', { hints: [{ says: 'Stuck near 0.7?' }] }, 'parts[0].hints[0].says says 0.7'],
    ['what is taken along', { takeaway: '- about **30** % of them' }, 'parts[0].takeaway says 30 %'],
    ['what is said to a choice', { ask: [choice('It ends at 0.41.')] }, 'parts[0].ask[0].choices[1].reply says 0.41'],
    ['a question', { ask: [{ ...choice(''), ask: 'Will it pass 66.5 %?' }] }, 'parts[0].ask[0].ask says 66.5 %'],
  ])('are found in %s', (_, more, says) => {
    expect(found(more)).toEqual([says]);
  });

  it('words in quotes that could not be read are told of, since the quotes would be shown', () => {
    expect(found({ text: '"It costs $\\ln 2$: so."' })).toEqual([
      'parts[0].text stands in quotes that could not be read',
    ]);
    expect(found({ text: '"Yes," it says, and "no"' })).toEqual([]);
  });

  it('are none where they are quoted, reckoned, of the network, of the premises, or counts', () => {
    expect(
      found({
        text: '{{testAccuracy@300 = 98.8 %}} against $\\ln 2 \\approx 0.69$ and `0.1`, at a rate of 0.003, of 2,000 digits.',
        ask: [
          choice('So 0.25 it is.'),
          { id: 'n', kind: 'number', ask: 'What is 0.5 times 3?', right: 1.5, why: '0.5 · 3 = 1.5.' },
        ],
      }),
    ).toEqual([]);
  });

  it('a goal asks in words for what its conditions ask for', () => {
    const goal = (says: string) => ({
      goals: [{ id: 'g', says, when: [{ metric: 'testAccuracy', is: 'atLeast', value: 0.95 }], mostSteps: 1500 }],
    });
    expect(found(goal('Get 95 % right within 1,500 steps.'))).toEqual([]);
    expect(found(goal('Get 96 % right within 1,000 steps, with 8 units.'))).toEqual([
      'parts[0].goals[0].says asks for 96 %',
      'parts[0].goals[0].says asks for 1',
    ]);
  });
});
