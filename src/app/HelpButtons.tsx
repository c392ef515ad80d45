import { CircleQuestionMark, Search } from 'lucide-react';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { IconButton } from '#ui/IconButton.tsx';
import type { MenuItem } from '#ui/Menu.tsx';
import { helpWords } from './helpWords.ts';
import { inSight } from './inSight.ts';
import { isMac, keyText } from './keyCaps.ts';
import { pageKeys } from './pageKeys.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The search, and the list of keys. */
export function HelpButtons() {
  const desk = useDesk();
  const mac = isMac();
  return (
    <>
      <IconButton
        label={helpWords.search}
        says={`${helpWords.searchSays} (${keyText('Mod+K', mac)})`}
        aria-haspopup="dialog"
        aria-keyshortcuts={mac ? 'Meta+K' : 'Control+K'}
        onClick={() => pageKeys.search.run(desk)}
      >
        <Search {...icon} />
      </IconButton>
      <IconButton
        label={helpWords.keys}
        says={`${helpWords.keysSays} (?)`}
        aria-haspopup="dialog"
        onClick={() => inSight(desk).set({ dialog: 'keys' })}
      >
        <CircleQuestionMark {...icon} />
      </IconButton>
    </>
  );
}

/** The same in the menu of a phone. */
export const helpItems = (desk: Desk): readonly MenuItem[] => [
  { id: 'search', label: helpWords.search, ruled: true, onSelect: () => pageKeys.search.run(desk) },
  { id: 'keys', label: helpWords.keys, onSelect: () => inSight(desk).set({ dialog: 'keys' }) },
];
