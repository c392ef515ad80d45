/** @file The words of the editor of points. */

export const mostPoints = (points: string): string => `${points} are the most there can be.`;
export const NOTHING_TO_UNDO_HERE = 'Nothing to undo here.';
export const NO_POINT_IS_NEAR = 'No point is near.';
export const erasedWords = (gone: string, left: string): string => `${gone} erased, ${left} left.`;
export const PAINT_POINTS = 'Paint points';
export const TWO_AT_LEAST = 'Two points at least are needed.';
export const planeWith = (count: string): string => `Plane with ${count}`;
export const POINTS_HAVE = 'Points have';
export const BRUSH_SIZE = 'Brush size';
export const ALL_POINTS_ERASED = 'All points erased.';
export const POINTER_HELP = 'Press for one point, drag to spray many.';
export const pointKeys = (byClass: boolean): string =>
  `The right button erases. On the keyboard: arrows move the cross-hair, with Shift ten times as far; Enter sets a point, Delete erases beneath the brush${byClass ? ', 1 to 8 choose the class' : ''}.`;
export const CLASS_TO_PAINT = 'Class to paint';
export const classPointsWords = (letter: string, count: string): string => `Class ${letter}, ${count} points`;
