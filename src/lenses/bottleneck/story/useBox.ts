import { type RefObject, useLayoutEffect, useState } from 'react';
import { useTextScale } from '#charts/textScale.ts';

/** How large an element's box is, in CSS pixels over the reader's font size; 0 before it is known. */
export function useBox(ref: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const scale = useTextScale();
  const [box, setBox] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setBox({ width: element.clientWidth / scale, height: element.clientHeight / scale });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [ref, scale]);
  return box;
}
