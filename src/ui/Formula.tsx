import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { classes } from './classes.ts';
import styles from './Formula.module.css';
import { formulaText } from './formulaText.ts';
import { withStyles } from './withStyles.ts';

type Katex = typeof import('katex')['default'];

const part = loadPart(
  withStyles(async () => (await Promise.all([import('katex'), import('katex/dist/katex.min.css')]))[0]),
  true,
);
let katex: Katex | null = null;
let loading = false;
const waiting = new Set<() => void>();

/** Loads KaTeX and its style sheet once; a failed load may be tried again by the next formula. */
function load(): void {
  if (katex || loading) return;
  loading = true;
  part()
    .then((module) => {
      katex = module.default;
    })
    .catch(() => {
      loading = false;
    })
    .finally(() => {
      for (const call of waiting) call();
    });
}

function subscribe(call: () => void): () => void {
  waiting.add(call);
  load();
  return () => {
    waiting.delete(call);
  };
}

export interface FormulaProps {
  tex: string;
  /** On a line of its own, in display style. */
  block?: boolean;
  /** Words in place of the formula for people who listen; KaTeX's own MathML otherwise. */
  label?: string;
  className?: string;
}

/** A formula set by KaTeX, which is loaded on first use; until then, and where the TeX cannot be read, in plain characters. */
export function Formula({ tex, block = false, label, className }: FormulaProps) {
  const ready = useSyncExternalStore(
    subscribe,
    () => katex,
    () => null,
  );
  const target = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState(false);

  useLayoutEffect(() => {
    const element = target.current;
    if (!ready || !element) return;
    try {
      ready.render(tex, element, { displayMode: block, throwOnError: true, strict: false, trust: false });
      setFailed(false);
    } catch {
      element.textContent = '';
      setFailed(true);
    }
  }, [ready, tex, block]);

  const plain = !ready || failed;
  return (
    <span
      className={classes(styles['formula'], block && styles['block'], className)}
      {...(label === undefined ? {} : { role: 'math', 'aria-label': label })}
      data-failed={failed || undefined}
    >
      <span ref={target} hidden={plain} translate="no" />
      {plain && <span className={styles['plain']}>{failed ? tex : formulaText(tex)}</span>}
    </span>
  );
}
