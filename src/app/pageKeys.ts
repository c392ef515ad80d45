/** @file Keys that mean the page as a whole. */
import type { Desk } from '#state/desk.ts';
import { settings } from '#state/settings.ts';
import { inSight } from './inSight.ts';
import { type PageKeys, runKeys } from './shortcuts.ts';

export const pageKeys = {
  ...runKeys,
  search: { keys: ['Mod+K'], run: (desk: Desk) => inSight(desk).set({ dialog: 'search' }) },
  keys: {
    keys: ['?'],
    // A key that is a single sign can be switched off: voices type, too (WCAG 2.1.4).
    run: (desk: Desk) => (settings.getState().helpKey ? inSight(desk).set({ dialog: 'keys' }) : false),
  },
} satisfies PageKeys;
