import { useEffect, useRef } from 'react';
import { Formula } from '#ui/Formula.tsx';

/** Smaller than this share of the usual size a formula is not made: what is still too wide then scrolls. */
const SMALLEST = 0.72;

/** A formula on a line of its own, set smaller where the panel is too narrow for it. */
export function FitFormula({ tex }: { tex: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = () => {
      element.style.fontSize = '';
      const line = element.firstElementChild as HTMLElement | null;
      if (!line) return;
      const share = (line.clientWidth - 1) / line.scrollWidth;
      if (share < 1 && line.scrollWidth > line.clientWidth) element.style.fontSize = `${Math.max(SMALLEST, share)}em`;
      // What scrolls must be reached by the keyboard.
      if (line.scrollWidth > line.clientWidth) line.tabIndex = 0;
      else line.removeAttribute('tabindex');
    };
    // KaTeX may arrive later, which changes the height, and its fonts later still, which change the width alone.
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    document.fonts.addEventListener('loadingdone', fit);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', fit);
    };
  }, []);
  return (
    <div ref={box}>
      <Formula tex={tex} block />
    </div>
  );
}
