/** @file What is said of copying. */

export const notCopied = (name: string): string => `${name} could not be copied: the browser does not allow it here.`;
