/** @file Text that survives a URL: bytes ↔ base64url, deflate through the platform's own streams, and a checksum that tells a cut link from a broken one. */
import { inTasks } from './tasks.ts';

/** Bytes as base64, padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** Bytes of base64 text, or undefined where it is not that. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Bytes as base64url without padding. */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Bytes of base64url text, or undefined where it is not that. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  return /^[\w-]*$/.test(text) ? fromBase64(text.replaceAll('-', '+').replaceAll('_', '/')) : undefined;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  // A stream that fails rejects here too; the reader below reports it.
  feed(writer, bytes).catch(() => {});
  const reader = (stream.readable as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError(`more than ${limit} bytes`);
    }
    parts.push(value);
  }
  return inTasks(joined(parts, size));
}

/** Bytes that a stream is given at a time, and after how many others have their turn. */
const PIECE = 1 << 16;
const TURN = 1 << 19;

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let from = 0; from < bytes.length; from += PIECE) {
    await writer.write(bytes.subarray(from, from + PIECE));
    if ((from + PIECE) % TURN === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  await writer.close();
}

function* joined(parts: readonly Uint8Array[], size: number): Generator<void, Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
    yield;
  }
  return all;
}

export const deflate = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  through(bytes, new CompressionStream('deflate-raw'), Infinity);

/**
 * Inflates; rejects where the bytes are not deflate, or grow beyond `limit` (a RangeError), before that much is held. What was cut off is rejected by browsers,
 * but not by Node: a checksum must tell.
 */
export const inflate = (bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array<ArrayBuffer>> =>
  through(bytes, new DecompressionStream('deflate-raw'), limit);

/** Unpacks gzip, which has a checksum of its own; rejects as `inflate` does. */
export const gunzip = (bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array<ArrayBuffer>> =>
  through(bytes, new DecompressionStream('gzip'), limit);

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 (IEEE 802.3) as an unsigned 32-bit integer. */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 255]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
