/**
 * @file Colour tables. A value becomes a colour by one look-up in a table of 257 entries, interpolated between the tokens' stops in OKLab
 * (equal steps of the value look equally large). 257 is odd, so the signed scale has an entry exactly in the middle: zero is
 * the paper itself. Entries are words as `ImageData` lays them out (little-endian RGBA), ready to be copied.
 * Source of the colour space: Björn Ottosson, "A perceptual color space for image processing", 2020.
 */
import { readToken, themeVersion } from './tokens.ts';

/** Entries of every table. */
export const ENTRIES = 257;
/** The entry of zero in the signed table. */
export const MIDDLE = 128;

/** 257 colours as pixel words. */
export type ColorTable = Uint32Array<ArrayBuffer>;
export type Lab = readonly [l: number, a: number, b: number];

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const toGamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

/** The bytes of a CSS colour as tokens and `cssOf` write it: `#rgb`, `#rrggbb`, `rgb(r, g, b)`; of anything else black. */
function bytesOf(color: string): readonly [r: number, g: number, b: number] {
  const hex = /^#(?:([\da-f])([\da-f])([\da-f])|([\da-f]{2})([\da-f]{2})([\da-f]{2}))$/i.exec(color);
  const parts = hex
    ? hex.slice(1).flatMap((digits) => (digits ? [Number.parseInt(digits.padStart(2, digits), 16)] : []))
    : /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1).map(Number);
  const [r = 0, g = 0, b = 0] = parts ?? [];
  return [r, g, b];
}

/** OKLab of a CSS colour. */
export function labOf(color: string): Lab {
  const [r, g, b] = bytesOf(color);
  const [x, y, z] = [toLinear(r / 255), toLinear(g / 255), toLinear(b / 255)];
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z);
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z);
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The pixel word of an OKLab colour, clipped to sRGB. */
export function pixelOf([L, a, b]: Lab): number {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const byte = (channel: number): number => Math.round(Math.min(1, Math.max(0, toGamma(channel))) * 255);
  return pixel(
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  );
}

/** The word of an opaque pixel from bytes. */
export function pixel(r: number, g: number, b: number): number {
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/** A pixel word as CSS. */
export function cssOf(word: number): string {
  return `rgb(${word & 255}, ${(word >> 8) & 255}, ${(word >> 16) & 255})`;
}

/** The colour `t` of the way from `from` to `to`, straight in OKLab. */
export function mix(from: Lab, to: Lab, t: number): Lab {
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
}

/** A table through equally spaced stops (CSS colours, at least two). Where an entry falls on a stop it is the stop, to the byte. */
export function makeTable(stops: readonly string[]): ColorTable {
  const labs = stops.map(labOf);
  const table = new Uint32Array(ENTRIES);
  for (let i = 0; i < ENTRIES; i++) {
    const place = (i / (ENTRIES - 1)) * (stops.length - 1);
    const low = Math.min(Math.floor(place), stops.length - 2);
    const share = place - low;
    const exact = share === 0 ? stops[low] : share === 1 ? stops[low + 1] : undefined;
    if (exact !== undefined) table[i] = pixel(...bytesOf(exact));
    else table[i] = pixelOf(mix(labs[low]!, labs[low + 1]!, share));
  }
  return table;
}

/** The signed table's entry for a value: −limit … 0 … +limit → 0 … 128 … 256, beyond clipped. A limit of 0 leaves everything at zero. */
export function signedEntry(value: number, limit: number): number {
  if (!(limit > 0)) return MIDDLE;
  const entry = Math.round(MIDDLE + (value / limit) * MIDDLE);
  return entry < 0 ? 0 : entry > 256 ? 256 : entry || 0;
}

const names = {
  signed: ['n5', 'n4', 'n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3', 'p4', 'p5'].map((n) => `--div-${n}` as const),
  magnitude: [0, 1, 2, 3, 4, 5, 6].map((n) => `--seq-${n}` as const),
  pixels: ['--pix-0', '--pix-1'] as const,
};
/** How many classes have a colour and a shape of their own. */
export const CLASSES = 8;
/** Strength of the answer map over the paper. */
export const MAP_STRENGTH = 0.62;

/** Every colour that a canvas needs, in the theme in force. */
export interface Palette {
  readonly signed: ColorTable;
  readonly magnitude: ColorTable;
  readonly pixels: ColorTable;
  /** `signed` as CSS, for strokes and fills. */
  readonly signedCss: readonly string[];
  /** Colour of class i (from 0), as CSS. */
  readonly classes: readonly string[];
  /** Paper to class i at the answer map's strength. */
  readonly classMaps: readonly ColorTable[];
  readonly paper: string;
  readonly ink1: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly ink4: string;
  readonly hair: string;
  readonly accent: string;
  readonly bad: string;
}

let cached: Palette | null = null;
let cachedVersion = -1;

/** The palette, made anew when the theme has changed. Ask for it in every drawing; do not keep it. */
export function palette(): Palette {
  const version = themeVersion();
  if (cached && version === cachedVersion) return cached;
  const signed = makeTable(names.signed.map(readToken));
  const paper = readToken('--paper');
  const classes = Array.from({ length: CLASSES }, (_, i) => readToken(`--class-${i + 1}`));
  cached = {
    signed,
    magnitude: makeTable(names.magnitude.map(readToken)),
    pixels: makeTable(names.pixels.map(readToken)),
    signedCss: Array.from(signed, cssOf),
    classes,
    classMaps: classes.map((color) =>
      makeTable([paper, cssOf(pixelOf(mix(labOf(paper), labOf(color), MAP_STRENGTH)))]),
    ),
    paper,
    ink1: readToken('--ink-1'),
    ink2: readToken('--ink-2'),
    ink3: readToken('--ink-3'),
    ink4: readToken('--ink-4'),
    hair: readToken('--hair'),
    accent: readToken('--accent'),
    bad: readToken('--bad'),
  };
  cachedVersion = version;
  return cached;
}

/** CSS colour of a signed value. */
export function signedColor(value: number, limit: number): string {
  return palette().signedCss[signedEntry(value, limit)] ?? 'transparent';
}
