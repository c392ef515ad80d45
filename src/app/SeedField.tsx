import { useState } from 'react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { explains } from '#ui/explains.ts';
import { readNumberDraft } from '#ui/numberDraft.ts';
import styles from './SeedField.module.css';
import { SEED_KEYS, SEED_SAYS, TYPE_ANOTHER } from './transportWords.ts';

/** The seed as a number over its name, like its neighbours; a click makes it a field. */
export function SeedField() {
  const { editor } = useDesk();
  const seed = useEditor((s) => s.document.seed);
  const [draft, setDraft] = useState<string>();
  const reading =
    draft === undefined
      ? undefined
      : readNumberDraft(draft, { name: 'seed', min: 0, max: Number.MAX_SAFE_INTEGER, whole: true, format: String });

  function finish(): void {
    if (reading && reading.error === null && reading.value !== seed) editor.setSeed(reading.value, 'Seed');
    setDraft(undefined);
  }

  if (draft === undefined) {
    return (
      <button
        data-setting="Seed"
        type="button"
        className={styles['seed']}
        {...explains(SEED_SAYS, 'seed')}
        onClick={() => setDraft(String(seed))}
      >
        <span className={styles['value']}>{seed}</span> <span className={styles['name']}>seed</span>
        <span className="visually-hidden">{TYPE_ANOTHER}</span>
      </button>
    );
  }
  return (
    <input
      className={styles['input']}
      aria-label="Seed"
      aria-invalid={reading?.error !== null}
      aria-description={reading?.error ?? SEED_KEYS}
      inputMode="numeric"
      autoComplete="off"
      value={draft}
      ref={(input) => {
        if (input && document.activeElement !== input) {
          input.focus();
          input.select();
        }
      }}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        else if (event.key === 'Escape') setDraft(undefined);
      }}
    />
  );
}
