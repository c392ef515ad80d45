/** @file Sentences about lessons as files and links. */

export const laterVersion = (received: number, most: number): string =>
  `is ${received}: this lesson was made by a newer version of Strata, this page reads up to ${most}`;

/** Of a link to a lesson. */
export const linkWords = {
  long: (kB: number): string => `This link is ${kB} kB long, more than a link to a lesson can be (256 kB).`,
  newer: 'This link was made by a newer version of Strata. Reload the page to get it, or ask for the file.',
  cut: 'This link was cut off: most of it is missing.',
  missing: (characters: number): string => `This link was cut off: ${characters} characters are missing at its end.`,
  foreign: 'This is not a link to a Strata lesson.',
  changed: 'This link was changed on its way and cannot be read.',
  large: 'This link unfolds to more than 4 MB, more than a lesson needs.',
  notJson: 'This link does not hold a lesson: it is not JSON.',
  unread: (first: string, more: number): string =>
    `This link holds a lesson that cannot be read: ${first}${more > 0 ? ` (and ${more} more)` : ''}.`,
} as const;

/** Of a file of a lesson. */
export const fileWords = {
  long: (kB: number): string => `is ${kB} kB long, more than a lesson can be (512 kB)`,
  noFront: 'must begin with a line of --- and what the lesson is called, and another line of ---',
  noKey: (text: string): string => `must be a line such as key: value, received ${text}`,
  twice: (key: string): string => `says ${key} twice`,
  noField: 'is no field here',
  strayItem: 'is an item of no list',
  openFence: 'has no closing ``` line',
  unknownFence: (info: string, known: string): string => `begins with ${info}, which is none of ${known}`,
  notJson: (why: string): string => `is not JSON: ${why}`,
  beforePart: 'stands before the first part: begin a part with # Its title {#id}',
  heading: 'must be # A title {#id}',
  openComment: 'has no closing -->',
  hidden: 'stands beside other words: a comment has lines of its own',
} as const;

/** Of a hand-in, as a file or a link. */
export const handInWords = {
  long: (kB: number): string => `This link is ${kB} kB long, more than a link to a hand-in can be (256 kB).`,
  newer: 'This hand-in was made by a newer version of Strata. Reload the page to get it.',
  cut: 'This link was cut off: most of it is missing.',
  missing: (characters: number): string => `This link was cut off: ${characters} characters are missing at its end.`,
  foreign: 'This is no hand-in and no link to one.',
  changed: 'This link was changed on its way and cannot be read.',
  large: 'This link unfolds to more than 4 MB, more than a hand-in needs.',
  notJson: 'This is no hand-in: it is not JSON.',
  unread: (first: string, more: number): string =>
    `This is no hand-in: ${first.trim()}${more > 0 ? ` (and ${more} more)` : ''}.`,
} as const;
