/** @file What is said where a learner hands in. */
export const HAND_IN = 'Hand in';
export const TITLE = 'Hand in';
export const HOLDS =
  'Your answers, the goals you reached, and your runs, as a file or a link. Nothing is sent: you pass it on yourself.';
export const NAME = 'Your name';
export const NAME_HINT = 'May be left empty.';
export const SAVE = 'Save the file';
export const COPY = 'Copy the link';
export const THE_HAND_IN = 'The link';
export const PREPARING = 'Your runs are being checked …';
export const NO_RUNS = 'Not every run could be taken along. Answers and goals are all in it.';
export const TOO_LONG = 'This is too long for a link. Save the file and pass that on.';
