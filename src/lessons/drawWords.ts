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

export const CURVE_LABEL = 'Axes, to draw a curve on. Arrow keys move a pen, Space lowers and lifts it.';
export const DRAWN_CURVE_LABEL = 'Your curve, and the one that came out';
export const CURVE = 'Your curve';
export const DRAW_CURVE_HERE = 'draw it here';
export const REAL_OVER = 'the real one over it';
export const REAL = 'as it came out';
export const OFF = 'off on average';
export const STEPS = 'steps';
export const INPUT = 'x';
export const curveNames = {
  trainLoss: 'Training loss',
  testLoss: 'Test loss',
  trainAccuracy: 'Training accuracy',
  testAccuracy: 'Test accuracy',
  answer: 'Answer',
} as const;
export const penOnCurve = (across: string, x: string, up: string, y: string): string => `${across} ${x}, ${up} ${y}`;
