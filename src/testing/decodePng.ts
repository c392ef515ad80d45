/** @file For tests in Node: PNG files as the browser decodes them. Source: PNG specification (W3C), sections 9 and 11. */
import { inflateSync } from 'node:zlib';
import type { Decoded } from '#data/import/fitPicture.ts';

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Decodes a PNG of 8 bits a channel, not interlaced; throws where it is none. */
export function decodePng(bytes: Uint8Array): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47) throw new Error('no PNG');
  let [width, height, kind, at] = [0, 0, 0, 8];
  const data: Uint8Array[] = [];
  let palette = new Uint8Array(0);
  for (;;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) throw new Error('cut off');
    if (type === 'IHDR') [width, height, kind] = [view.getUint32(at + 8), view.getUint32(at + 12), bytes[at + 17]!];
    if (type === 'PLTE') palette = Uint8Array.from(body);
    if (type === 'IDAT') data.push(body);
    if (type === 'IEND') break;
    at += 12 + length;
  }
  const channels = CHANNELS[kind]!;
  const lines = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const light = new Uint8Array(width * height);
  const cover = new Uint8Array(width * height).fill(255);
  for (let p = 0; p < light.length; p++) {
    const from =
      kind === 3
        ? palette.subarray(3 * lines[p]!, 3 * lines[p]! + 3)
        : lines.subarray(p * channels, (p + 1) * channels);
    const [red, green, blue] = channels > 2 || kind === 3 ? from : [from[0]!, from[0]!, from[0]!];
    light[p] = Math.round(0.2126 * red! + 0.7152 * green! + 0.0722 * blue!);
    if (kind === 4 || kind === 6) cover[p] = from[channels - 1]!;
  }
  return { width, height, light, cover };
}

function unfiltered(raw: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const at = y * stride + i;
      const left = i >= step ? out[at - step]! : 0;
      const up = y > 0 ? out[at - stride]! : 0;
      const corner = i >= step && y > 0 ? out[at - stride - step]! : 0;
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      out[at] = raw[y * (stride + 1) + 1 + i]! + [0, left, up, (left + up) >> 1, paeth][filter]!;
    }
  }
  return out;
}
