/** @file The point that is read in the answers of all lanes at once. */
import { type Desk, perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';

/** Of the comparison whose A stands at this desk. */
export const pointer: (desk: Desk) => ReturnType<typeof createShared<{ readonly at: readonly number[] | undefined }>> =
  perDesk(() => createShared<{ readonly at: readonly number[] | undefined }>({ at: undefined }));
