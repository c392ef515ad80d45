/** @file What is asked and said of an example. */
import { formatCount } from '#ui/format.ts';
import type { CaptionState } from './captionRules.ts';
import type { Changed } from './exampleOf.ts';

/** What stands below the question. @param sentence the example's own */
export function captionLine(state: CaptionState, sentence: string): string {
  switch (state.what) {
    case 'early':
      return `This is before it has learned. It was trained for ${formatCount(state.steps)} steps: play, and watch it come.`;
    case 'running':
      return 'Each step shifts every weight a little, so that the loss falls. Watch what changes first.';
    case 'otherData':
      return 'You chose other data. Can the same network learn them too?';
    case 'data':
      return 'You changed the data. Do they make it easier to learn, or harder?';
    case 'network':
      return 'You changed the network. Does it learn more, less, or the same in other steps?';
    default:
      return sentence;
  }
}

/** Above it: what the example asks, or what other data ask of its network. */
export const captionQuestion = (question: string, changed: Changed | undefined): string =>
  changed === 'otherData' ? 'What does this network learn of other data?' : question;
