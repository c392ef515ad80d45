import { useEffect, useRef } from 'react';
import { Dialog } from '#ui/Dialog.tsx';
import { Formula } from '#ui/Formula.tsx';
import { TextField } from '#ui/TextField.tsx';
import { findTerms } from './findTerms.ts';
import styles from './GlossaryDialog.module.css';
import { foundWords, inTheField, searchLabel, seeAlso, TITLE } from './glossaryWords.ts';
import { chapters, glossary, type Term } from './index.ts';
import { glossaryShown } from './openGlossary.ts';

const nameOf = new Map(glossary.map(({ id, name }) => [id, name]));

/** Every term of the page in plain words, with a search over all their names. */
export function GlossaryDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { term, search } = glossaryShown.use((shown) => shown);
  const body = useRef<HTMLDivElement>(null);
  const searching = search.trim() !== '';
  const found = findTerms(search, glossary);

  useEffect(() => {
    if (!open || term === undefined) return;
    const entry = body.current?.querySelector<HTMLElement>(`[data-term-entry="${term}"]`);
    entry?.scrollIntoView({ block: 'start' });
    entry?.focus({ preventScroll: true });
  }, [open, term]);

  return (
    <Dialog open={open} onClose={onClose} title={TITLE} wide className={styles['dialog'] ?? ''}>
      <div ref={body} className={styles['glossary']}>
        <div className={styles['search']}>
          <TextField
            type="search"
            label={searchLabel}
            labelHidden
            placeholder={searchLabel}
            value={search}
            onChange={(next) => glossaryShown.set({ search: next, term: undefined })}
          />
          <p role="status">{searching ? foundWords(found.length) : ''}</p>
        </div>
        {searching ? (
          <Entries terms={found} at={term} />
        ) : (
          chapters.map(({ title, terms }) => (
            <section key={title}>
              <h3>{title}</h3>
              <Entries terms={terms} at={term} />
            </section>
          ))
        )}
      </div>
    </Dialog>
  );
}

function Entries({ terms, at }: { terms: readonly Term[]; at: string | undefined }) {
  return terms.map(({ id, name, plain, field, formula, see }) => (
    <article
      key={id}
      className={styles['entry']}
      data-term-entry={id}
      data-at={id === at || undefined}
      aria-labelledby={`term-${id}`}
      tabIndex={-1}
    >
      <h4 id={`term-${id}`}>{name}</h4>
      <p>{plain}</p>
      {field !== undefined && (
        <p className={styles['field']}>
          <b>{inTheField}</b> {field}
        </p>
      )}
      {formula !== undefined && <Formula tex={formula} block />}
      {see && (
        <p className={styles['see']}>
          <span>{seeAlso}</span>
          {see.map((other) => (
            <button key={other} type="button" onClick={() => glossaryShown.set({ term: other, search: '' })}>
              {nameOf.get(other)}
            </button>
          ))}
        </p>
      )}
    </article>
  ));
}
