/** @file What a comparison says. */

export const TITLE = 'Compare';
export const TOO_MANY = 'Four networks can stand side by side. Close one to make room for another.';

/** A step of undo, made at a lane. */
export const edits = (tag: string, what: string | undefined): string => `${tag}: ${what ?? 'Change'}`;
