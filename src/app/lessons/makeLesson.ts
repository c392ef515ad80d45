/** @file From the page to a lesson of what is open; what does that is fetched only then. */

import { loadPart } from '#base/loadPart.ts';
import type { Desk } from '#state/desk.ts';
import { didNotLoad } from '#ui/partWords.ts';
import { EDITOR_OF_LESSONS } from './lessonsPageWords.ts';

const opening = loadPart(() => import('../lessonEditor/openDraft.ts'));

/** Opens the editor of lessons with one part; says on the page why it cannot. */
export async function makeLesson(desk: Desk): Promise<void> {
  const why = await opening().then(
    (part) => part.makeLesson(desk),
    () => didNotLoad(EDITOR_OF_LESSONS),
  );
  if (why !== undefined) desk.editor.notify({ tone: 'bad', text: why });
}
