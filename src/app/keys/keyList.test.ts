import { describe, expect, it } from 'vitest';
import { blockKeys, carryKeys } from '#builder/stage/stageKeys.ts';
import { type KeyPress, pressName } from '#ui/keys.ts';
import { runShortcut, type Shortcuts } from '#ui/shortcut.ts';
import { keyText } from '../keyCaps.ts';
import { pageKeys } from '../pageKeys.ts';
import { modeKeys } from '../stageMode.ts';
import { keyList, pressesOf } from './keyList.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a shortcut is told of is not asked here
const tables: readonly Shortcuts<any>[] = [pageKeys, modeKeys, blockKeys, carryKeys] as never;
const bound = tables.flatMap((table) => Object.values(table).flatMap(({ keys }) => keys));
const listed = keyList.flatMap(({ entries }) => entries.flatMap(({ keys }) => keys));

/** What a keyboard sends for a shortcut, where each letter stands. */
const keyboards: Readonly<Record<string, (letter: string) => { key: string; code: string }>> = {
  english: (letter) => ({ key: letter.toLowerCase(), code: `Key${letter}` }),
  // Shifted by one in the alphabet of their own.
  greek: (letter) => ({ key: 'αβγδεζηθικλμνξοπρστυφχψωϊϋ'[letter.charCodeAt(0) - 65]!, code: `Key${letter}` }),
  azerty: (letter) => ({
    key: letter.toLowerCase(),
    code: { Z: 'KeyW', W: 'KeyZ', A: 'KeyQ', Q: 'KeyA' }[letter] ?? `Key${letter}`,
  }),
};

function press(name: string, keyboard: (letter: string) => { key: string; code: string }): KeyPress {
  const parts = name.split('+');
  const last = parts.at(-1)!;
  const key = /^[A-Z]$/.test(last)
    ? keyboard(last)
    : { key: last === 'Space' ? ' ' : last, code: last === '?' ? 'Slash' : last };
  return {
    ...key,
    ctrlKey: parts.includes('Mod'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift') || last === '?',
  };
}

describe('the list of keys', () => {
  it('names every key that is bound, and no other', () => {
    expect(listed.sort()).toEqual(bound.sort());
    expect(keyList.flatMap(({ entries }) => entries).filter(({ says }) => says === '')).toEqual([]);
  });

  it.each(Object.keys(keyboards))('holds keys that can be pressed: %s', (keyboard) => {
    for (const name of bound) expect(pressName(press(name, keyboards[keyboard]!)), name).toBe(name);
  });

  it('binds no key twice in one place', () => {
    for (const table of [...tables, { ...pageKeys, ...modeKeys }]) {
      const keys = Object.values(table).flatMap((shortcut) => shortcut.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('prints arrows that mean the same once', () => {
    expect(pressesOf(['Alt+ArrowLeft', 'Alt+ArrowRight'])).toEqual(['Alt+ArrowLeft+ArrowRight']);
    expect(pressesOf(['Delete', 'Backspace'])).toEqual(['Delete', 'Backspace']);
    expect(pressesOf(['Shift+ArrowLeft', 'Alt+ArrowLeft'])).toHaveLength(2);
  });

  it('is printed as the keyboard has it', () => {
    expect(keyText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keyText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(keyText('Alt+ArrowLeft', false)).toBe('Alt+←');
  });
});

describe('a table of shortcuts', () => {
  const done: string[] = [];
  const table: Shortcuts<[what: string]> = {
    one: { keys: ['A'], run: (what, by) => done.push(`${what} ${by}`) },
    none: { keys: ['B'], run: () => false },
  };
  it('does what is bound to a key, and says whether it was meant', () => {
    expect(runShortcut(table, 'A', 'x')).toBe(true);
    expect(done).toEqual(['x A']);
    expect(runShortcut(table, 'B', 'x')).toBe(false);
    expect(runShortcut(table, 'C', 'x')).toBe(false);
    expect(runShortcut(table, undefined, 'x')).toBe(false);
  });
});

describe('the question mark', () => {
  it('is taken where it is typed, and at its English place where the layout has none there', () => {
    expect(pressName({ key: '?', code: 'Minus', shiftKey: true })).toBe('?');
    expect(pressName({ key: '؟', code: 'Slash', shiftKey: true })).toBe('?');
    expect(pressName({ key: ',', code: 'Slash', shiftKey: true })).toBe('?');
    expect(pressName({ key: '/', code: 'Slash' })).toBeUndefined();
    expect(pressName({ key: '?', code: 'Slash', ctrlKey: true, shiftKey: true })).toBeUndefined();
  });
});
