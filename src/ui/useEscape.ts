import { useEffect, useEffectEvent } from 'react';

/** Esc closes what has the page's room. A menu or a dialog closes first; a card that explains is no matter. */
export function useEscape(close: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open:not([popover=manual])')) return;
    // So that a lens that lies behind stays.
    event.preventDefault();
    close();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
}
