/** @file What is wrong with a link or a file. */

export const linkTooLong = (kilobytes: number): string =>
  `This link is ${kilobytes} kB long, more than a link to a network can be (256 kB).`;
export const LINK_FROM_NEWER =
  'This link was made by a newer version of Strata. Reload the page to get it, or ask for the file.';
export const LINK_CUT_OFF = 'This link was cut off: most of it is missing.';
export const linkCutOff = (missing: number): string =>
  `This link was cut off: ${missing} characters are missing at its end.`;
export const NO_LINK = 'This is not a link to a Strata network.';
export const LINK_CHANGED = 'This link was changed on its way and cannot be read.';
export const LINK_UNFOLDS_TOO_FAR = 'This link unfolds to more than 4 MB, more than a network needs.';
export const holdsMoreThan = (source: string, megabytes: number): string =>
  `This ${source} holds more than ${megabytes} MB, more than a network needs.`;
export const holdsNoNetwork = (source: string): string => `This ${source} does not hold a network: it is not JSON.`;
export const holdsBrokenNetwork = (source: string, problem: string, more: number): string =>
  `This ${source} holds a network that cannot be read: ${problem}${more > 0 ? ` (and ${more} more)` : ''}.`;
