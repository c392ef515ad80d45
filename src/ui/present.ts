/**
 * @file The page for a projector (`?present`): the root says so, its style sheets set no text below 18 px (`tokens.css`), and what is drawn has lines of 2 px or
 * more (`charts/pen.ts`).
 */

/** @param search of the address */
export function setPresent(search: string): void {
  if (new URLSearchParams(search).has('present')) document.documentElement.dataset['present'] = '';
}
