/** @file What is said of drawing on the answer. */
import { formatNumber } from '#ui/format.ts';

export const UNDO_STROKE = 'Take the last stroke back';
export const CLEAR = 'Clear the drawing';
export const DRAW_LABEL = 'The answer, to draw on. Arrow keys move a pen, Space lowers and lifts it.';
export const DRAWN_LABEL = 'Your drawing over the answer';
export const PEN_DOWN = 'Pen down';
export const PEN_UP = 'Pen up';
export const YOURS = 'yours';
export const LEARNED = 'learned';

export const penAt = ([x, y]: readonly [number, number]): string => `${formatNumber(x, 2)}, ${formatNumber(y, 2)}`;
export const ANSWER = 'Answer';
export const DRAW_ON_IT = 'draw on it';
export const LAID_OVER = 'yours laid over it';
export const AGREE = 'agree';
