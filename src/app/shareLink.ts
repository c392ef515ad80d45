/** @file What the share dialog offers: the link, what it restores, and a frame for other pages. */
import type { StrataDocument } from '#nn/document.ts';
import { MAX_LINK_WEIGHT_BYTES } from '#nn/weights.ts';
import { formatCount } from '#ui/format.ts';

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
  if (run?.step === 0) return 'The link opens at step 0, with the parameters that were set by hand.';
  if (run?.weights)
    return `The link opens at step ${formatCount(run.step)} at once, with the weights in it; without them the run would train again to the same bits.`;
  if (run) {
    const changes = run.changes.length > 0 ? ', with the changes made on the way' : '';
    return `The link brings the run back: it trains again to step ${formatCount(run.step)}${changes}, to the same weights bit for bit.`;
  }
  if (!replayable && step > 0)
    return 'The link opens at step 0: more was changed during this run than a link can hold.';
  return 'The link opens at step 0, where this run stands now.';
}

/** Why weights are not in a link, and where they can be. */
export const tooLargeForLink = (bytes: number): string =>
  `The weights with the optimiser’s state and the curve take ${formatCount(Math.round(bytes / 1000))} kB, more than the ${MAX_LINK_WEIGHT_BYTES / 1000} kB that a link may hold: it trains again. A file may hold them; a page or a frame opens one that lies beside it by ?open=FILE in its address.`;
