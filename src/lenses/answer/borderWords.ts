/** @file What the map says where it has no border. */

export const noSide = 'no side is preferred';
