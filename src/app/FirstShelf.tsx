import { useEffect } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { useCloseUp } from '#state/closeUp.ts';
import type { Desk } from '#state/desk.ts';
import { setSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { didNotLoad } from '#ui/partWords.ts';
import styles from './FirstShelf.module.css';
import { firstSight } from './firstSight.ts';
import { inSight } from './inSight.ts';

const Shelf = lazyPart('The shelf of examples', () => import('./gallery/FirstShelf.tsx').then((m) => m.FirstShelf));

const all = loadPart(() => import('#state/gallery.ts'));

async function openExample({ editor }: Desk, id: string): Promise<void> {
  const entry = await all().then(
    ({ gallery }) => gallery.find((one) => one.id === id),
    () => undefined,
  );
  if (!entry) return editor.notify({ tone: 'bad', text: didNotLoad('The example') });
  editor.open(entry.document, `Open ${entry.title}`);
  setSettings({ caption: true });
}

/** Examples below the network at the first sight, until something is changed or a lens is opened. */
export function FirstShelf() {
  const desk = useDesk();
  const sight = firstSight(desk);
  const first = sight.use((s) => s.first);
  const done = useEditor(
    ({ history, document: { view } }) =>
      history.past.length > 0 || view.mode !== undefined || (view['lens'] ?? 'none') !== 'none',
  );
  useEffect(() => {
    if (first && done) sight.set({ first: false });
  }, [first, done, sight]);
  // A close-up has the room meanwhile.
  const closeUp = useCloseUp();
  if (!first || closeUp) return null;
  return (
    <div className={styles['shelf']}>
      <Shelf onOpen={(id) => void openExample(desk, id)} onAll={() => inSight(desk).set({ examples: true })} />
    </div>
  );
}
