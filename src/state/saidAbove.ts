/** @file The block of which the caption bar speaks: its own card need not say the same. */
import { perDesk } from './desk.ts';
import { createShared } from './shared.ts';

export const saidAbove = perDesk(() => createShared<{ readonly block: string | undefined }>({ block: undefined }));
