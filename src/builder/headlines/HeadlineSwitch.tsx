import { Captions } from 'lucide-react';
import { useDesk } from '#state/useDesk.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './HeadlineSwitch.module.css';
import { useHeadlinesOn } from './headlineState.ts';
import { switchWords } from './switchWords.ts';

/** Turns the words over the columns on and off. */
export function HeadlineSwitch() {
  const { editor } = useDesk();
  const on = useHeadlinesOn();
  return (
    <IconButton
      label={switchWords.label}
      says={switchWords.says}
      pressed={on}
      className={styles['switch'] ?? ''}
      // Left out of the view where it is on, as it is by itself.
      onClick={() => editor.setView({ headlines: on ? false : undefined })}
    >
      <Captions size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}
