import { Component, type ReactNode } from 'react';
import { remember } from '#state/storage.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import styles from './ErrorBoundary.module.css';
import { DOCUMENT_KEY } from './startDocument.ts';

interface Props {
  /** What failed, as the sentence begins; default "This page". */
  what?: string;
  /** A part of the page, which can be shown again by itself. */
  part?: boolean;
  children: ReactNode;
}

/** Shows a sentence and a way on where a component failed, instead of a blank page. */
export class ErrorBoundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { what = 'This page', part } = this.props;
    return (
      <div className={styles['place']}>
        <Notice kind="bad" title={`${what} met an error and cannot be shown.`}>
          <p>{error.message}</p>
          <div className={styles['actions']}>
            <Button look="main" onClick={() => (part ? this.setState({ error: undefined }) : location.reload())}>
              {part ? 'Try again' : 'Reload the page'}
            </Button>
            {!part && <Button onClick={startAnew}>Start with the first example</Button>}
          </div>
        </Notice>
      </div>
    );
  }
}

/** The document that was kept may be what the page fails on. */
function startAnew(): void {
  remember(DOCUMENT_KEY, null);
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}
