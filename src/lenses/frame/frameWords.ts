/** @file What the frame round every lens says. */

export const doesNotFit =
  'Nothing can be measured yet: the network does not fit together. The stage says what to mend.';
export const toTheStage = 'Go to the stage';
export const asText = 'Read as text';
export const howMeasured = 'How this is measured';
