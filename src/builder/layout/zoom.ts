/** @file How a network that is too large for its panel is shown. Pure. */

/** At full size, made to fit, or in rows one below the other. */
export type Zoom = 'full' | 'fit' | 'rows';

/** In a panel narrower than this it stands in rows unless the person chose otherwise. */
const NARROW = 560;

/** @param chosen what the view says, if anything */
export function zoomFor(chosen: unknown, width: number): Zoom {
  if (chosen === 'fit' || chosen === 'rows' || chosen === 'full') return chosen;
  return width < NARROW ? 'rows' : 'full';
}
