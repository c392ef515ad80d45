import type { ReactNode } from 'react';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';
import { useDesk } from '#state/useDesk.ts';
import { Boundary } from '#ui/Boundary.tsx';
import { Button } from '#ui/Button.tsx';
import { ErrorDetails } from '#ui/ErrorDetails.tsx';
import { Notice } from '#ui/Notice.tsx';
import { metAnError } from '#ui/partWords.ts';
import styles from './ErrorBoundary.module.css';
import { NOTHING_DELETED, OPEN_THE_FIRST_EXAMPLE, SAVE_AS_FILE, THIS_PAGE } from './errorWords.ts';
import { saveFile } from './files.ts';

/**
 * Shows a sentence and ways on where the whole page failed, instead of a blank one. None of them deletes anything.
 * @param what what failed, as the sentence begins
 */
export function ErrorBoundary({ what = THIS_PAGE, children }: { what?: string; children: ReactNode }) {
  const desk = useDesk();
  const instead = (error: unknown) => (
    <div className={styles['place']}>
      <Notice kind="bad" title={metAnError(what)}>
        <p>{NOTHING_DELETED}</p>
        <div className={styles['actions']}>
          <Button look="main" onClick={() => location.reload()}>
            Reload
          </Button>
          <Button onClick={() => void saveFile(desk)}>{SAVE_AS_FILE}</Button>
          <Button onClick={() => void openFirstExample()}>{OPEN_THE_FIRST_EXAMPLE}</Button>
        </div>
        <ErrorDetails error={error} />
      </Notice>
    </div>
  );
  return <Boundary instead={instead}>{children}</Boundary>;
}

/** The document at hand may be what the page fails on: the example comes as a link, which takes nobody's place, and on a page of its own. */
async function openFirstExample(): Promise<void> {
  const code = await encodeLink(defaultDocument, registries);
  location.assign(`${location.pathname}?example#s=${code}`);
}
