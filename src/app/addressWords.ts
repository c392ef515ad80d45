/** @file What the page says of its address. */

/** Of an end of the address that is none of ours. */
export function addressProblem(hash: string): string | undefined {
  if (hash === '' || hash === '#' || /^#(?:[swlh]=|lesson=|lessons$|class$|edit=)/.test(hash)) return undefined;
  return 'What stands after # in this page’s address names no network. It should be the code that Share gives, beginning with #s=.';
}
