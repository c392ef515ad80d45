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
