/** @file The words of the dock of lenses. */

export const HEIGHT_OF_THE_LENSES = 'Height of the lenses';
export const HEIGHT_HELP = 'Drag, or use the arrow keys';
export const CLOSE_THE_LENSES = 'Close the lenses';
export const OPEN_THE_LENSES = 'Open the lenses';
export const BESIDE_THE_STAGE = 'Beside the stage';
export const BESIDE_SAYS = 'Shows the lens small, below the stage, so that both are in sight';
