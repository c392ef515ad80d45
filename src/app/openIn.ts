/** @file Whether an address names a file beside the page; what opens it is fetched only then. */
import { loadPart } from '#base/loadPart.ts';
import type { LinkReading } from '#state/link.ts';
import { NOT_FETCHED } from './openBesideWords.ts';

/** What `?open=` says, or undefined where nothing is asked for. */
export const openIn = (search: string): string | undefined => new URLSearchParams(search).get('open') ?? undefined;

const opening = loadPart(() => import('./openBeside.ts'));

/** See `openBeside`. */
export const openNamed = (page: string, path: string): Promise<LinkReading> =>
  opening().then(
    ({ openBeside }) => openBeside(page, path),
    () => ({ error: NOT_FETCHED }),
  );
