/** @file What a window sees of the input. */

export const SEES_THE_WHOLE_INPUT = 'sees the whole input';
export const SEES_THE_STEPS_UP = 'sees the steps up to its own';
export const seesPixels = (rows: number, columns: number): string => `sees ${rows} × ${columns} input pixels`;
export const seesSteps = (steps: number): string => `sees ${steps} ${steps === 1 ? 'step' : 'steps'} of the input`;
export const seesNumbers = (numbers: number): string =>
  `sees ${numbers} ${numbers === 1 ? 'number' : 'numbers'} of the input`;
