import { useEffect, useState } from 'react';
import { isLoaded } from '#data/late.ts';
import { loadGenerator, NOT_LOADED } from '#data/loadGenerator.ts';
import { useDesk } from '#state/useDesk.ts';

/** Whether samples of a set can be drawn; what is missing for it is fetched, and the component rendered again. */
export function useGenerator(type: string): boolean {
  const { editor } = useDesk();
  const [, setLoaded] = useState<string>();
  useEffect(() => {
    loadGenerator(type)?.then(
      () => setLoaded(type),
      () => editor.notify({ tone: 'bad', text: NOT_LOADED }),
    );
  }, [editor, type]);
  return isLoaded(type);
}
