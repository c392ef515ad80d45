/** @file What is said when the page itself fails. */

export const THIS_PAGE = 'This page';
export const THIS_LESSON = 'This lesson';
export const NOTHING_DELETED = 'Nothing was deleted. Save your work as a file to be safe, then go on.';
export const SAVE_AS_FILE = 'Save the work as a file';
export const OPEN_THE_FIRST_EXAMPLE = 'Open the first example';
/** Of a document that the page would fail on as it begins. */
export const CANNOT_BE_SHOWN =
  'This network cannot be shown here. The first example stands in its place; nothing was changed or deleted.';
export const CANNOT_START = 'Strata could not start in this page.';
export const RELOAD = 'Reload';
