/** @file Whether images are being imported, and what was dropped on the page for it. */
import { createShared } from '#state/shared.ts';

export const imagesImport = createShared<{
  readonly open: boolean;
  /** Files and folders as they were dropped last. */
  readonly dropped: readonly FileSystemEntry[];
}>({ open: false, dropped: [] });

/** Opens the dialog, or gives the one that is open more. */
export const importImages = (dropped: readonly FileSystemEntry[] = []): void =>
  imagesImport.set({ open: true, dropped });
