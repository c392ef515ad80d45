import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandOf, digitOf, letterOf } from './keys.ts';

/** What the keys of undo, redo, duplicate and fold type on keyboards of the world: [Z, Y, D, F] as key and code. */
const layouts: Record<string, readonly (readonly [key: string, code: string])[]> = {
  english: [
    ['z', 'KeyZ'],
    ['y', 'KeyY'],
    ['d', 'KeyD'],
    ['f', 'KeyF'],
  ], // prettier-ignore
  russian: [
    ['я', 'KeyZ'],
    ['н', 'KeyY'],
    ['в', 'KeyD'],
    ['а', 'KeyF'],
  ],
  greek: [
    ['ζ', 'KeyZ'],
    ['υ', 'KeyY'],
    ['δ', 'KeyD'],
    ['φ', 'KeyF'],
  ],
  arabic: [
    ['ئ', 'KeyZ'],
    ['غ', 'KeyY'],
    ['ي', 'KeyD'],
    ['ب', 'KeyF'],
  ],
  hebrew: [
    ['ז', 'KeyZ'],
    ['ט', 'KeyY'],
    ['ג', 'KeyD'],
    ['כ', 'KeyF'],
  ],
  hindi: [
    ['ॆ', 'KeyZ'],
    ['ब', 'KeyY'],
    ['्', 'KeyD'],
    ['ि', 'KeyF'],
  ],
  korean: [
    ['ㅋ', 'KeyZ'],
    ['ㅛ', 'KeyY'],
    ['ㅇ', 'KeyD'],
    ['ㄹ', 'KeyF'],
  ],
  azerty: [
    ['z', 'KeyW'],
    ['y', 'KeyY'],
    ['d', 'KeyD'],
    ['f', 'KeyF'],
  ],
  qwertz: [
    ['z', 'KeyY'],
    ['y', 'KeyZ'],
    ['d', 'KeyD'],
    ['f', 'KeyF'],
  ],
  dvorak: [
    ['z', 'Slash'],
    ['y', 'KeyT'],
    ['d', 'KeyH'],
    ['f', 'KeyY'],
  ],
  'caps lock': [
    ['Z', 'KeyZ'],
    ['Y', 'KeyY'],
    ['D', 'KeyD'],
    ['F', 'KeyF'],
  ],
};

describe.each(Object.entries(layouts))('on a keyboard: %s', (_, keys) => {
  test('letters are found where they are typed or, in another script, where they stand', () => {
    expect(keys.map(([key, code]) => letterOf({ key, code }))).toEqual(['Z', 'Y', 'D', 'F']);
  });
  test('Ctrl and ⌘ make commands of them', () => {
    for (const mod of [{ ctrlKey: true }, { metaKey: true }])
      expect(keys.map(([key, code]) => commandOf({ key, code, ...mod }))).toEqual(['Mod+Z', 'Mod+Y', 'Mod+D', 'Mod+F']);
    expect(commandOf({ key: keys[0]![0], code: keys[0]![1], ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
  });
});

test('what types no letter is none, whatever letter stands there on an English keyboard', () => {
  for (const [key, code] of [
    [';', 'KeyZ'],
    [',', 'KeyM'],
    ['é', 'Digit2'],
    ['ö', 'Semicolon'],
    ['Dead', 'KeyE'],
    ['Process', 'KeyZ'],
    ['1', 'Digit1'],
    ['Enter', 'Enter'],
  ] as const) // prettier-ignore
    expect(letterOf({ key, code })).toBeUndefined();
});

test('AltGr types a character, and an input method composes one: no command', () => {
  expect(commandOf({ key: 'z', code: 'KeyZ' })).toBeUndefined();
  expect(commandOf({ key: 'z', code: 'KeyZ', ctrlKey: true, altKey: true })).toBeUndefined();
  expect(
    commandOf({ key: 'z', code: 'KeyZ', ctrlKey: true, getModifierState: (n) => n === 'AltGraph' }),
  ).toBeUndefined();
  expect(commandOf({ key: 'z', code: 'KeyZ', ctrlKey: true, isComposing: true })).toBeUndefined();
});

test('digits are found on keys that type others', () => {
  expect(
    [
      ['3', 'Digit3'],
      ['"', 'Digit3'],
      ['٣', 'Digit3'],
      ['3', 'Numpad3'],
      ['&', 'Digit1'],
    ].map(([key, code]) => digitOf({ key: key!, code: code! })),
  ).toEqual([3, 3, 3, 3, 1]); // prettier-ignore
  expect(digitOf({ key: '!', code: 'Digit1', shiftKey: true })).toBeUndefined();
  expect(digitOf({ key: 'a', code: 'KeyA' })).toBeUndefined();
});

test('no other file asks a key event for a letter or a digit by itself', () => {
  const source = join(import.meta.dirname, '..');
  const alone = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith(join('ui', 'keys.ts')))
    .filter(
      (name) =>
        readFileSync(join(source, name), 'utf8').includes('eydown') ||
        /[kK]ey(s|Down|Press)/.test(readFileSync(join(source, name), 'utf8')),
    )
    .flatMap((name) =>
      readFileSync(join(source, name), 'utf8')
        .split('\n')
        .filter((line) =>
          /\bkey(\.toLowerCase\(\))? ?[!=]==? ?['"][a-z0-9]['"]|\.test\((event\.)?key\)|key\.toLowerCase\(\)/i.test(
            line,
          ),
        )
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(alone).toEqual([]);
});
