/** @file What `lesson check` says of goals and numbers that do not hold. */
export const proofWords = {
  noSolution: 'has a solution that cannot be laid over its document',
  trueAtStart: (seed: number): string => `is met before anything is learned, with seed ${seed}`,
  startsAtStart: (met: number, of: number): string => `is met by ${met} of ${of} starts before anything is learned`,
  notReached: (good: number, of: number, need: number): string =>
    `is reached on ${good} of ${of} seeds at the end of its solution, ${need} are needed`,
  endsAt: (metric: string, values: readonly string[]): string => `${metric} ends at ${values.join(', ')}`,
  lastLook: (looked: number, steps: number): string =>
    `goals are looked at where the curve has a point, here last at step ${looked} of ${steps}`,
  late: (where: string, asked: number, late: number): string =>
    `is reached at step ${late}, and ${where} asks for ${asked} steps`,
  otherNumber: (quoted: string, shown: string): string => `quotes ${quoted}, and it is ${shown}`,
} as const;

/** Of what a part shows. */
export const LENS_BESIDE =
  'asks for a lens beside the network, and a lesson has no room there: "mode" puts one in the place of the network';

/** Of how long it says that it takes. */
export const minuteWords = (says: number, about: number): string =>
  `says ${says}, and reading, answering and training come to about ${about}`;

/** Of numbers in words that nothing holds them to. */
export const numberWords = {
  unvouched: (number: string): string =>
    `says ${number}, which nothing vouches for: quote it, as {{testAccuracy@300 = ?}}, or reckon it in a formula`,
  quotes: 'stands in quotes that could not be read, so they would be shown: in quotes a backslash is written twice',
  notAsked: (number: string): string => `asks for ${number}, which its conditions and its network do not have`,
} as const;

/** Of words that are hard to read. */
export const proseWords = {
  long: (words: number, most: number, begins: string): string =>
    `has a sentence of ${words} words, more than ${most}: “${begins} …”`,
  never: (found: string, plain: string): string => `says ${found}, which is called ${plain} here`,
  noTerm: (word: string): string => `links [[${word}]], which is no word of the glossary`,
  unexplained: (word: string): string => `says ${word}, a word of specialists that the glossary does not explain`,
} as const;
