import { focusGround } from '#ui/ground.ts';
import styles from './SkipLink.module.css';
import { skipWords } from './skipWords.ts';
import type { Layout } from './useLayout.ts';

/** The first stop of the Tab key, seen only while it has the focus: past the bars to what the page is about. */
export function SkipLink({ mode, examples, layout }: { mode: boolean; examples: boolean; layout: Layout }) {
  return (
    // No link: the address is the document's.
    <button type="button" className={styles['skip']} onClick={focusGround}>
      {examples ? skipWords.examples : mode ? skipWords.lens : layout === 'phone' ? skipWords.panel : skipWords.network}
    </button>
  );
}
