import { loadPart } from '#base/loadPart.ts';
import { useCloseUpOpen } from '#state/closeUp.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { didNotLoad } from '#ui/partWords.ts';
import styles from './FirstShelf.module.css';
import { inSight } from './inSight.ts';
import { openGalleryEntry } from './openGalleryEntry.ts';
import { THE_EXAMPLE, THE_SHELF_OF_EXAMPLES } from './partsWords.ts';

const Shelf = lazyPart(THE_SHELF_OF_EXAMPLES, () => import('./gallery/FirstShelf.tsx').then((m) => m.FirstShelf));

const all = loadPart(() => import('#state/gallery.ts'));

async function openExample(desk: Desk, id: string): Promise<void> {
  const entry = await all().then(
    ({ gallery }) => gallery.find((one) => one.id === id),
    () => undefined,
  );
  if (!entry) return desk.editor.notify({ tone: 'bad', text: didNotLoad(THE_EXAMPLE) });
  openGalleryEntry(desk, entry);
}

/** Examples below the network at the first sight. */
export function FirstShelf() {
  const desk = useDesk();
  // A close-up has the room meanwhile.
  const closeUp = useCloseUpOpen();
  if (closeUp) return null;
  return (
    <div className={styles['shelf']}>
      <Shelf onOpen={(id) => void openExample(desk, id)} onAll={() => inSight(desk).set({ examples: true })} />
    </div>
  );
}
