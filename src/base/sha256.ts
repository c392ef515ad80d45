/** @file SHA-256 (FIPS 180-4) without the platform's own, which pages that are not served over HTTPS do not have, and which cannot be had at once. */

/** The first 32 bits of the fractional parts of the roots of the first primes: cube roots of 64, square roots of 8. */
function fractions(count: number, root: (n: number) => number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) found.push(((root(n) % 1) * 2 ** 32) | 0);
  }
  return found;
}
const K = Int32Array.from(fractions(64, Math.cbrt));
const START = Int32Array.from(fractions(8, Math.sqrt));

const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by));

/** The hash of bytes, as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const state = START.slice();
  const words = new Int32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += 64) mixIn(state, words, view, at);
  // A one, zeros, and the length in bits.
  const end = new DataView(new ArrayBuffer(bytes.length - whole < 56 ? 64 : 128));
  for (let i = whole; i < bytes.length; i++) end.setUint8(i - whole, bytes[i]!);
  end.setUint8(bytes.length - whole, 0x80);
  end.setUint32(end.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  end.setUint32(end.byteLength - 4, (bytes.length << 3) >>> 0);
  for (let at = 0; at < end.byteLength; at += 64) mixIn(state, words, end, at);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Of text, in UTF-8. */
export const sha256OfText = (text: string): string => sha256(new TextEncoder().encode(text));

/** One block of 64 bytes. */
function mixIn(state: Int32Array, w: Int32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15]!, w[i - 2]!];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i]! + word) | 0;
}
