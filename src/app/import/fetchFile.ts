/** @file A file from an address, with its progress. */
import { CANNOT_BE_FETCHED, isLargerThan, serverAnswers } from './applyWords.ts';

/** No file may be larger, in bytes. */
export const MOST_BYTES = 200e6;

export type Fetched = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: string };

/**
 * Fetches a file.
 * @param progress called with the bytes so far, and how many there are to be where the server says so
 * @returns the bytes, or why there are none. Rejects only where `signal` is aborted.
 */
export async function fetchFile(
  address: string,
  signal: AbortSignal,
  progress: (done: number, of: number | undefined) => void,
): Promise<Fetched> {
  const fail = (why: string) => ({ error: `${address}: ${why}` });
  try {
    const response = await fetch(address, { signal });
    if (!response.ok || !response.body) return fail(serverAnswers(response.status));
    const length = Number(response.headers.get('content-length')) || undefined;
    const reader = response.body.getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let done = 0;
    for (;;) {
      const chunk = await reader.read();
      if (chunk.done) break;
      parts.push(chunk.value);
      done += chunk.value.length;
      if (done > MOST_BYTES) {
        await reader.cancel();
        return fail(isLargerThan(MOST_BYTES / 1e6));
      }
      progress(done, length);
    }
    return { bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
  } catch (error) {
    if (signal.aborted) throw error;
    return fail(CANNOT_BE_FETCHED);
  }
}
