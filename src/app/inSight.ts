/** @file Which part of the page is in sight, of those that share a place: shared, so that search and keys lead there too. */
import { perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';

/** What the top bar opens over the page. */
export type PageDialog = 'work' | 'runs' | 'export' | 'share' | 'search' | 'keys';
export type SideTab = 'answer' | 'training' | 'block';
/** What a phone shows, one at a time. */
export type PhonePanel = 'data' | 'network' | 'answer' | 'training' | 'block' | 'lenses';

interface InSight {
  readonly dialog: PageDialog | undefined;
  /** The page of examples, in the stage's room. */
  readonly examples: boolean;
  readonly side: SideTab;
  readonly panel: PhonePanel;
}

export const inSight = perDesk(() =>
  createShared<InSight>({ dialog: undefined, examples: false, side: 'answer', panel: 'network' }),
);
