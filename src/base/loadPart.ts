/**
 * @file Parts of the page that come when they are needed. A file that does not come is asked for again, and what failed for good may be asked for later: nothing is
 * remembered but success. Every dynamic import of the project goes through here (`parts.test.ts`).
 */

/** Milliseconds before the second and the third try: what a moment without a network takes away is soon back. */
const PAUSES = [500, 2000];

/**
 * A load that is tried three times.
 * @returns asks for it; asked again while it is on its way, or once it is there, it gives the same promise. Rejects with the last error.
 */
export function retried<T>(load: () => Promise<T>): () => Promise<T> {
  let coming: Promise<T> | undefined;
  const attempt = async (tries: number): Promise<T> => {
    try {
      return await load();
    } catch (error) {
      const pause = PAUSES[tries];
      if (pause === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      return attempt(tries + 1);
    }
  };
  return () => {
    coming ??= attempt(0).catch((error) => {
      coming = undefined;
      throw error;
    });
    return coming;
  };
}

const parts = new Set<() => Promise<unknown>>();
const soon = new Set<() => Promise<unknown>>();

/** As `retried`; and `fetchParts` fetches it too. @param ahead it is shown by the first presses of most people: `fetchAhead` has it ready for them */
export function loadPart<T>(load: () => Promise<T>, ahead = false): () => Promise<T> {
  const part = retried(load);
  parts.add(part);
  if (ahead) soon.add(part);
  return part;
}

/** Fetches and reads what the first presses show, a part at a time, each when the page has nothing better to do. One that does not come is asked for again where it is shown. */
export async function fetchAhead(idle: () => Promise<void>): Promise<void> {
  for (const part of soon) {
    await idle();
    await part().catch(() => {});
  }
}

/** Fetches, one after another, every part that was named so far, for the time when the network or the server has them no more. One that does not come is left out. */
export async function fetchParts(): Promise<void> {
  for (const part of parts) await part().catch(() => {});
}
