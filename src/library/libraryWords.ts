/** @file What is said of what this browser keeps. */
import type { Refusal } from './library.ts';

/** Why changes are not kept, where the browser is the cause. */
export const notKept: Readonly<Record<Exclude<Refusal, 'stale' | 'gone'>, string>> = {
  missing: 'This browser does not let the page keep your work. It lasts until you close the page: save it as a file.',
  full: 'Your latest changes are not kept: the browser has no room left. Delete what you no longer need in Your work, or save a file.',
  refused: 'Your latest changes are not kept: the browser refused. Save them as a file.',
};

/** The network changed in another tab while nothing was changed here. */
export const OTHER_TAB =
  'This network was changed in another tab. If you change it here too, your changes are kept as a copy; nothing is lost.';

/** It was changed there and here. */
export const COPIED =
  'This network was changed in another tab too. You go on in a copy; both are in Your work, and nothing is lost.';

/** Its entry was deleted while it is open. */
export const DELETED =
  'This network was deleted from Your work. It stays open here, and is kept again once you change it.';

/** Said where the browser refuses to delete. */
export const NOT_DELETED =
  'The browser did not delete it. Try again, or delete the data of this page in the settings of the browser.';

/** Said where the browser refuses to put a deleted entry back; its row stays, so that it can be asked again. */
export const NOT_BROUGHT_BACK =
  'The browser did not bring it back: it may have no room left. Delete something else and try again, before you close this list.';

export const NO_SUCH_ENTRY =
  'This address is of a network that this browser does not have: it was deleted, or it is kept in another browser.';

export const unreadable = (title: string, why: string): string =>
  `${title === '' ? 'The network you worked on last' : `“${title}”`} cannot be read: ${why}. It is still kept as it is, in Your work.`;

/** For whoever shares the computer, and whoever answers for it. */
export const STAYS_HERE = 'Everything here is kept in this browser, on this computer. Nothing of it is sent anywhere.';
export const SHARED_COMPUTER =
  'Whoever uses this browser after you can open it: on a shared computer, save a file and delete everything when you leave.';

/** Imported images and rows are in memory all the same. */
export const importNotKept = (what: 'images' | 'rows', full: boolean): string =>
  `The ${what} are here until the page is closed: the browser ${full ? 'has no room to keep them. Delete what you no longer need in Your work, or' : 'does not keep them.'} ${full ? 'c' : 'C'}hoose the ${what === 'images' ? 'files' : 'file'} again next time.`;
