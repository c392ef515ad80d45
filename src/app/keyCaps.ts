/** @file What is printed on keys. */

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};
const onMac: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

/** The keys to press together for what `pressName` calls so: "Mod+Z" is Ctrl and Z, on a Mac ⌘ and Z. */
export const keyCaps = (press: string, mac: boolean): readonly string[] =>
  press.split('+').map((part) => (mac ? onMac[part] : part === 'Mod' ? 'Ctrl' : undefined) ?? signs[part] ?? part);

export const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** The same in one line of text: "Ctrl+K", "⌘K". */
export const keyText = (press: string, mac: boolean): string => keyCaps(press, mac).join(mac ? '' : '+');
