/**
 * Writes a text that changes with the frames into an element that holds nothing else. Its one node of text stays: to put another in its place is an insertion, for which
 * the page looks up what depends on its parts.
 */
export function writeText(element: Element | null | undefined, text: string): void {
  if (!element || element.textContent === text) return;
  const { firstChild } = element;
  if (firstChild instanceof Text && !firstChild.nextSibling && text !== '') firstChild.data = text;
  else element.textContent = text;
}
