/** @file Images from files as a document's data. */
import type { ImageSet } from '#data/images/imageSet.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import { admit } from '#state/admit.ts';

/** The recipe that names images under a hash, with the share and the task of the data before. */
export function recipeOf(
  { title, classNames, labels, channels, height, width }: ImageSet,
  hash: string,
  before: DataValues,
): DataValues {
  const { testShare, task } = before as { testShare?: number; task?: string };
  return {
    type: 'pictures',
    task: task === 'picture' ? 'picture' : 'class',
    images: hash,
    title: title.slice(0, 200),
    classes: classNames.join('\n'),
    count: labels.length,
    channels,
    height,
    width,
    testShare: testShare ?? 0.2,
  };
}

/** Why images cannot be the document's data, as the notice that follows puts it; undefined where they can. */
export function refusal(document: StrataDocument, data: DataValues): string | undefined {
  const admission = admit({ ...document, data });
  return 'why' in admission ? admission.why : undefined;
}
