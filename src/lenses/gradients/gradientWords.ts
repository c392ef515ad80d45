/** @file What the lens of gradients says. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import type { BlockGradient } from '#probes/gradients/gradients.probe.ts';
import { formatNumber } from '#ui/format.ts';

export const caption =
  'Gradient of the loss at each block, from the samples of the last step; root mean square, logarithmic';

export const rows = [
  { id: 'output', label: 'output', title: 'Root mean square of ∂loss/∂output over the samples of the last step' },
  {
    id: 'parameters',
    label: 'parameters',
    title:
      'Root mean square of ∂loss/∂parameter of the last step: of the loss alone, before L1, L2, frozen values and clipping',
  },
  {
    id: 'change',
    label: 'step',
    title:
      'Root mean square of what the last step really changed the parameters by: with the optimiser and all that holds it back',
  },
  {
    id: 'relative',
    label: 'step ÷ size',
    title: 'What the last step changed ÷ the parameters, root mean squares: about 0.001 is usual',
  },
] as const;

export const firstStep = 'Gradients come with the first step: make one, or press Play.';

const NOT_YET = 'Not computed before the first step.';
const FROM_NOW_ON = 'Steps are measured while this lens is open: from the next step on.';
const NOT_FINITE = 'No gradient here is a finite number above 0.';

/** What is said where nothing can be drawn. */
export const nothingToDraw = (blocks: readonly BlockGradient[]): string =>
  blocks.some(({ output, parameters }) => output !== null || parameters !== null) ? NOT_FINITE : NOT_YET;

/** What is said beside the caption: whose samples, or why a step is not known. */
export function note(blocks: readonly BlockGradient[], pending: number): string {
  if (pending > 0)
    return `So far from ${pending} ${pending === 1 ? 'sample' : 'samples'} of a batch; no step was made of them yet.`;
  const made = blocks.some(({ output }) => output !== null);
  return made && blocks.some(({ size, change }) => size !== null && change === null) ? FROM_NOW_ON : '';
}

/** Less than this of the last layer's gradient reaches the first: it fades; more than its inverse: it grows. */
const FADES = 0.01;

/**
 * What the gradient does on its way back, from the last block to the first that it was measured at: none arrives; it fades where the first has less than 1 % of the
 * last; it grows where it has more than 100 times as much; else it reaches every block.
 */
export function wordsOf(blocks: readonly BlockGradient[], name: (id: string) => string): LensWords | undefined {
  const measured = blocks.flatMap(({ id, output }) => (output === null ? [] : [{ id, output }]));
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last || first === last) return undefined;
  const broken = measured.find(({ output }) => !Number.isFinite(output));
  if (broken) return { sentence: `The gradient is no number any more at ${name(broken.id)}.` };
  const none = measured.findLast(({ output }) => output === 0);
  const factor = first.output / last.output;
  const times = (value: number) => `${formatNumber(value, 2)} times`;
  return {
    sentence: none
      ? `No gradient reaches ${name(none.id)}: it does not learn.`
      : factor < FADES
        ? `The gradient fades on its way back: ${name(first.id)} hardly learns.`
        : factor > 1 / FADES
          ? `The gradient grows on its way back: ${name(first.id)} takes the largest steps.`
          : 'The gradient reaches every block.',
    numbers: `At ${name(last.id)} it is ${formatNumber(last.output, 2)}, at ${name(first.id)} ${formatNumber(first.output, 2)}${
      none ? '' : factor < 1 ? `: ${times(1 / factor)} less` : `: ${times(factor)} as much`
    }.`,
    aside: 'samples of the last step',
  };
}

export const MAKE_ONE_STEP = 'Make one step';
