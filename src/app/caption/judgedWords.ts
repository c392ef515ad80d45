/** @file What the caption bar says of what a run has come to, and what it proposes. */
import { formatCount, formatNumber, formatPercent } from '#ui/format.ts';
import type { Judgement } from './judgeRun.ts';

/** Of a solved task: what to press to see whether less is enough. */
export const without = (layer: string): string => `Try without ${layer}`;
export const WITHOUT_HINT = 'Takes the layer away and trains from the start. Undo brings it back as it was';
export const ANOTHER = 'Try another start';
export const ANOTHER_HINT = 'Other random weights and another draw of the data. Undo goes back';
export const COUNT = 'Count over 100 starts';
export const backTo = (step: number): string => `Back to step ${formatCount(step)}`;
export const BACK_HINT = 'Where it did best on what it has not met. The run after it stays on the curve';
export const CURE_HINT = 'Changes the network or its training, and trains from the start. Undo goes back';

/** @param sentence what is wrong with the block */
export const stillLine = (name: string, sentence: string): string => `${name}: ${sentence}`;

/** @param still what is wrong with a block, in a sentence */
export function judgedLine(judgement: Judgement, still: string): string {
  switch (judgement.what) {
    case 'solved':
      return judgement.without === undefined
        ? 'Solved. What if it had a layer less, or fewer units? See how little is enough.'
        : `Solved without ${judgement.without} too. The dotted curve is the run with it. See how little is enough.`;
    case 'still':
      return still;
    case 'stuck':
      return judgement.again
        ? `Stuck again, from another start: the loss has hardly moved for ${formatCount(judgement.steps)} steps. Is it bad luck, or the network?`
        : `Stuck: the loss has hardly moved for ${formatCount(judgement.steps)} steps. Reseed for another start, or try another learning rate.`;
    case 'worse':
      return `Since step ${formatCount(judgement.since)} it gets better on what it knows and worse on what it has not met: it learns by heart.`;
    case 'against': {
      const { without: name, of, now, was, at } = judgement;
      return of === 'accuracy'
        ? `Without ${name} it is right for ${formatPercent(now)}. With it, it was right for ${formatPercent(was)} at step ${formatCount(at)}: the dotted curve.`
        : `Without ${name} its loss is ${formatNumber(now)}. With it, it was ${formatNumber(was)} at step ${formatCount(at)}: the dotted curve.`;
    }
  }
}
