/** @file What stands where a page, or a frame, could not even begin: a sentence and a way on, instead of nothing. */
import { CANNOT_START, RELOAD } from './errorWords.ts';

/** The error is told to whoever looks for errors. */
export function startFailed(error: unknown): void {
  reportError(error);
  sayInstead(CANNOT_START);
}

/** Says words where the page would be, without any part of the page. */
export function sayInstead(words: string): void {
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = RELOAD;
  again.onclick = () => location.reload();
  said.append(`${words} `, again);
  (document.getElementById('root') ?? document.body).replaceChildren(said);
}
