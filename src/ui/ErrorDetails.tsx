import styles from './ErrorDetails.module.css';
import { DETAILS_TO_COPY } from './partWords.ts';

/** What only somebody who mends the page can read: folded away, to be copied. */
export function ErrorDetails({ error }: { error: unknown }) {
  return (
    <details>
      <summary>{DETAILS_TO_COPY}</summary>
      <textarea
        className={styles['text']}
        aria-label={DETAILS_TO_COPY}
        readOnly
        rows={4}
        value={error instanceof Error ? (error.stack ?? error.message) : String(error)}
        onFocus={(event) => event.currentTarget.select()}
      />
    </details>
  );
}
