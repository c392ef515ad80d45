/** @file The words of the levels of an explanation: in words, in symbols, from the loss. */

/** "what step 3 takes from". */
export const WHAT_STEP = 'what step';
export const TAKES_FROM = 'takes from';
export const byHead = (most: string): string => `by head; the highest bar is ${most}`;
export const HOW_THE_LOSS = 'How the loss';
export const LOSS_CHANGES = 'changes when a number of this block does, followed back from its output.';
export const IN_CODE = 'In code';
export const ONE_LINE_IN_EACH_FRAMEWORK = 'one line in each framework';
export const NO_BLOCKS = 'no blocks: what goes in comes out';
export const stepOfInput = (step: number): string => `step ${step} of the input`;
export const MADE_FROM = 'made from';
export const stateAfter = (step: number): string => `its state after step ${step}`;
export const notOnShow = (title: string, count: string): string => `${title} ${count} numbers, which are not on show`;
export const largestOf = (count: string): string => ` the largest of ${count}`;
export const meanWords = (mean: string, spread: string): string => `mean ${mean}, standard deviation ${spread}`;
export const withoutHidden = (missing: string): string => `, without ${missing} that are not on show`;
export const AS_IT_IS = ': as it is';
export const THE_INPUT = 'the input';
export const SUM_OF = 'the sum of';
export const waysThrough = (name: string): string => `The ways through ${name}`;
export const DRAWN_EVENLY = 'drawn evenly within';
/** After the formula of its limit. */
export const withinWords = (limit: string, deviation: string): string => `±${limit}: standard deviation ${deviation}`;
export const DRAWN_NORMALLY = 'drawn from a normal distribution round 0 with standard deviation';
export const WHOLE_INPUT = 'the whole input';
export const STEPS_UP_TO_ITS_OWN = 'the steps up to its own';
export const ofTheInput = (field: string): string => `${field} of the input`;
export const MULTIPLY_ADDS_SAY = 'Products that are added up in one sample’s forward pass';
export const perSample = (products: string): string => `${products} a sample`;
export const SEES_SAYS = 'The part of the network’s input that a unit’s number hangs on: its receptive field';
export const UNDER_THE_WINDOW = 'under the window';
export const channelAddsMost = (channel: number): string => ` channel ${channel}, which adds most`;
