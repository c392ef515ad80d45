import { Component, type ReactNode } from 'react';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorDetails } from '#ui/ErrorDetails.tsx';
import { Notice } from '#ui/Notice.tsx';
import { metAnError } from '#ui/partWords.ts';
import styles from './ErrorBoundary.module.css';
import { saveFile } from './files.ts';

interface Props {
  /** What failed, as the sentence begins; default "This page". */
  what?: string;
  children: ReactNode;
}

/** Shows a sentence and ways on where the whole page failed, instead of a blank one. None of them deletes anything. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? 'unknown' };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className={styles['place']}>
        <Notice kind="bad" title={metAnError(this.props.what ?? 'This page')}>
          <p>Nothing was deleted. Save your work as a file to be safe, then go on.</p>
          <div className={styles['actions']}>
            <Button look="main" onClick={() => location.reload()}>
              Reload
            </Button>
            <Button onClick={() => void saveFile()}>Save the work as a file</Button>
            <Button onClick={() => void openFirstExample()}>Open the first example</Button>
          </div>
          <ErrorDetails error={error} />
        </Notice>
      </div>
    );
  }
}

/** The document at hand may be what the page fails on: the example comes as a link, which takes nobody's place, and on a page of its own. */
async function openFirstExample(): Promise<void> {
  const code = await encodeLink(defaultDocument, registries);
  location.assign(`${location.pathname}?example#s=${code}`);
}
