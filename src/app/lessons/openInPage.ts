/** @file From a lesson to the whole page: the network on the stage, as a link opens it. */
import type { Desk } from '#state/desk.ts';
import { encodeLink } from '#state/link.ts';
import { registries } from '#state/registries.ts';
import { lessonShown } from './lessonShown.ts';

/** What was open on the page stays in its undo history. */
export async function openInPage({ editor }: Desk): Promise<void> {
  const { training, ...document } = editor.snapshot();
  const { pause: _, ...rest } = training;
  const link = await encodeLink({ ...document, training: rest as typeof training }, registries);
  lessonShown.set({ lesson: undefined, list: false });
  location.hash = `#s=${link}`;
}
