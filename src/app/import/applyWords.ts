/** @file What is said when data were brought in, or could not be fetched. */

export const IMPORT_IMAGES = 'Import images';
export const IMPORT_A_TABLE = 'Import a table';
export const rowsImported = (count: string): string => `${count} rows imported.`;
export const IMPORT_POINTS = 'Import points';
export const pointsImported = (count: string): string => `${count} points imported.`;
export const serverAnswers = (status: number): string => `the server answers ${status}`;
export const isLargerThan = (value: number): string => `is larger than ${value} MB`;
export const CANNOT_BE_FETCHED =
  'cannot be fetched: there is no such address, or its server does not hand files to other pages';
