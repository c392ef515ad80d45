/** @file Files of other programs on their way into the page: which they are, told by their names, and the one that the dialog shows. */
import { foreignEndings } from '#importers/foreignEndings.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';

/** Whether a file that somebody opens is another program's. */
export const isForeign = (name: string): boolean =>
  foreignEndings.some((ending) => name.toLowerCase().endsWith(ending));

/** Whether a file that was dropped is one: not what may be data just as well. */
export const isForeignDrop = (name: string): boolean => isForeign(name) && !/\.(bin|npz)$/i.test(name);

/** The file that the dialog is about. */
export const foreignFile = perDesk(() => createShared<{ readonly file: File | undefined }>({ file: undefined }));

/** Shows what a file of another program holds, to be taken or not. Nothing is changed by that alone. */
export const openForeign = (desk: Desk, file: File): void => foreignFile(desk).set({ file });
