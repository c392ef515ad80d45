/** @file The words of drawing on the input. */

export const DRAW_HERE = 'Draw here';
export const NETWORK_IS_GIVEN = 'the network is given';
export const LAST_STROKE = 'Last stroke';
export const LAST_STROKE_IS_GONE = 'The last stroke is gone.';
export const PAPER_IS_EMPTY = 'The paper is empty.';
export const SIZE_AND_PLACE = 'Size and place as in MNIST';
export const DRAW_HELP = 'With mouse, finger or pen. Without one, choose';
export const DRAW_HELP_ELSE = 'above and step through the data.';
export const PAPER = 'Paper to draw on';
