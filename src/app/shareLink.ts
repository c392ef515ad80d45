/** @file What the share dialog offers: the link, what it restores, and a frame for other pages. */

import type { StrataDocument } from '#nn/document.ts';
import { MAX_LINK_WEIGHT_BYTES } from '#nn/weights.ts';
import { formatCount } from '#ui/format.ts';
import {
  bringsRunBack,
  OPENS_AT_START,
  OPENS_HERE,
  OPENS_SET_BY_HAND,
  opensWithWeights,
  weightsTooLarge,
} from './linkWords.ts';

export type EmbedLook = 'full' | 'compact' | 'figure';

const heights: Record<EmbedLook, number> = { full: 720, compact: 480, figure: 360 };

/** The page's address with the document behind it. */
export const linkTo = (page: string, code: string): string => `${page.split('#')[0]}#s=${code}`;

/** An iframe that shows the document in another page: an element that is valid in HTML and in JSX. Its border is the host's to style. */
export function frameCode(page: string, code: string, look: EmbedLook, title: string): string {
  const source = new URL(`embed/?ui=${look}`, page.split(/[?#]/)[0]);
  return frameOf(`${source.href}#s=${code}`, title, heights[look]);
}

/** An iframe of an address, so many pixels high. */
export function frameOf(address: string, title: string, height: number): string {
  const name = title
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('{', '&#123;');
  return `<iframe src="${address}" title="${name}" width="100%" height="${height}" loading="lazy" allow="clipboard-write"></iframe>`;
}

/** One sentence: at which step the link opens, and why. */
export function restores({ run }: StrataDocument, step: number, replayable: boolean): string {
  if (run?.step === 0) return OPENS_SET_BY_HAND;
  if (run?.weights) return opensWithWeights(formatCount(run.step));
  if (run) {
    return bringsRunBack(formatCount(run.step), run.changes.length > 0);
  }
  if (!replayable && step > 0) return OPENS_AT_START;
  return OPENS_HERE;
}

/** Why weights are not in a link, and where they can be. */
export const tooLargeForLink = (bytes: number): string =>
  weightsTooLarge(formatCount(Math.round(bytes / 1000)), MAX_LINK_WEIGHT_BYTES / 1000);
