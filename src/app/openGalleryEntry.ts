import { loadPart } from '#base/loadPart.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { NOT_THERE, onItsWay } from '#state/openTrainedWords.ts';
import { setSettings } from '#state/settings.ts';
import { groundChanged } from '#ui/ground.ts';

const opening = loadPart(() => import('#state/openTrained.ts'));

/** Milliseconds without the weights until it is said that they are on their way. */
const SOON = 300;

/** The example that was asked for last at a desk: one that comes later than another does not take its place. */
const asked = perDesk<{ entry?: GalleryEntry }>(() => ({}));

/** Opens an example, undoably, with what there is to see of it; what is trained already at its step, as soon as its weights are there. */
export function openGalleryEntry(desk: Desk, entry: GalleryEntry): void {
  const { editor } = desk;
  const { document, title, shelf } = entry;
  const label = `Open ${title}`;
  const last = asked(desk);
  last.entry = entry;
  if (shelf !== 'trained') editor.open(document, label);
  else {
    const { work } = editor.store.getState();
    // Something else was opened meanwhile.
    const isWanted = () => last.entry === entry && editor.store.getState().work === work;
    const waiting = setTimeout(() => isWanted() && editor.notify({ tone: 'info', text: onItsWay(title) }), SOON);
    void opening()
      .then(
        ({ openTrained }) => openTrained(entry),
        () => ({ document, remark: NOT_THERE }),
      )
      .then(({ document: trained, remark }) => {
        clearTimeout(waiting);
        if (isWanted()) editor.open(trained, label, {}, remark);
      });
  }
  groundChanged(); // at once: its data may be on their way
  setSettings({ caption: true });
}
