/** @file The words of saving numbers. */

export const SAVE_NUMBERS = 'Save the numbers';
export const AS_CSV = 'As CSV, for a spreadsheet';
export const AS_JSON = 'As JSON, for programs';
export const NOTHING_TO_SAVE = 'There are no numbers to save yet.';
export const tableSaved = (file: string): string => `${file} saved.`;
