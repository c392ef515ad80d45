/** @file What the forms of questions say. */
export const ANSWER = 'Your answer';
export const SEVERAL = 'More than one may be right.';
export const NO_NUMBER = 'This is no number.';
export const CHOOSE = 'Choose …';
export const NONE_OF_THEM = 'none of them';
export const DRAW_BORDER = 'Draw on the answer: with the pointer, a finger, or the arrow keys and Space.';
export const DRAW_CURVE = 'Draw it on the axes: with the pointer, a finger, or the arrow keys and Space.';

export const drawn = (strokes: number): string => (strokes === 1 ? 'One stroke drawn.' : `${strokes} strokes drawn.`);
/** The sides of a shape are asked for one by one. */
export const side = (which: number, of: number): string => `Number ${which} of ${of}`;
export const unitName = (unit: number): string => `unit ${unit + 1}`;
export const upper = (item: string): string => `Move up: ${item}`;
export const lower = (item: string): string => `Move down: ${item}`;
export const movedTo = (item: string, place: number, of: number): string => `${item}: place ${place} of ${of}`;
