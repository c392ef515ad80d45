import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';
import { useDesk } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import styles from './EmbedApp.module.css';
import { OPEN_IN_NEW_TAB, THE_LINK } from './openInWords.ts';

const LinkDialog = lazyPart(THE_LINK, () => import('./LinkDialog.tsx').then((m) => m.LinkDialog), { floats: true });

/** The way from a frame to the page of its own, in a new tab, with the run as it stands; where the host forbids that, as a link to copy. */
export function OpenInFull() {
  const { editor } = useDesk();
  const [link, setLink] = useState<string>();
  const open = async () => {
    // Opened before the link is ready, or the browser takes it for an advertisement.
    const page = window.open('', '_blank');
    const code = await encodeLink(editor.snapshot(), registries);
    const { href } = new URL(`../#s=${code}`, location.href.split(/[?#]/)[0]);
    if (!page) return setLink(href);
    page.location.href = href; // all that a sandbox lets be said of it
  };
  return (
    <>
      <button type="button" className={styles['open']} onClick={() => void open()} data-explain={OPEN_IN_NEW_TAB}>
        <ExternalLink size={16} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden">{OPEN_IN_NEW_TAB}</span>
      </button>
      {link !== undefined && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
    </>
  );
}
