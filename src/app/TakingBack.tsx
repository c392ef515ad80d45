import { Undo2 } from 'lucide-react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { RESTORE, RESTORE_SAYS, UNDO, UNDO_SAYS } from './embedAppWords.ts';
import { undo } from './shortcuts.ts';

/** In a frame: what was done last taken back, and all of it. */
export function TakingBack({ onRestore }: { onRestore: () => void }) {
  const desk = useDesk();
  const done = useEditor((s) => s.history.past.length > 0);
  return (
    <>
      <IconButton label={UNDO} says={UNDO_SAYS} disabled={!done} onClick={() => undo(desk)}>
        <Undo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <Button look="bare" data-explain={RESTORE_SAYS} onClick={onRestore}>
        {RESTORE}
      </Button>
    </>
  );
}
