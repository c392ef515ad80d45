import { type Dropped, importData, importing } from '#app/import/importing.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { foreignFile, isForeignDrop, openForeign } from './foreign/openForeign.ts';
import { THE_IMPORT_OF_DATA, THE_IMPORT_OF_FILES } from './partsWords.ts';

const ImportDialog = lazyPart(
  THE_IMPORT_OF_DATA,
  () => import('./import/ImportDialog.tsx').then((m) => m.ImportDialog),
  { floats: true },
);

const ForeignDialog = lazyPart(
  THE_IMPORT_OF_FILES,
  () => import('./foreign/ForeignDialog.tsx').then((m) => m.ForeignDialog),
  { floats: true },
);

/** Takes what was dropped on the page: one file of another program to be looked at, anything else as data. */
export function bringDropped(desk: Desk, dropped: readonly Dropped[], files: FileList): void {
  const [file] = files;
  if (file && files.length === 1 && isForeignDrop(file.name)) openForeign(desk, file);
  else importData(desk, dropped);
}

/** What a person brings, before it is taken: data of one's own, asked for or dropped anywhere, and files of other programs. */
export function BroughtIn() {
  const desk = useDesk();
  const data = importing(desk);
  const foreign = foreignFile(desk);
  const asked = data.use(({ open }) => open);
  const file = foreign.use((s) => s.file);
  return (
    <>
      {asked && <ImportDialog onClose={() => data.set({ open: false, dropped: [] })} />}
      {file && <ForeignDialog file={file} onClose={() => foreign.set({ file: undefined })} />}
    </>
  );
}
