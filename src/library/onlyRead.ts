/** @file Whether this page may write to the library: said before the library is fetched, which a frame seldom needs. */
let writes = true;

/** From here on nothing of this page is written, nor taken away: it stands in somebody else's. What is there can be read. */
export function onlyRead(): void {
  writes = false;
}

/** Whether this page may write at all. */
export const mayWrite = (): boolean => writes;
