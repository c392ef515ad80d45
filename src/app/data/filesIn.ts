/** @file Files that were chosen or dropped, with the folders they lie in. */

import type { Dropped } from './imagesImport.ts';

export interface FoundFile {
  /** With its folders, as far as they are known. */
  readonly path: string;
  readonly file: File;
}

/** Files that were chosen one by one, or with their folder. */
export const chosenFiles = (files: Iterable<File>): FoundFile[] =>
  [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** A folder hands out its entries some at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** All files of what was dropped, those in folders too. Rejects where one cannot be read. */
export async function droppedFiles(dropped: readonly Dropped[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const entry of dropped) {
    if (entry instanceof File) found.push({ path: entry.name, file: entry });
    else if (entry.isDirectory) found.push(...(await droppedFiles(await entriesOf(entry as FileSystemDirectoryEntry))));
    else {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    }
  }
  return found;
}
