import { type ComponentType, useState } from 'react';
import { useDesk } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { inSight, type PageDialog } from './inSight.ts';
import { KEPT_RUNS, THE_LIST_OF_KEYS, THE_SEARCH, YOUR_WORK } from './partsWords.ts';
import { SAVE_FOR_OTHERS } from './topBarWords.ts';

type Part = ComponentType<{ open: boolean; onClose: () => void }>;
const floats = { floats: true } as const;

/** Each is fetched when it is first asked for. */
const dialogs: Readonly<Record<PageDialog, Part>> = {
  work: lazyPart(YOUR_WORK, () => import('./library/LibraryDialog.tsx').then((m) => m.LibraryDialog), floats),
  runs: lazyPart(KEPT_RUNS, () => import('./runs/RunsDialog.tsx').then((m) => m.RunsDialog), floats),
  export: lazyPart(SAVE_FOR_OTHERS, () => import('./ExportDialog.tsx').then((m) => m.ExportDialog), floats),
  share: lazyPart('Sharing', () => import('./ShareDialog.tsx').then((m) => m.ShareDialog), floats),
  search: lazyPart(THE_SEARCH, () => import('./search/SearchDialog.tsx').then((m) => m.SearchDialog), floats),
  keys: lazyPart(THE_LIST_OF_KEYS, () => import('./keys/KeysDialog.tsx').then((m) => m.KeysDialog), floats),
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
