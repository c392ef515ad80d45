import { describe, expect, it } from 'vitest';
import { proseFaults, sentencesOf } from './prose.ts';

const vocabulary = { names: ['Weight', 'Loss', 'step'], never: [{ plain: 'step', never: /\biterations?\b/i }] };
const faults = (words: string) => proseFaults(words, vocabulary);

describe('words of a lesson', () => {
  it('have sentences of 25 words at most, a formula and a number being one each', () => {
    const words = (count: number) => `It${' is'.repeat(count - 1)}.`;
    expect(faults(words(25))).toEqual([]);
    expect(faults(words(26))[0]).toMatch(/^has a sentence of 26 words, more than 25: “It is/);
    expect(faults(`${words(20)} ${words(20)}`)).toEqual([]);
    expect(faults(`- ${words(20)}\n- ${words(20)}`)).toEqual([]);
    expect(faults(`${words(23).slice(0, -1)} $a + b + c$ {{trainLoss@3}}.`)).toEqual([]);
    expect(sentencesOf('One. Two: “Three”? 4 is enough.')).toHaveLength(4);
  });
  it('are those of the house, and the glossary explains what is not everyday', () => {
    expect(faults('After ten iterations it is there.')).toEqual(['says iterations, which is called step here']);
    expect(faults('The weights and the loss.')).toEqual([]);
    expect(faults('A softmax comes last.')).toEqual([
      'says softmax, a word of specialists that the glossary does not explain',
    ]);
    expect(faults('A [[weight]] and a [[gizmo]].')).toEqual(['links [[gizmo]], which is no word of the glossary']);
  });
});
