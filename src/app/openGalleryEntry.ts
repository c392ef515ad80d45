import type { Desk } from '#state/desk.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { setSettings } from '#state/settings.ts';
import { groundChanged } from '#ui/ground.ts';

/** Opens an example, undoably, with what there is to see of it. */
export function openGalleryEntry({ editor }: Desk, { document, title }: GalleryEntry): void {
  editor.open(document, `Open ${title}`);
  groundChanged(); // at once: its data may be on their way
  setSettings({ caption: true });
}
