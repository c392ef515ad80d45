/**
 * @file A desk: a document with its run, and everything that the panels around it share. Several can stand in one page (a comparison, a lesson beside the own work)
 * and none hears of another. Components find theirs with `useDesk`; everything else is given it.
 */
import type { Editor } from './editor.ts';
import { RunHistory } from './runHistory.ts';

export interface Desk {
  readonly editor: Editor;
  /** The run that is shown, as a curve; an empty one as long as there is no frame of it. */
  readonly history: RunHistory;
}

const nothingYet = new RunHistory();

/** A desk for an editor. It must be made before the first frame comes: from here on the run is written down. */
export function createDesk(editor: Editor): Desk {
  const recorded = new RunHistory();
  editor.engine.onFrame((frame) => recorded.take(frame));
  return {
    editor,
    get history() {
      return editor.frame ? recorded : nothingYet;
    },
  };
}

/** Something that each desk has one of, made when it is first asked for: what is carried over it, the unit under the pointer. */
export function perDesk<T>(make: (desk: Desk) => T): (desk: Desk) => T {
  const made = new WeakMap<Desk, { readonly value: T }>();
  return (desk) => {
    let own = made.get(desk);
    if (!own) made.set(desk, (own = { value: make(desk) }));
    return own.value;
  };
}
