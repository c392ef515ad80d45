/** @file The host may change which document a frame shows, by its address alone: what stands after # loads nothing anew. */
import type { StrataDocument } from '#nn/document.ts';
import { type Editor, registries } from '#state/editor.ts';
import { decodeLink } from '#state/link.ts';
import { hashProblem, namesLesson, openedAnother } from './embedWords.ts';
import { stateIn } from './options.ts';

/**
 * Opens the document of each new address, as an edit that can be undone; what cannot be read leaves everything as it is and says why.
 * @param opened what the author gives is another from here on
 */
export function followHash(editor: Editor, opened: (document: StrataDocument) => void): void {
  let newest = 0;
  addEventListener('hashchange', async () => {
    const turn = ++newest;
    const { hash } = location;
    const code = stateIn(hash);
    const reading = code === undefined ? { error: hashProblem(hash) } : await decodeLink(code, registries);
    if (turn !== newest) return;
    if ('document' in reading) {
      editor.open(reading.document, openedAnother, {}, reading.remark);
      opened(reading.document);
    } else if (reading.error !== undefined) editor.notify({ tone: 'bad', text: reading.error });
  });
}

/** From a lesson to another, or between lessons and networks, the frame begins anew: nothing in it is kept. @param lesson whether it plays one now */
export function followKind(lesson: boolean): void {
  addEventListener('hashchange', () => {
    if (lesson || namesLesson(location.hash)) location.reload();
  });
}
