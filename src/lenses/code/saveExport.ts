/** @file A network handed to the browser in another format: one file, or several in one archive. */
import { type CannotHold, cannotHold, type ExportedFile } from '#exporters/exporter.ts';
import { type FormatName, formats } from '#exporters/index.ts';
import { packed } from '#exporters/packed.ts';
import type { Editor } from '#state/editorState.ts';
import { announce } from '#ui/Announcer.tsx';
import { saveText } from '#ui/saveText.ts';
import { cannotHoldSays, DOES_NOT_FIT, notMade, saved } from './codeWords.ts';
import { sourceShown, takeSource } from './takeSource.ts';

/** What a browser is told of a file that it shall only keep. */
const BYTES = 'application/octet-stream';

/**
 * Saves the network that is shown in a format.
 * @param weights with the numbers of the step at which the run stands; formats that hold nothing else have them always
 * @returns why there is no file, in sentences, and which block is the cause; undefined where it was saved
 */
export async function saveExport(
  editor: Pick<Editor, 'store' | 'engine'>,
  format: FormatName,
  weights: boolean,
): Promise<CannotHold | undefined> {
  const name: string = formats[format].name;
  try {
    const exporter = await formats[format].load();
    const wanted = weights || exporter.numbers === 'needs';
    const source = wanted ? await takeSource(editor) : sourceShown(editor.store.getState());
    if (!source) return { says: DOES_NOT_FIT };
    if ('error' in source) return { says: source.error };
    const made = exporter.make(source);
    if (cannotHold(made)) return { ...made, says: cannotHoldSays(name, made.says) };
    return saveFiles(made.files, source.name, format);
  } catch (error) {
    return { says: notMade(name, messageOf(error)) };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Saves files of a format that are made already.
 * @param name of the network, for that of the archive
 * @returns why there is no file, as a sentence; undefined where it was saved
 */
export function saveFiles(
  files: readonly ExportedFile[],
  name: string,
  format: FormatName,
): { readonly says: string } | undefined {
  try {
    const file = packed(files, name, format);
    saveText(file.name, file.content, BYTES);
    announce(saved(file.name));
    return undefined;
  } catch (error) {
    return { says: notMade(formats[format].name, messageOf(error)) };
  }
}
