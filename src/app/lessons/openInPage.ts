/** @file From a lesson to the whole page: the network on the stage, as a link opens it. */
import type { Desk } from '#state/desk.ts';
import { encodeLink } from '#state/link.ts';
import { registries } from '#state/registries.ts';
import { lessonShown } from './lessonShown.ts';

/** What was open on the page stays in its undo history; from a frame the page opens in a tab of its own. */
export async function openInPage({ editor }: Desk, framed: boolean): Promise<void> {
  // Opened before the link is ready, or the browser takes it for an advertisement.
  const tab = framed ? window.open('', '_blank') : null;
  const { training, ...document } = editor.snapshot();
  const { pause: _, ...rest } = training;
  const link = `#s=${await encodeLink({ ...document, training: rest as typeof training }, registries)}`;
  if (framed) {
    if (tab) tab.location.href = new URL(`../${link}`, location.href.split(/[?#]/)[0]).href;
    return;
  }
  lessonShown.set({ lesson: undefined, list: false });
  location.hash = link;
}
