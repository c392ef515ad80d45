/** @file Files that were chosen or dropped, with the folders they lie in. */
import { blobSource, type SourceFile } from '#data/import/source.ts';
import type { Dropped } from './importing.ts';

/** Files that were chosen one by one, or with their folder. */
export const chosenFiles = (files: Iterable<File>): SourceFile[] =>
  [...files].map((file) => blobSource(file.webkitRelativePath || file.name, file));

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
export async function droppedFiles(dropped: readonly Dropped[]): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const entry of dropped) {
    if (entry instanceof File) found.push(blobSource(entry.name, entry));
    else if (entry.isDirectory) found.push(...(await droppedFiles(await entriesOf(entry as FileSystemDirectoryEntry))));
    else {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      found.push(blobSource(entry.fullPath.replace(/^\//, ''), file));
    }
  }
  return found;
}
