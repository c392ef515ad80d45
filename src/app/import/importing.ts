/** @file Whether data of one's own are being brought in, and what was dropped on the page for it. */
import { type Desk, perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';

/** A file or a folder as it was dropped; a file alone where the browser gives no entry for it. */
export type Dropped = FileSystemEntry | File;

export const importing = perDesk(() =>
  createShared<{
    readonly open: boolean;
    /** What was dropped last. */
    readonly dropped: readonly Dropped[];
  }>({ open: false, dropped: [] }),
);

/** Opens the dialog, or gives the one that is open more. */
export const importData = (desk: Desk, dropped: readonly Dropped[] = []): void =>
  importing(desk).set({ open: true, dropped });
