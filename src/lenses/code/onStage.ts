/** @file The stage beside a program: which of its blocks the pointer is over, and the mark of the block whose line it is over. Nothing of it is there while no program is shown. */
import { useEffect, useState } from 'react';

/** The block on the stage that the pointer is over. */
export function usePointedOnStage(): string | undefined {
  const [block, setBlock] = useState<string>();
  useEffect(() => {
    const over = ({ target }: PointerEvent) =>
      setBlock(
        target instanceof Element ? target.closest<HTMLElement>('[data-block-id]')?.dataset['blockId'] : undefined,
      );
    addEventListener('pointerover', over, { passive: true });
    return () => removeEventListener('pointerover', over);
  }, []);
  return block;
}

/** Marks a block on the stage while it is pointed at elsewhere. */
export function useMarkOnStage(block: string | undefined): void {
  useEffect(() => {
    if (block === undefined) return;
    const found = [...document.querySelectorAll<HTMLElement>(`[data-block-id="${CSS.escape(block)}"]`)];
    for (const element of found) element.dataset['pointed'] = '';
    return () => {
      for (const element of found) delete element.dataset['pointed'];
    };
  }, [block]);
}
