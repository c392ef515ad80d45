/** @file What is said of a mode of the stage. */

/** A view that asks for something that this version does not have. */
export const noSuchMode = (id: string, known: readonly string[]): string =>
  `The page was asked to open “${id.slice(0, 40)}” in place of the stage; there is no such lens. There are: ${known.join(', ')}.`;
