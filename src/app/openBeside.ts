/** @file `?open=PATH` in an address names a file beside the page, which it opens: how a course page gives away a network with its weights. */
import { gunzip } from '#base/codec.ts';
import { registries } from '#state/editor.ts';
import { type LinkReading, readText } from '#state/link.ts';
import { CUT_OFF, NOT_A_PATH, NOT_BESIDE, NOT_FETCHED, serverSays, TOO_LARGE } from './openBesideWords.ts';

/** Bytes that a file may take. */
export const MOST_FILE = 64 * 2 ** 20;

/**
 * Where a path leads from a page, or why it is not gone: only what lies beside the page, of its own origin, is opened by an address that anybody can make.
 * @param page the address of the page, or of the folder above `/embed/`
 */
export function besideThe(page: string, path: string): { readonly address: string } | { readonly error: string } {
  if (path === '' || path.length > 1000) return { error: NOT_A_PATH };
  const base = new URL(page.split(/[?#]/)[0]!);
  let address: URL;
  try {
    address = new URL(path, base);
  } catch {
    return { error: NOT_A_PATH };
  }
  return address.origin === base.origin && /^(https?|file):$/.test(address.protocol)
    ? { address: address.href }
    : { error: NOT_BESIDE };
}

/** Fetches and reads what `?open=` names. Anything else than a document gives a sentence; never throws. */
export async function openBeside(page: string, path: string, get: typeof fetch = fetch): Promise<LinkReading> {
  const place = besideThe(page, path);
  if ('error' in place) return place;
  try {
    const response = await get(place.address, { redirect: 'error', credentials: 'same-origin' });
    if (!response.ok || !response.body) return { error: serverSays(path, response.status) };
    if (Number(response.headers.get('content-length') ?? 0) > MOST_FILE) return { error: TOO_LARGE };
    const bytes = await all(response.body.getReader());
    if (!bytes) return { error: TOO_LARGE };
    // Packed by whoever put it there, and not unpacked by the server.
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const plain = packed ? await gunzip(bytes, MOST_FILE).catch(() => undefined) : bytes;
    return plain ? await readText(new TextDecoder().decode(plain), registries, 'file') : { error: CUT_OFF };
  } catch {
    return { error: NOT_FETCHED };
  }
}

/** Everything that a reader gives; undefined where it is too much. */
async function all(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    size += next.value.length;
    if (size > MOST_FILE) {
      await reader.cancel();
      return undefined;
    }
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
