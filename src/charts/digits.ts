/** @file Classes that are digits stand for themselves: they need no mark beside their name. */

/** The digits, one for each class; undefined where a class has another name. */
export const digitsOf = (classes: readonly string[]): readonly string[] | undefined =>
  classes.length > 0 && classes.every((name) => /^\d$/.test(name)) ? classes : undefined;
