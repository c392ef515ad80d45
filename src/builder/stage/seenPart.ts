/** @file Where the words of a container stand in a row that is wider than its room, as styles: what is seen of the row is told by `usePins`. */
import type { PlacedArc } from '#stage/layout/stackLayout.ts';
import type { Box } from '#stage/layout/tiles.ts';

/** The paper over the end of the row is not whole at its edge. */
const SOFT = 16;
/** Where the name of a shortcut may begin behind the bend of its arc. */
const BEND = 44;

/**
 * The name of a shortcut stands on the part of it that is seen, as near to its middle as it can; where it has no room there it lies beneath the paper, whole.
 * What is left over is made longer than any row, so that one place or the other is taken.
 */
export function pillInSight({ from, pill }: PlacedArc) {
  const { x, width } = pill;
  const least = Math.min(x, from.x + BEND);
  const end = 'var(--seen-to, 1e6px)';
  const fits = `clamp(0px, (${end} - ${least + width}px) * 1e4, 1e6px)`;
  return { left: `max(${least}px, min(${x}px, ${end} - ${width + 8}px), ${end} + ${SOFT}px - ${fits})` };
}

/** Room that the words of a caption keep. */
const CAPTION_LEAST = 180;

/** Its words begin where the paper over the start of the row ends, and end where that over its end begins. */
export const captionInSight = ({ x, width }: Box) => ({
  width: `min(${width}px, var(--seen-to, 1e6px) - ${x}px)`,
  paddingLeft: `clamp(0.5rem, calc(var(--moved, 0px) + var(--cover-left, 0px) + 0.25rem - ${x}px), ${Math.max(8, width - CAPTION_LEAST)}px)`,
});
