/** @file An example of the shelf `trained` as a document that stands at its step with its weights. */
import { trainedText } from '#examples/trained.ts';
import type { StrataDocument } from '#nn/document.ts';
import { runAt } from '#nn/run.ts';
import { readText } from './link.ts';
import type { GalleryEntry } from './openExample.ts';
import { NOT_THERE } from './openTrainedWords.ts';
import { registries } from './registries.ts';

export interface TrainedReading {
  readonly document: StrataDocument;
  /** Why it must be trained anew, as a sentence. */
  readonly remark?: string;
}

/**
 * The example's document, view and title as its file says, with the run that was saved for it. Where the run's file does not come, or cannot be read, the
 * document names its step all the same, and is trained up to it. Whether the weights are of this document the engine looks at.
 * @param text gives the file's text
 */
export async function openTrained(
  { id, document, steps }: GalleryEntry,
  text: (id: string) => Promise<string> = trainedText,
): Promise<TrainedReading> {
  const again: TrainedReading = { document: { ...document, run: runAt(steps) }, remark: NOT_THERE };
  const came = await text(id).catch(() => undefined);
  const reading = came === undefined ? undefined : await readText(came, registries, 'file');
  if (!reading || 'error' in reading || !reading.document.run) return again;
  const { run, engine } = reading.document;
  return {
    document: { ...document, ...(engine === undefined ? {} : { engine }), run },
    ...(reading.remark === undefined ? {} : { remark: reading.remark }),
  };
}
