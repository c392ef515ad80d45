/** @file Files over a lesson: it takes none. Left to itself the browser would show the file in the page's place, and what was begun would be gone. */
import { useEffect } from 'react';

/** Refuses files that are dragged over the page or dropped on it, where no part of it takes them. */
export function useNoFiles(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    addEventListener('dragover', refuse);
    addEventListener('drop', refuse);
    return () => {
      removeEventListener('dragover', refuse);
      removeEventListener('drop', refuse);
    };
  }, []);
}
