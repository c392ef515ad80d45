import { Dialog } from '#ui/Dialog.tsx';
import { CopyField } from './CopyField.tsx';
import { MAY_NOT_OPEN, OPEN_IN_STRATA } from './openInWords.ts';

/** The way to the page for a frame that may not open one. */
export function LinkDialog({ link, onClose }: { link: string; onClose: () => void }) {
  return (
    <Dialog open title={OPEN_IN_STRATA} onClose={onClose}>
      <p>{MAY_NOT_OPEN}</p>
      <CopyField label="Link" text={link} main />
    </Dialog>
  );
}
