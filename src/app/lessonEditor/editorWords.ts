/** @file What the editor of lessons says. */
import type { Kept } from './keptDraft.ts';

export const UNTITLED = 'A lesson';
export const EDIT_LESSON = 'Edit lesson';
export const THE_EDITOR = 'The editor of lessons';
export const BACK = 'Lessons';
export const UNDO = 'Undo';
export const REDO = 'Redo';
export const undoSays = (label: string | undefined): string =>
  label === undefined ? 'Nothing to undo' : `Undo: ${label}`;
export const redoSays = (label: string | undefined): string =>
  label === undefined ? 'Nothing to redo' : `Redo: ${label}`;
export const undoneSays = (label: string | undefined): string =>
  label === undefined ? 'Nothing to undo.' : `Undone: ${label}.`;
export const redoneSays = (label: string | undefined): string =>
  label === undefined ? 'Nothing to redo.' : `Done again: ${label}.`;
export const SAVE = 'Save file';
export const MORE = 'This draft';
export const PLAY = 'Play it';
export const OPEN_OTHER = 'Open a lesson file…';
export const DELETE = 'Delete this draft';
export const TABS = 'Views of the lesson';
export const tabNames = { write: 'Write', preview: 'Preview', check: 'Check', file: 'File' } as const;
export const toMend = (count: number): string => (count === 0 ? '' : `${count} to mend`);
export const keptWords: Readonly<Record<Kept, string>> = {
  kept: 'Kept on this device.',
  soon: 'Being kept …',
  not: 'This browser keeps nothing: save the file.',
  copy: 'Another tab changed this draft. This is a copy.',
};

export const PARTS = 'Parts';
export const ABOUT = 'About the lesson';
export const partOf = (place: number, title: string): string => `${place}. ${title === '' ? 'Untitled' : title}`;
export const EARLIER = 'Move up';
export const LATER = 'Move down';
export const REMOVE_PART = 'Remove this part';
export const RECORD = 'Record on the page';
export const RECORD_SAYS = 'The page opens as you left it. Build and train; a press makes each part.';
export const ADD_EMPTY = 'Add an empty part';
export const NO_PARTS = 'A lesson needs a part. Record one on the page.';
export const newPart = (place: number): string => `Part ${place}`;

export const WORDS = 'Words';
export const WORDS_SAYS =
  '*emphasis*, **strong**, `code`, $formulas$, [links](https://…), [[words of the glossary]], {{testAccuracy@300}}';
export const AS_SEEN = 'As it is read';
export const BEGINS = 'The network';
export const begins = {
  own: 'Begins with a network of its own.',
  changed: 'Begins with the network of the part before, changed:',
  same: 'Goes on with what the learner has open.',
  none: 'The first part needs a network: record it on the page.',
} as const;
export const OPEN_ON_PAGE = 'Open it on the page';
export const TAKE_FROM_PAGE = 'Take what is on the page';
export const openedFrom = (title: string): string => `Open ${title}`;
export const MAY_CHANGE = 'What may be changed';
export const WHOLE = 'In general';
export const NO_LONGER = 'Not in this network';
export const LENSES = 'Lenses and pointers';
export const QUESTIONS = 'Questions';
export const QUESTION = 'Question';
export const KIND = 'Kind';
export const ADD_QUESTION = 'Add a question';
export const GOALS = 'Goals';
export const GOAL = 'Goal';
export const ADD_GOAL = 'Write a goal by hand';
export const HINTS = 'Hints';
export const HINT = 'Hint';
export const ADD_HINT = 'Add a hint';
export const TAKEAWAY = 'To take along';
export const ADD_ROW = 'Add';
export const removeWords = (what: string): string => `Remove ${what}`;
export const upWords = (what: string): string => `Move ${what} up`;
export const downWords = (what: string): string => `Move ${what} down`;

/** Steps of undo. */
export const did = {
  part: (title: string): string => `Part “${title}”`,
  add: 'Add a part',
  remove: 'Remove a part',
  move: 'Move a part',
  about: 'About the lesson',
  row: (what: string): string => `${what}`,
  addRow: (what: string): string => `Add ${what}`,
  removeRow: (what: string): string => `Remove ${what}`,
  moveRow: (what: string): string => `Move ${what}`,
  byHand: 'The file by hand',
  discard: 'Give up the file by hand',
  network: 'The network of a part',
} as const;

export const NOT_READ = 'The file as it was written by hand cannot be read';
export const NOT_READ_SAYS = 'Your text is kept. Mend it, or go on with the lesson as it last could be read.';
export const TO_FILE = 'Mend the file';
export const GIVE_UP = 'Go on without that text';
export const NOT_WHOLE = 'Mend these first';
export const FILE = 'The whole file';
export const FILE_SAYS = 'What is saved. Edit it here, or paste another in its place.';
export const CANNOT_WRITE = 'The lesson cannot be written as a file yet: see Check.';
export const ALL_WELL = 'The format is kept everywhere.';
export const lineSays = (line: number | undefined): string => (line === undefined ? '' : `Line ${line}`);
export const GO_THERE = 'Go there';

export const PREVIEW_WIDTH = 'Width of the frame';
export const FROM_HERE = 'Begin at the part in sight';
export const frameTitle = (width: number): string => `The lesson in a frame ${width} pixels wide`;
export const FRAME_REFUSED = 'This site does not let the page show frames. Play it in the page instead.';

export const OPEN_TITLE = 'Open a lesson file';
export const OPEN_SAYS =
  'Choose a file, or paste the text of one. It becomes a draft; what you edit now stays in Your work.';
export const CHOOSE = 'Choose a file';
export const PASTE = 'Text of a lesson';
export const OPEN_IT = 'Open it';
export const NOT_A_FILE = 'This file could not be read.';
export const DRAFT_GONE = 'There is no such draft in this browser.';
export const COMING = 'The draft is on its way …';
