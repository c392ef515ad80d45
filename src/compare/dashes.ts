/** @file How runs differ in a chart: by dash and letter, never by hue, which belongs to sign and class. */

/** In the order of the lanes; pixels drawn and left out, with round caps. */
export const dashes: readonly (readonly number[])[] = [[], [7, 3], [1.5, 3], [7, 3, 1.5, 3]];
