/**
 * @file Which key was pressed, on any keyboard. Shortcuts are named by Latin letters; who writes Russian, Greek, Arabic, Hebrew or Hindi has none on the keys
 * while the layout is on, and presses the key at the letter's place.
 */

/** What is asked of a key event, of the browser's or React's. */
export interface KeyPress {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
  readonly isComposing?: boolean;
  getModifierState?(name: string): boolean;
}

/**
 * The Latin letter, A to Z, that a key press stands for: the one that it types (so that AZERTY, QWERTZ and Dvorak have theirs), else, where it types a letter of
 * another script, the one at its place on an English keyboard. Undefined for everything else: `;` on Dvorak's Z is no Z.
 */
export function letterOf({ key, code = '' }: KeyPress): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // Some keys type two characters at once, or a vowel sign that is no letter by itself.
  const foreign = /^[\p{L}\p{M}]{1,3}$/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return foreign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
}

/** The digit that a key press stands for: the one that it types, else the one printed on its key (French keyboards want Shift for digits). */
export function digitOf({ key, code = '', shiftKey }: KeyPress): number | undefined {
  if (/^[0-9]$/.test(key)) return Number(key);
  const printed = shiftKey ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  return printed === undefined ? undefined : Number(printed);
}

/**
 * A letter with Ctrl or ⌘: "Mod+Z", "Mod+Shift+Z". Undefined without one of them, with Alt (AltGr is Ctrl and Alt on Windows, and types a character), and while
 * an input method composes.
 */
export function commandOf(press: KeyPress): string | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey, isComposing } = press;
  if (!(ctrlKey || metaKey) || altKey || isComposing || press.getModifierState?.('AltGraph')) return undefined;
  const letter = letterOf(press);
  return letter && `Mod+${shiftKey ? 'Shift+' : ''}${letter}`;
}

/** Keys that are named by what they do, by the name that they have in tables of shortcuts. */
const named = (key: string): string | undefined => (key === ' ' ? 'Space' : key.length > 1 ? key : undefined);

/**
 * What a key press is called in tables of shortcuts, on any keyboard: "Space", "Mod+K" (Ctrl or ⌘), "Alt+L", "Shift+ArrowLeft", "F", "?". Undefined for what has no such
 * name, and while an input method composes.
 */
export function pressName(press: KeyPress): string | undefined {
  const { key, code = '', ctrlKey, metaKey, altKey, shiftKey } = press;
  const mod = ctrlKey || metaKey;
  if (press.isComposing) return undefined;
  if (mod && named(key) === undefined) return commandOf(press);
  // A question mark has its place on every keyboard; where the layout has none, it is taken at its English place.
  if (!mod && !altKey && (/^[?؟]$/.test(key) || (shiftKey && code === 'Slash'))) return '?';
  // With Alt a key of a Mac types a sign of its own.
  const letter = letterOf(press) ?? (altKey ? /^Key([A-Z])$/.exec(code)?.[1] : undefined);
  const name = named(key) === undefined || letter ? letter : named(key);
  return name && `${mod ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${name}`;
}
