/** @file Shortcuts as a table: what binds keys is what lists them (`app/keys/`). */

/** @typeParam Given what a shortcut is told of, such as the desk and the block that has the focus */
export interface Shortcut<Given extends readonly unknown[]> {
  /** As `pressName` calls them. */
  readonly keys: readonly string[];
  /** Does it; false where it is not meant just now: the key goes on. */
  readonly run: (...given: [...Given, press: string]) => unknown;
}

export type Shortcuts<Given extends readonly unknown[], Id extends string = string> = Readonly<
  Record<Id, Shortcut<Given>>
>;

/** Does what a table says of a key. @param press as `pressName` calls it @returns whether it was used */
export function runShortcut<Given extends readonly unknown[]>(
  table: Shortcuts<Given>,
  press: string | undefined,
  ...given: Given
): boolean {
  if (press === undefined) return false;
  const found = Object.values(table).find(({ keys }) => keys.includes(press));
  return found !== undefined && found.run(...given, press) !== false;
}
