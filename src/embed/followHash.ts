/** @file The host may change which document a frame shows, by its address alone: what stands after # loads nothing anew. */
import { type Editor, registries } from '#state/editor.ts';
import { decodeLink } from '#state/link.ts';
import { hashProblem, openedAnother } from './embedWords.ts';
import { stateIn } from './options.ts';

/** Opens the document of each new address, as an edit that can be undone; what cannot be read leaves everything as it is and says why. */
export function followHash(editor: Editor): void {
  let newest = 0;
  addEventListener('hashchange', async () => {
    const turn = ++newest;
    const { hash } = location;
    const code = stateIn(hash);
    const reading = code === undefined ? { error: hashProblem(hash) } : await decodeLink(code, registries);
    if (turn !== newest) return;
    if ('document' in reading) editor.open(reading.document, openedAnother, {}, reading.remark);
    else if (reading.error !== undefined) editor.notify({ tone: 'bad', text: reading.error });
  });
}
