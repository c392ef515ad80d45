/** @file The words of sharing: link, file, code of a frame. */

export const WITH_THE_WEIGHTS = 'With the weights';
export const SAVE_THE_FILE_WITH_WEIGHTS = 'Save the file with weights';
export const longLinkWords = (count: string): string =>
  ` It is ${count} thousand characters long; some chat programs cut such links, a file does not.`;
export const HASH_AT_STEP = 'at step';
export const HASH_SAME_WITH_ENGINE = ': the same in every browser with engine number';
export const WEIGHTS_BESIDE = 'Weights beside the program';
export const FOR_OTHER_PROGRAMS = 'For other programs';
export const FORMAT = 'Format';
export const PROGRAMS = 'Programs';
export const FILES = 'Files';
export const SAVE = 'Save';
export const IN_YOUR_PAGE = 'In a page of your own';
export const FULL_SAYS = 'Everything: data, palette, network, answer, transport';
export const COMPACT_SAYS = 'Network, answer and transport';
export const FIGURE_SAYS = 'The answer and a play button';
export const CODE_OF_THE_FRAME = 'Code of the frame';
export const LOCK_SAYS =
  'Write &lock=seed,data before the # of its address, and learners cannot change those. &lock=all leaves them the run alone.';
export const LESSON_FRAME_SAYS =
  'A lesson has a frame of its own: open it, and its menu “This lesson” copies the code.';
export const COPY_BY_KEYBOARD = 'Selected. Copy it with your keyboard.';
