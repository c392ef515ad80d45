/** @file What the keys over the network say. */

/** What blue and orange mean: the ends differ from layer to layer, and are said of the one that is selected. */
export const belowZero = 'below 0';
export const aboveZero = 'above 0';
export const perLayer = 'per layer';
export const biasBar = 'Bar left of a unit: its bias, up above 0, down below 0';
