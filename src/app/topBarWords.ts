/** @file The words of the bar on top. */

export const EXAMPLES = 'Examples';
export const LESSONS = 'Lessons';
export const NEW_PHASE_HERE = 'New phase from here';
export const TRANSFER = 'Transfer to another task';
export const EXPERIMENTS = 'Phases and transfer';
export const UNTITLED = 'Untitled';
export const TITLE_FIELD = 'Title of this network';
export const renameWords = (title: string): string => `${title || UNTITLED}: rename`;
export const ODDS = 'Try 100 starts';

export const AS_THE_SYSTEM = 'As the system';
export const NEW_NETWORK = 'New network';
export const YOUR_WORK = 'Your work';
export const KEPT_RUNS = 'Kept runs';
export const OPEN_FILE = 'Open file…';
export const WEIGHTS_FROM_FILE = 'Weights from a file…';
export const SAVE_FILE = 'Save file';
export const SAVE_FOR_OTHERS = 'Save for other programs';
export const CODE = 'Code';
export const SAVE_WITH_WEIGHTS = 'Save with weights';
export const THEME_AS_THE_SYSTEM = 'Theme as the system';
export const DOCUMENT_AND_PAGE = 'Document and page';
export const OPEN_THE_LINK_AGAIN = 'Open the link again';
export const OPENED_FROM_LINK_SAYS =
  'This was opened from a link. Open it again: your work stays in the undo history and in Your work';
export const NOTHING_TO_UNDO = 'Nothing to undo';
export const NOTHING_TO_REDO = 'Nothing to redo';
export const noWeightsInFile = (without: string): string => `The file holds no weights. ${without}`;
