/** @file The words of opening a frame’s network in the page. */

export const OPEN_IN_STRATA = 'Open in Strata';
export const MAY_NOT_OPEN = 'This frame may not open a page. Copy the link, and open it yourself.';
export const THE_LINK = 'The link';
export const OPEN_IN_NEW_TAB = 'Open in Strata, in a new tab';
