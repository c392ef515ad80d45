/** @file Where what stays in sight at an end of a row stands, as styles; `Pinned.module.css` makes it stay. */
import type { CSSProperties } from 'react';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';

/** How far it stands from the ends of the row, and what is kept free above its tools: its cards stay within the one and below the other. */
export const roomOf = ({ x, y, headline }: PlacedColumn, beyond: number): CSSProperties =>
  ({
    ...{ '--from-left': `${x}px`, '--from-right': `${beyond}px`, '--from-top': `${y}px` },
    '--headline': `${headline}px`,
  }) as CSSProperties;

/** In its own place, until the row is moved: then as far from the end of what is in sight. @param beyond from its right edge to that of the row */
export function pinnedAt(
  { x, y, width, height }: PlacedColumn,
  end: 'input' | 'answer',
  beyond: number,
): CSSProperties {
  return {
    ...{ marginTop: y, width, height },
    ...(end === 'input' ? { left: x, marginLeft: x } : { right: beyond, marginRight: beyond, justifySelf: 'end' }),
  };
}
