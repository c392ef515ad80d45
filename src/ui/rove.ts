/** @file Moving among items with the keyboard, as menus and tab lists do: arrows wrap round, Home, End, and typing a name. */

/** The index that a key leads to, or null where the key is not for us. `horizontal` takes ← → instead of ↑ ↓. */
export function rove(key: string, index: number, count: number, horizontal = false): number | null {
  if (count === 0) return null;
  if (key === (horizontal ? 'ArrowRight' : 'ArrowDown')) return (index + 1) % count;
  if (key === (horizontal ? 'ArrowLeft' : 'ArrowUp')) return index < 0 ? count - 1 : (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

/** The next item after `index` whose name begins with `typed`, or null. */
export function findTyped(typed: string, index: number, names: readonly string[]): number | null {
  const start = typed.toLowerCase();
  for (let i = 1; i <= names.length; i++) {
    const at = (index + i) % names.length;
    if (names[at]?.toLowerCase().startsWith(start)) return at;
  }
  return null;
}
