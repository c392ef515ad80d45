/** @file What answers the page around a frame: fetched with that page's first word. */
import { converse, type Shown } from '#embed/conversation.ts';
import type { Ear } from '#embed/ear.ts';
import { watchHeight } from '#embed/height.ts';
import { openChannel } from '#embed/hostChannel.ts';
import type { Editor } from '#state/editor.ts';
import { documentShown } from './documentShown.ts';

/** What a frame shows, as its start leaves it; `problem`: why it is not what the address names. */
export type Showing =
  | { readonly editor: Editor; readonly problem?: string | undefined }
  | { readonly shown: Shown }
  | { readonly error: string };

/** Milliseconds from a change until the host is told of the state: a drag is one. */
const TELL_AFTER = 500;

/** @returns what hears message events, in their order */
export function talk(ear: Ear, showing: Promise<Showing>): (event: MessageEvent) => void {
  const shown = showing.then((now) =>
    'editor' in now ? documentShown(now.editor, now.problem) : 'shown' in now ? now.shown : now,
  );
  const channel = openChannel(window, (message) => hear(message));
  const hear = converse(shown, {
    send: channel.send,
    ear,
    later: (call) => setTimeout(call, TELL_AFTER),
    watchHeight: (tell) => watchHeight(document.getElementById('root')!, tell),
  });
  return channel.hear;
}
