/** @file What is saved of the files of a format. */
import { zipOf } from '#formats/zip.ts';
import type { ExportedFile } from './exporter.ts';

/** The file that there is, or all of them in an archive of the network's and the format's name. */
export function packed(files: readonly ExportedFile[], name: string, format: string): ExportedFile {
  const [first, ...others] = files;
  return first && others.length === 0 ? first : { name: `${name}-${format}.zip`, content: zipOf(files) };
}
