import { useEffect, useState } from 'react';
import { FrameCode } from '#app/FrameCode.tsx';
import { registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { embedTitle } from './galleryWords.ts';

/** The code that shows an example in a page of one's own. */
export function EmbedDialog({ entry: { document, title }, onClose }: { entry: GalleryEntry; onClose: () => void }) {
  const [code, setCode] = useState<string>();
  useEffect(() => {
    let wanted = true;
    void encodeLink(document, registries).then((made) => wanted && setCode(made));
    return () => {
      wanted = false;
    };
  }, [document]);
  return (
    <Dialog open onClose={onClose} title={embedTitle(title)}>
      <FrameCode code={code} title={title} />
    </Dialog>
  );
}
