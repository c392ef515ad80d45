/** @file What edits of a unit's name are called. */

export const takesName = (unit: number): string => `Take the name of unit ${unit} away`;
export const namesUnit = (unit: number, given: string): string => `Name unit ${unit} “${given}”`;
