import { type ComponentType, useState } from 'react';
import { useDesk } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { inSight, type PageDialog } from './inSight.ts';

type Part = ComponentType<{ open: boolean; onClose: () => void }>;
const floats = { floats: true } as const;

/** Each is fetched when it is first asked for. */
const dialogs: Readonly<Record<PageDialog, Part>> = {
  work: lazyPart('Your work', () => import('./library/LibraryDialog.tsx').then((m) => m.LibraryDialog), floats),
  runs: lazyPart('Kept runs', () => import('./runs/RunsDialog.tsx').then((m) => m.RunsDialog), floats),
  share: lazyPart('Sharing', () => import('./ShareDialog.tsx').then((m) => m.ShareDialog), floats),
  search: lazyPart('The search', () => import('./search/SearchDialog.tsx').then((m) => m.SearchDialog), floats),
  keys: lazyPart('The list of keys', () => import('./keys/KeysDialog.tsx').then((m) => m.KeysDialog), floats),
};

/** What lies over the page, one at a time. */
export function PageDialogs() {
  const shown = inSight(useDesk());
  const asked = shown.use((s) => s.dialog);
  // Kept once it was there: a dialog that closes must be there to give the focus back.
  const [opened, setOpened] = useState<readonly PageDialog[]>([]);
  if (asked && !opened.includes(asked)) setOpened([...opened, asked]);
  return opened.map((name) => {
    const Dialog = dialogs[name];
    return <Dialog key={name} open={asked === name} onClose={() => shown.set({ dialog: undefined })} />;
  });
}
