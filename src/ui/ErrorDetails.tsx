import styles from './ErrorDetails.module.css';

/** What only somebody who mends the page can read: folded away, to be copied. */
export function ErrorDetails({ error }: { error: unknown }) {
  return (
    <details>
      <summary>Details to copy</summary>
      <textarea
        className={styles['text']}
        aria-label="Details to copy"
        readOnly
        rows={4}
        value={error instanceof Error ? (error.stack ?? error.message) : String(error)}
        onFocus={(event) => event.currentTarget.select()}
      />
    </details>
  );
}
