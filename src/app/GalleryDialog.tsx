import { gallery } from '#state/gallery.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { DataPicture } from './DataPicture.tsx';
import styles from './GalleryDialog.module.css';

/** The present document's title, and examples to start from. Opening one can be undone. */
export function GalleryDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { editor } = useDesk();
  const title = useEditor((s) => s.document.title);
  return (
    <Dialog open={open} onClose={onClose} title="Gallery" wide>
      <TextField
        label="Title of this network"
        value={title}
        maxLength={200}
        onChange={(next) => editor.setTitle(next)}
      />
      <h3 className={styles['heading']}>Start from an example</h3>
      <p className={styles['note']}>
        What is open now stays in the undo history, and in Your work once you have changed it.
      </p>
      <ul className={styles['cards']}>
        {gallery.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={styles['card']}
              onClick={() => {
                editor.open(entry.document, `Open ${entry.document.title}`);
                onClose();
              }}
            >
              <DataPicture document={entry.document} className={styles['picture']} />
              <span className={styles['words']}>
                <b>{entry.document.title}</b>
                <span>{entry.sentence}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
