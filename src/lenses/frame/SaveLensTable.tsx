import { fileStem } from '#base/fileStem.ts';
import { useEditor } from '#state/useDesk.ts';
import { SaveTable } from '#ui/SaveTable.tsx';
import type { TableMaker } from './lensTable.ts';

/** Saves what a lens shows, in a file of the network's and the lens's name. */
export function SaveLensTable({ id, make }: { id: string; make: TableMaker }) {
  const title = useEditor((s) => s.document.title);
  return <SaveTable name={`${fileStem(title)}-${id}`} table={make} />;
}
