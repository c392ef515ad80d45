/** @file The height of the lens dock, in px at the usual font size. */

/** A closed dock is its row of tabs. */
export const CLOSED = 40;
/** Less than this is not worth opening: it closes. */
const LEAST = 96;

/** The most of the stage that the dock may take. */
export const mostOf = (stage: number): number => Math.max(CLOSED, Math.floor(stage * 0.6));

/** The height that a wish comes to. */
export function dockHeight(wish: number, stage: number): number {
  return wish < LEAST ? CLOSED : Math.min(Math.round(wish), Math.max(CLOSED, mostOf(stage)));
}

/** The height that a key on the handle leads to, or undefined where it is not for us. */
export function heightForKey(key: string, height: number, stage: number, usual: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return dockHeight(Math.max(height + 24, LEAST), stage);
    case 'ArrowDown':
      return dockHeight(height - 24, stage);
    case 'Home':
      return CLOSED;
    case 'End':
      return mostOf(stage);
    case 'Enter':
      return height > CLOSED ? CLOSED : dockHeight(usual, stage);
    default:
      return undefined;
  }
}
