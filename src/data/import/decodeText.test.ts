import { describe, expect, it } from 'vitest';
import { decodeText, guesses } from './decodeText.ts';
import { decodeAs, type Encoding, encodings } from './encodings.ts';

/** The bytes of a text in an encoding of one or two bytes a letter: found by decoding all of them. */
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) {
    const bytes = new Uint8Array(2 * text.length);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === 'utf-16le');
    return bytes;
  }
  const known = new Map<string, number[]>();
  for (let a = 0; a < 256; a++) {
    const one = decodeAs(Uint8Array.of(a), encoding);
    if (one?.length === 1 && !known.has(one)) known.set(one, [a]);
    if (a >= 0x80)
      for (let b = 0x40; b < 256; b++) {
        const two = decodeAs(Uint8Array.of(a, b), encoding);
        if (two?.length === 1 && !known.has(two)) known.set(two, [a, b]);
      }
  }
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const bytes = known.get(letter);
      if (!bytes) throw new Error(`${letter} is not in ${encoding}`);
      return bytes;
    }),
  );
}

const table = (words: readonly string[]) => `x;y;label\r\n${words.map((w, i) => `${i},5;${i};${w}`).join('\r\n')}\r\n`;

const words: Partial<Record<Encoding, readonly string[][]>> = {
  'utf-8': [['naïve', 'Größe', '猫', 'метка']],
  'utf-16le': [['cat', 'dog', 'Größe']],
  'utf-16be': [['cat', 'dog', 'Größe']],
  'windows-1252': [
    ['Größe', 'Äpfel'],
    ['été', 'garçon'],
    ['niño', 'mañana'],
    ['blåbær', 'fjöll'],
  ],
  'windows-1250': [
    ['żółw', 'gęś'],
    ['čaj', 'růže', 'kůň'],
  ],
  'windows-1251': [
    ['кошка', 'собака'],
    ['Роза', 'Лилия'],
    ['да', 'нет'],
  ],
  'koi8-r': [
    ['кошка', 'собака'],
    ['Роза', 'Лилия'],
  ],
  ibm866: [
    ['кошка', 'собака'],
    ['Роза', 'Лилия'],
  ],
  'windows-1253': [['γάτα', 'σκύλος']],
  shift_jis: [
    ['犬', '猫'],
    ['りんご', 'みかん'],
    ['バラ', 'ユリ'],
  ],
  'euc-kr': [['고양이', '강아지']],
  gb18030: [
    ['苹果', '香蕉'],
    ['猫', '狗', '鸟'],
  ],
  big5: [['蘋果', '香蕉']],
};
const cases = Object.entries(words).flatMap(([encoding, lists]) =>
  lists.map((list) => [encoding as Encoding, list.join(', '), list] as const),
);

describe('text of unknown origin', () => {
  it.each(cases)('is read in %s: %s', (encoding, _, list) => {
    const text = table(list);
    const decoded = decodeText(encode(text, encoding))!;
    expect(decoded.text).toBe(text);
    expect(decoded.sure).toBe(encoding.startsWith('utf'));
  });

  it('obeys a byte order mark, and leaves it out', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
      expect(decodeText(encode('\ufeffa,b\n1,2\n', encoding))).toEqual({ text: 'a,b\n1,2\n', encoding, sure: true });
  });

  it('is judged by the lines that are not ASCII, however late they come', () => {
    const text = `${'1;2;3\n'.repeat(40_000)}1;2;кошка\n1;2;собака\n`;
    expect(decodeText(encode(text, 'windows-1251'))!.text).toBe(text);
  });

  it('is read as the person says', () => {
    const bytes = encode(table(['żółw']), 'windows-1250');
    expect(decodeText(bytes, 'windows-1252')).toMatchObject({ encoding: 'windows-1252', sure: true });
    expect(decodeText(bytes, 'utf-8')).toBeUndefined();
  });

  it('can be read in every encoding of the list', () => {
    for (const encoding of encodings) expect(decodeAs(encode('a;b', encoding), encoding)).toBe('a;b');
  });
});

describe('a few names', () => {
  const names: readonly (readonly [Encoding, readonly string[]])[] = [
    ['ibm866', ['А', 'Б', 'Дом']],
    ['shift_jis', ['犬', '猫', 'other']],
    ['cp437', ['père', 'mère', 'Größe']],
    ['cp852', ['żaba', 'łoś']],
    ['windows-1251', ['кот', 'пёс']],
    ['gb18030', ['苹果', '香蕉']],
    ['euc-kr', ['사과', '바나나']],
    ['shift_jis', ['表/1.png', '能/1.png']],
    ['shift_jis', ['表\\1.png', '能\\1.png']],
  ];
  it.each(names)('are read in %s: %s', (encoding, list) => {
    const pieces = list.map((name) => encode(name, encoding));
    const [best] = guesses(pieces);
    expect(pieces.map((piece) => decodeAs(piece, best!))).toEqual(list);
  });
});
