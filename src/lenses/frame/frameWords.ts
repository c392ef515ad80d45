/** @file What the frame round every lens says. */

export const doesNotFit =
  'Nothing can be measured yet: the network does not fit together. The stage says what to mend.';
export const toTheStage = 'Go to the stage';
export const backToThePage = 'Back to the page';
export const showLarge = 'Show large';
/** As the caption says it. */
export const watch = 'Watch it learn';
export const tooLarge = 'Not computed: the network is too large to be held twice. Make its widest layer smaller.';
export const showWidest = (name: string): string => `Go to ${name}, the widest`;
export const asText = 'Read as text';
export const SAVING = 'Saving the numbers';
export const howMeasured = 'How this is measured';

export const theLens = (title: string): string => `The lens ${title}`;
export const atStep = (step: string): string => `at step ${step}`;
