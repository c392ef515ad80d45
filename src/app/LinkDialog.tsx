import { Dialog } from '#ui/Dialog.tsx';
import { CopyField } from './CopyField.tsx';

/** The way to the page for a frame that may not open one. */
export function LinkDialog({ link, onClose }: { link: string; onClose: () => void }) {
  return (
    <Dialog open title="Open in Strata" onClose={onClose}>
      <p>This frame may not open a page. Copy the link, and open it yourself.</p>
      <CopyField label="Link" text={link} main />
    </Dialog>
  );
}
