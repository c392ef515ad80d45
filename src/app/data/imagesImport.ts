/** @file Whether images are being imported, and what was dropped on the page for it. */
import { createShared } from '#state/shared.ts';

/** A file or a folder as it was dropped; a file alone where the browser gives no entry for it. */
export type Dropped = FileSystemEntry | File;

export const imagesImport = createShared<{
  readonly open: boolean;
  /** What was dropped last. */
  readonly dropped: readonly Dropped[];
}>({ open: false, dropped: [] });

/** Opens the dialog, or gives the one that is open more. */
export const importImages = (dropped: readonly Dropped[] = []): void => imagesImport.set({ open: true, dropped });
