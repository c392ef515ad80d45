/** @file What charts and colour keys say. */

export const SIGNED_SCALE = 'blue through paper to orange';
export const MAGNITUDE_SCALE = 'light to dark';
export const PIXEL_SCALE = 'paper to ink';
export const colourKeyWords = (scale: string, low: string, high: string, note?: string): string =>
  `Colour key, ${scale}: ${low} to ${high}${note ? `, ${note}` : ''}`;
export const readsValues = (label: string): string => `${label}: read values`;
export const NOTHING_READ = 'nothing read';
