/** @file Names of the parts of the page and the frame that come late. */

export const THE_LESSONS = 'The page of lessons';
export const DROP_HERE = 'Drop a network or weights to open them, or pictures and tables to learn from them';
export const THE_WAY_BACK = 'The way back to the comparison';
export const THE_PHASES = 'The phases';
export const THE_PAGE_OF_EXAMPLES = 'The page of examples';
export const THE_IMPORT_OF_FILES = 'What opens files of other programs';
export const THE_IMPORT_OF_DATA = 'The import of data';
export const THE_SENTENCE_ABOVE_IT = 'The sentence above it';
export const THIS_FRAME = 'This frame';
export const EXPLANATIONS = 'What explains the page';
export const THE_GLOSSARY = 'The glossary';
export const THE_SHELF_OF_EXAMPLES = 'The shelf of examples';
export const THE_EXAMPLE = 'The example';
export const YOUR_WORK = 'Your work';
export const KEPT_RUNS = 'Kept runs';
export const THE_SEARCH = 'The search';
export const THE_LIST_OF_KEYS = 'The list of keys';
export const THE_COMPARISON = 'The comparison';

export const THE_SETTINGS = 'The settings';
export const THE_LENS = 'The lens';
export const THE_DATA = 'The data';
export const THE_LAYERS = 'The layers';
export const THE_BLOCK = 'The block';
export const RECORDER_OF_LESSONS = 'The recorder of lessons';
