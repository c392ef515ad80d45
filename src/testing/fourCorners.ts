/** @file For tests: a network written by hand whose layers keep of four points all, one coordinate, and nothing. */
import type { Trainer } from '#engine/trainer.ts';
import { dense, tinyRun } from './tinyRun.ts';

/** Four points in the corners of a rectangle twice as wide as high; class 0 is on the right. */
export const corners = [
  [2, 1, 0],
  [2, -1, 0],
  [-2, 1, 1],
  [-2, -1, 1],
] as const;

/** The first layer keeps x alone, the last nothing. */
export const fourCorners = (): Trainer =>
  tinyRun({ type: 'points', points: corners, testShare: 0 }, [dense('a', 3), dense('z', 2)], {
    'a.weight': [2, 0, 0, 0, 0, 0],
    'a.bias': [0, 1, 0],
    'z.weight': [0, 1, 0, 0, 0, 1],
    'z.bias': [8, 0], // far from any point, so that it is taken for none
  });
