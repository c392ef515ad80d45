import { rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { recordingPage } from '#testing/recordingCanvas.ts';
import {
  CLASSES,
  cssOf,
  ENTRIES,
  labOf,
  MIDDLE,
  makeTable,
  mix,
  palette,
  pixel,
  pixelOf,
  signedColor,
  signedEntry,
} from './color.ts';
import { readToken } from './tokens.ts';

const light = [
  '#2676c6',
  '#5190d3',
  '#78a9e0',
  '#9fc3ec',
  '#c9def6',
  '#fdfcfa',
  '#f4d5c2',
  '#e6b395',
  '#d6946a',
  '#c67540',
  '#b45600',
];
const word = (css: string): number => {
  const { r, g, b } = rgb(css);
  return pixel(r, g, b);
};

describe('colour tables', () => {
  it('gives zero the paper exactly, and both ends their stops exactly', () => {
    const table = makeTable(light);
    expect(table).toHaveLength(ENTRIES);
    expect(table[MIDDLE]).toBe(word('#fdfcfa'));
    expect(table[signedEntry(0, 3.7)]).toBe(word('#fdfcfa'));
    expect(table[0]).toBe(word('#2676c6'));
    expect(table[256]).toBe(word('#b45600'));
  });

  it('runs between stops in nearly equal steps of OKLab', () => {
    const table = makeTable(['#404040', '#ffffff']); // not from black, where a byte is a large step
    const steps: number[] = [];
    for (let i = 16; i < ENTRIES; i += 16)
      steps.push(labOf(cssOf(table[i] ?? 0))[0] - labOf(cssOf(table[i - 16] ?? 0))[0]);
    for (const step of steps) expect(step).toBeCloseTo((1 - labOf('#404040')[0]) / 16, 2);
  });

  it('goes to OKLab and back without losing a bit', () => {
    for (const css of [...light, '#000', '#fff', '#123456', 'rgb(1, 2, 3)'])
      expect(pixelOf(labOf(css))).toBe(word(css));
  });

  it('knows a published value of OKLab', () => {
    const [l, a, b] = labOf('#ff0000');
    expect(l).toBeCloseTo(0.628, 3);
    expect(a).toBeCloseTo(0.2249, 3);
    expect(b).toBeCloseTo(0.1258, 3);
  });

  it('lays bytes out as ImageData does', () => {
    const bytes = new Uint8Array(new Uint32Array([pixel(1, 2, 3)]).buffer);
    expect([...bytes]).toEqual([1, 2, 3, 255]);
    expect(cssOf(pixel(1, 2, 3))).toBe('rgb(1, 2, 3)');
  });
});

describe('the entry of a signed value', () => {
  it('is symmetric, clipped, and in the middle at zero', () => {
    expect(signedEntry(0, 1)).toBe(128);
    expect(signedEntry(-0, 1)).toBe(128);
    expect([signedEntry(-1, 1), signedEntry(1, 1)]).toEqual([0, 256]);
    expect([signedEntry(-9, 1), signedEntry(Number.POSITIVE_INFINITY, 1)]).toEqual([0, 256]);
    expect(signedEntry(0.25, 1) - 128).toBe(128 - signedEntry(-0.25, 1));
  });

  it('is the middle for a limit that says nothing', () => {
    expect(signedEntry(1, 0)).toBe(128);
    expect(signedEntry(1, Number.NaN)).toBe(128);
  });
});

it('mixes each part of two colours straight', () => {
  expect(mix([0, 0.2, -0.4], [1, 0.4, 0.4], 0.25)).toEqual([0.25, 0.25, -0.2].map((part) => expect.closeTo(part, 12)));
});

describe('the palette', () => {
  const page = recordingPage();
  it('has the colour of every token in the theme in force, and is made anew with another theme alone', () => {
    const now = palette();
    const inks = { ink1: '--ink-1', ink2: '--ink-2', ink3: '--ink-3', ink4: '--ink-4', hair: '--hair' } as const;
    const more = { paper: '--paper', accent: '--accent', bad: '--bad' } as const;
    for (const [name, token] of Object.entries({ ...inks, ...more })) {
      expect(readToken(token)).toMatch(/^#/);
      expect(now[name as keyof typeof inks]).toBe(readToken(token));
    }
    expect(now.classes).toEqual(Array.from({ length: CLASSES }, (_, i) => readToken(`--class-${i + 1}`)));
    expect(new Set(now.classes).size).toBe(CLASSES);
    for (const [table, low, high] of [
      [now.signed, '--div-n5', '--div-p5'],
      [now.magnitude, '--seq-0', '--seq-6'],
      [now.pixels, '--pix-0', '--pix-1'],
    ] as const)
      expect([table[0], table[256]]).toEqual([low, high].map((token) => word(readToken(token))));
    expect(now.classMaps.map((table) => table[0])).toEqual(now.classes.map(() => word(now.paper)));
    expect(now.signedCss[MIDDLE]).toBe(cssOf(now.signed[MIDDLE]!));
    expect(signedColor(-9, 1)).toBe(cssOf(now.signed[0]!));
    expect(palette()).toBe(now);
    page.changeTheme();
    expect(palette()).not.toBe(now);
    expect(palette()).toEqual(now);
  });
});
