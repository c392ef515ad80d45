/** @file What the lens of gradients says. */
import type { BlockGradient } from '#probes/gradients/gradients.probe.ts';

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
