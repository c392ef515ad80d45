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

/** Where an item lies. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The item in the row below (↓) or above (↑) whose middle is nearest, at the ends the same one; null where the key is not for us. */
export function rowBeside(key: string, index: number, boxes: readonly Box[]): number | null {
  const from = boxes[index];
  if (!from || (key !== 'ArrowDown' && key !== 'ArrowUp')) return null;
  const down = key === 'ArrowDown';
  const beyond = boxes
    .map((box, i) => ({ box, i }))
    .filter(({ box }) => (down ? box.top >= from.bottom - 1 : box.bottom <= from.top + 1));
  const edge = ({ top, bottom }: Box) => (down ? top : -bottom);
  const first = Math.min(...beyond.map(({ box }) => edge(box)));
  const middle = ({ left, right }: Box) => (left + right) / 2;
  const row = beyond.filter(({ box }) => edge(box) <= first + 1);
  const away = ({ box }: { box: Box }) => Math.abs(middle(box) - middle(from));
  return row.sort((a, b) => away(a) - away(b))[0]?.i ?? index;
}
