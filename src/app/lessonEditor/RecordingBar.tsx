import { CircleDot } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './RecordingBar.module.css';
import { RECORDING } from './recorderWords.ts';

/** A bar beneath the page, which is as much lower meanwhile: what is being recorded, and what ends it. */
export function RecordingBar({ says, children }: { says: string; children: ReactNode }) {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty('--recorder', `${bar.current?.offsetHeight ?? 0}px`));
    watch.observe(bar.current!);
    return () => {
      watch.disconnect();
      style.removeProperty('--recorder');
    };
  }, []);
  return (
    <section ref={bar} className={styles['bar']} aria-label={RECORDING}>
      <CircleDot className={styles['sign']} size={16} strokeWidth={2} aria-hidden />
      <p role="status">{says}</p>
      {children}
    </section>
  );
}
