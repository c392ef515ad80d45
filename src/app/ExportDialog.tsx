import { Dialog } from '#ui/Dialog.tsx';
import { SaveForOthers } from './SaveForOthers.tsx';
import styles from './ShareDialog.module.css';
import { SAVE_FOR_OTHERS } from './topBarWords.ts';

/** The network for other programs, by itself: from the menu and the search. */
export function ExportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={SAVE_FOR_OTHERS}>
      <div className={styles['part']}>
        <SaveForOthers onShow={onClose} titled={false} />
      </div>
    </Dialog>
  );
}
